//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What servers say about themselves.
//
#include "health_routes.hpp"

#include "json_members.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

namespace
{

/// One part that is well; before 1.4 it had no name.
void append_status(std::string& out, const call& c, std::string_view name)
{
    members json(out);
    if (c.version == rules::v1_9)
        json.text("name", name);
    json.raw("ping", "0");
    json.text("status", "pass");
    json.finish();
}

/// Servers of 1.x may have several databases or caches, and list them.
response show_parts(const call& c, std::string_view name)
{
    response result;
    if (c.version == rules::v0_15)
    {
        append_status(result.body, c, name);
        return result;
    }
    members json(result.body);
    json.raw("total", "1");
    json.key("statuses");
    result.body += '[';
    append_status(result.body, c, name);
    result.body += ']';
    json.finish();
    return result;
}

} // namespace

response get_health(call& c)
{
    response result;
    append_status(result.body, c, "http");
    return result;
}

response get_database_health(call& c)
{
    return show_parts(c, "database");
}

response get_cache_health(call& c)
{
    return show_parts(c, "cache");
}

response get_time_health(call& c)
{
    const std::string seconds = std::to_string(c.now / 1000);
    response result;
    members json(result.body);
    json.raw("remoteTime", seconds);
    json.raw("localTime", seconds);
    json.raw("diff", "0");
    json.finish();
    return result;
}

response get_version(call& c)
{
    response result;
    result.body = "{\"version\":";
    append_json_string(result.body, c.server_version);
    result.body += '}';
    return result;
}

} // namespace appwrite::testing::detail
