//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulated service without its network: a request goes in, a response comes out.
//
#include "service.hpp"

#include "route_match.hpp"
#include "users_routes.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

std::string_view host_name(const request& from) noexcept
{
    std::string_view host = from.header("Host");
    if (host.starts_with('['))
        return host.substr(0, std::min(host.find(']') + 1, host.size()));
    return host.substr(0, host.find(':'));
}

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

    json::error_code error;
    json::parse_options options;
    options.max_depth = 511;
    json::value parsed = json::parse(from.body, error, {}, options);
    if (error)
        return {};
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

std::uint64_t random_seed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

} // namespace

service::service(service_config config)
    : config_(std::move(config)), rules_(rules_of(parse_release(config_.version))), random_(random_seed())
{
}

std::size_t service::request_limit() const noexcept
{
    constexpr std::size_t mebibyte = 1024 * 1024;
    return (rules_ == rules::v0_15 ? 6 : 12) * mebibyte;
}

response service::handle(const request& from, time_point now)
{
    try
    {
        return answer(from, now);
    }
    catch (const failure& why)
    {
        return refuse(why);
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
    const route_match match = find_route(users_routes(rules_), method, from.path(), rules_);
    if (!match.found || !match.found->run)
        throw route_not_found(from.path());
    if (rules_ == rules::v0_15)
        authorise_v0_15(from, match.found->scope);
    else
        authorise_v1_9(from, match.found->scope);

    const json::object values = method == "GET" ? parse_form(from.query()) : read_body(from);
    const parameters input(values, rules_);
    const std::string_view format = from.header("X-Appwrite-Response-Format");
    call c{users_, random_, rules_, config_.version, input, match.path,
        format.empty() ? std::nullopt : std::optional<release>(parse_release(format)),
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count()};
    response result = match.found->run(c);
    add_warnings(c, result);
    return result;
}

response service::refuse(const failure& why) const
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
        result.body += ",\"type\":";
        append_json_string(result.body, why.type());
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

void service::authorise_v0_15(const request& from, std::string_view scope) const
{
    // The project may also be named in the query string. Without any name it is the server's own console,
    // where a project's key means nothing.
    const json::object query = parse_form(from.query());
    const json::value* named = query.if_contains("project");
    const bool in_query = named && named->is_string();
    const auto header = std::find_if(from.headers.begin(), from.headers.end(),
        [](const auto& field) { return equal_ignoring_case(field.first, "X-Appwrite-Project"); });
    const bool absent = !in_query && header == from.headers.end();
    const std::string project = in_query ? std::string(named->get_string())
                                : absent ? "console"
                                         : header->second;
    if (project != "console" && project != config_.project)
        throw failure(404, "project_not_found", "Project not found").from("swoole-http-server");

    const emulator_key* key = project == config_.project ? find_key(from.header("X-Appwrite-Key")) : nullptr;
    if (!key && scope == "public")
        return;
    const auto holds = [&](const emulator_key& k)
    {
        return scope != "public" &&
               (k.scopes.empty() || std::find(k.scopes.begin(), k.scopes.end(), scope) != k.scopes.end());
    };
    if (!key || !holds(*key))
        throw missing_scope(from, key, scope);
}

void service::authorise_v1_9(const request& from, std::string_view scope) const
{
    const std::string_view project = from.header("X-Appwrite-Project");
    const std::string_view secret = from.header("X-Appwrite-Key");
    const bool console = project.empty() || project == "console";
    if (console && !secret.empty())
        throw failure(403, "project_id_missing",
            "When using project API key, make sure to pass x-appwrite-project header with your project ID.")
            .from("Utopia/Http");
    if (!console && project != config_.project)
        throw failure(404, "project_not_found",
            "Project with the requested ID could not be found. Please check the value of the "
            "X-Appwrite-Project header "
            "to ensure the correct project ID is being used.")
            .from("Utopia/Http");

    const emulator_key* key = secret.empty() ? nullptr : find_key(secret);
    if (!secret.empty() && !key)
        throw failure(
            401, "user_unauthorized", "The current user is not authorized to perform the requested action.");
    if (!key && scope == "public")
        return;
    const bool holds = key && scope != "public" &&
                       (key->scopes.empty() ||
                           std::find(key->scopes.begin(), key->scopes.end(), scope) != key->scopes.end());
    if (!holds)
        throw missing_scope(from, key, scope);
}

const emulator_key* service::find_key(std::string_view secret) const
{
    const auto found = std::find_if(config_.keys.begin(), config_.keys.end(),
        [&](const emulator_key& key) { return key.secret == secret; });
    return found == config_.keys.end() ? nullptr : &*found;
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

failure service::missing_scope(const request& from, const emulator_key* key, std::string_view scope) const
{
    const bool old = rules_ == rules::v0_15;
    std::string message =
        key ? "app." + config_.project + "@service." + std::string(host_name(from)) : "User";
    message += " (role: ";
    message += key ? "application" : "guest";
    if (!old)
        message += 's';
    if (old)
        message.append(") missing scope (").append(scope).append(")");
    else
        message.append(") missing scopes ([\"").append(scope).append("\"])");
    return {401, "general_unauthorized_scope", std::move(message)};
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
