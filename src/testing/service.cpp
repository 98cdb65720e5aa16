//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulated service without its network: a request goes in, a response comes out.
//
#include "service.hpp"

#include "content_coding.hpp"
#include "digest.hpp"
#include "php_json.hpp"
#include "route_match.hpp"
#include "routes.hpp"
#include "user_json.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

std::string error_page(const std::string& title)
{
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>" + title +
           " - Error</title></head><body><h1>" + title + "</h1></body></html>";
}

/// What a body holds. Whatever is not an object of parameters counts as empty.
json::object read_body(const request& from)
{
    std::string_view type = from.header("Content-Type");
    type = type.substr(0, type.find(';'));
    if (equal_ignoring_case(type, "application/x-www-form-urlencoded"))
        return parse_form(from.body);
    if (!equal_ignoring_case(type, "application/json"))
        return {};

    std::optional<json::value> body = parse_php_json(from.body);
    if (!body)
        return {};
    json::value& parsed = *body;
    if (parsed.is_object())
        return std::move(parsed.get_object());
    // A scalar that PHP takes for true brings the server's input handling down.
    const bool empty = parsed.is_null() || parsed.is_array() || (parsed.is_bool() && !parsed.get_bool()) ||
                       (parsed.is_int64() && parsed.get_int64() == 0) ||
                       (parsed.is_string() && (parsed.get_string().empty() || parsed.get_string() == "0"));
    if (!empty)
        throw failure::unhandled();
    return {};
}

/// Users of 1.x are seen at most once a day.
void note_access(store& users, const user_record& who, milliseconds_since_epoch now)
{
    constexpr milliseconds_since_epoch day = 24LL * 60 * 60 * 1000;
    if (who.accessed + day <= now)
        users.find(who.id)->accessed = now;
}

std::uint64_t random_seed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

} // namespace

service::service(service_config config)
    : config_(std::move(config))
    , rules_(rules_of(parse_release(config_.version)))
    // Not secret, so that tokens outlive the process: whoever reaches the emulator may do everything anyway.
    , jwt_key_(digest("sha256", "jwt of " + config_.project))
    , accounts_(users_.changes())
    , teams_(users_.changes())
    , random_(random_seed())
{
}

std::size_t service::request_limit() const noexcept
{
    constexpr std::size_t mebibyte = 1024 * 1024;
    return (rules_ == rules::v0_15 ? 6 : 12) * mebibyte;
}

response service::handle(const request& from, time_point now)
{
    response result = answer_or_refuse(from, now);
    compress(result, from, rules_);
    return result;
}

response service::answer_or_refuse(const request& from, time_point now)
{
    try
    {
        return answer(from, now);
    }
    catch (const failure& why)
    {
        return refuse(why, knows_error_types(from));
    }
    catch (const std::exception&)
    {
        return refuse(failure::unhandled());
    }
}

response service::answer(const request& from, time_point now)
{
    check_host(from);
    if (from.method == "OPTIONS")
    {
        response result;
        result.status = 204;
        result.content_type = "text/html";
        return result;
    }
    const std::string_view method =
        from.method == "HEAD" ? std::string_view("GET") : std::string_view(from.method);
    const route_match match = find_route(routes_of(rules_), method, from.path(), rules_);
    if (!match.found || !match.found->run)
        throw route_not_found(from.path());
    const milliseconds_since_epoch time =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    const auto read = [&] { return method == "GET" ? parse_form(from.query()) : read_body(from); };
    // The old server reads them first, for the project may be named there.
    json::object values = rules_ == rules::v0_15 ? read() : json::object();
    const authority judge{
        config_.project, config_.keys, rules_, users_, accounts_.sessions, jwt_key_, values};
    const principal by = authorise(judge, from, match.found->scope, time);
    if (by.user && rules_ == rules::v1_9)
    {
        if (match.found->pattern.find("/mfa/") == std::string_view::npos)
            check_factors(by, accounts_.factors.find(by.user->id));
        note_access(users_, *by.user, time);
    }

    if (rules_ == rules::v1_9)
        values = read();
    const parameters input(values, rules_);
    const std::string_view format = from.header("X-Appwrite-Response-Format");
    call c{users_, accounts_, teams_, random_, rules_, config_.version, config_.project, jwt_key_, from, by,
        input, match.path, format.empty() ? std::nullopt : std::optional<release>(parse_release(format)),
        time};
    response result = match.found->run(c);
    add_warnings(c, result);
    return result;
}

/// Clients of 0.12 do not, and the old server spares them.
bool service::knows_error_types(const request& from) const
{
    const std::string_view format = from.header("X-Appwrite-Response-Format");
    return format.empty() || !user_shape(rules_, parse_release(format)).total_called_sum;
}

response service::refuse(const failure& why, bool with_type) const
{
    response result;
    result.status = why.status();
    if (why.type() == "html")
    {
        result.content_type = "text/html; charset=UTF-8";
        result.server = why.server();
        result.no_cache = true;
        result.body = error_page(why.message());
        return result;
    }
    result.body = "{\"message\":";
    append_json_string(result.body, why.message());
    result.body += ",\"code\":" + std::to_string(why.status());
    if (why.type().empty())
    {
        result.server = "swoole-http-server";
        result.content_type = "text/html";
        result.decorated = false;
    }
    else
    {
        result.server = why.server();
        result.decorated = why.server() == "Appwrite";
        result.no_cache = true;
        // Whatever else answers does so before the format is looked at.
        if (with_type || !result.decorated)
        {
            result.body += ",\"type\":";
            append_json_string(result.body, why.type());
        }
    }
    result.body += ",\"version\":";
    append_json_string(result.body, config_.version);
    result.body += '}';
    return result;
}

void service::check_host(const request& from) const
{
    if (rules_ == rules::v0_15 || config_.hosts.empty())
        return;
    const std::string_view host = host_name(from);
    const auto same = [&](const std::string& known) { return equal_ignoring_case(known, host); };
    if (std::none_of(config_.hosts.begin(), config_.hosts.end(), same))
        throw failure(401, "html", "Access to this host is not allowed").from("Utopia/Http");
}

failure service::route_not_found(std::string_view path) const
{
    if (rules_ == rules::v0_15)
        return failure(404, "general_route_not_found", "Not Found").from("swoole-http-server");
    if (!path.starts_with("/v1/") && path != "/v1")
        return {404, "html", "Page not found"};
    return {404, "general_route_not_found",
        "Route not found. Please ensure the endpoint is configured correctly and that the API route is valid "
        "for this "
        "SDK version. Refer to the API docs for more details."};
}

void service::add_warnings(const call& c, response& to) const
{
    if (rules_ == rules::v0_15 || !c.format || *c.format <= parse_release(config_.version))
        return;
    const std::string wanted = std::to_string(c.format->major) + '.' + std::to_string(c.format->minor) + '.' +
                               std::to_string(c.format->patch);
    to.headers.emplace_back("X-Appwrite-Warning",
        "The current SDK is built for Appwrite " + wanted +
            ". However, the current Appwrite server version is " + config_.version +
            ". Please downgrade your SDK to match the Appwrite version: https://appwrite.io/docs/sdks");
}

} // namespace appwrite::testing::detail
