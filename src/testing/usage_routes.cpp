//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The figures that a console draws.
//
#include "usage_routes.hpp"

#include "handler_support.hpp"
#include "json_members.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

constexpr milliseconds_since_epoch hour = 3'600'000;

/// [{"value":0,"date":..},..], one for each hour or day until now.
void append_metric(std::string& out, std::string_view range, milliseconds_since_epoch now)
{
    const milliseconds_since_epoch step = range == "24h" ? hour : 24 * hour;
    const int count = range == "24h" ? 24 : range == "30d" ? 30 : 90;
    out += '[';
    for (int left = count; left-- > 0;)
    {
        members json(out);
        json.raw("value", "0");
        json.time("date", (now / step - left) * step);
        json.finish();
        if (left > 0)
            out += ',';
    }
    out += ']';
}

response get_old_usage(call& c)
{
    c.input.optional("range", word_rule({"24h", "7d", "30d", "90d"}, false));
    // The old server asks for figures that it never took.
    throw failure(500, "general_unknown", "Server Error");
}

} // namespace

response get_usage(call& c)
{
    if (is_old(c))
        return get_old_usage(c);
    const std::string range =
        to_text(c.input.optional("range", word_rule({"24h", "30d", "90d"}, false))).value_or("30d");
    std::string body;
    members json(body);
    json.text("range", range);
    json.raw("usersTotal", "0");
    json.raw("sessionsTotal", "0");
    json.key("users");
    append_metric(body, range, c.now);
    json.key("sessions");
    append_metric(body, range, c.now);
    json.finish();
    return show(std::move(body));
}

} // namespace appwrite::testing::detail
