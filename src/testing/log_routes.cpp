//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What users have done.
//
#include "log_routes.hpp"

#include "account_json.hpp"
#include "handler_support.hpp"
#include "query.hpp"

#include <algorithm>
#include <vector>

namespace appwrite::testing::detail
{

namespace
{

struct log_page
{
    std::uint64_t limit = 25;
    std::uint64_t offset = 0;
    bool count = true;
};

log_page read_page(const call& c)
{
    log_page result;
    if (is_old(c))
    {
        if (const auto* limit = c.input.optional("limit", range_rule(0, 100)))
            result.limit = static_cast<std::uint64_t>(to_integer(*limit));
        if (const auto* offset = c.input.optional("offset", range_rule(0, 5000)))
            result.offset = static_cast<std::uint64_t>(to_integer(*offset));
        return result;
    }
    const list_plan plan = read_plan(c.input, c.format, log_schema());
    if (const auto* total = c.input.optional("total", loose_boolean_rule()))
        result.count = to_boolean(*total);
    result.limit = plan.limit;
    result.offset = plan.offset;
    return result;
}

/// The newest first.
response show_logs(const call& c, std::string_view user_id, const log_page& page)
{
    const auto& all = c.accounts.logs.of(user_id);
    const std::size_t end = all.size() - std::min<std::uint64_t>(page.offset, all.size());
    const std::size_t begin = end - std::min<std::uint64_t>(page.limit, end);
    const std::vector<const log_record*> shown(all.rbegin() + static_cast<std::ptrdiff_t>(all.size() - end),
        all.rbegin() + static_cast<std::ptrdiff_t>(all.size() - begin));
    const user_shape shape(c.version, c.format);
    response result;
    append_counted_list(result.body, page.count ? all.size() : 0, "logs", shown, shape,
        [&](const log_record* log) { append_log(result.body, *log, shape); });
    return result;
}

} // namespace

response list_logs(call& c)
{
    const std::string_view id = user_id(c);
    const log_page page = read_page(c);
    return show_logs(c, existing(c, id).id, page);
}

response list_own_logs(call& c)
{
    const log_page page = read_page(c);
    return show_logs(c, c.by.user->id, page);
}

} // namespace appwrite::testing::detail
