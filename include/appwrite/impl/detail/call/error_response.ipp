//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response that is not the expected one to an api_error.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_ERROR_RESPONSE_IPP
#define APPWRITE_IMPL_DETAIL_CALL_ERROR_RESPONSE_IPP

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/reader.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <utility>

namespace appwrite::detail
{

// What Appwrite says about an error, as far as the body has it.
struct error_body
{
    std::string message;
    std::string type;
    std::string version;
};

inline error_body read_error_body(std::string_view text)
{
    // Development servers add a stack trace; no sensible error is longer or deeper than this.
    static constexpr std::size_t max_size = 1024 * 1024;
    static constexpr std::size_t max_depth = 64;

    error_body read;
    if (text.empty() || text.size() > max_size)
        return read;
    document json(text.size());
    if (json.parse(text, max_depth))
        return read;
    auto const* object = json.root().if_object();
    if (!object)
        return read;
    auto member = [object](char const* name)
    {
        auto const* value = object->if_contains(name);
        return value ? std::string(to_text(*value)) : std::string();
    };
    read.message = member("message");
    read.type = member("type");
    read.version = member("version");
    return read;
}

inline bool is_html(std::string_view content_type, std::string_view body)
{
    // JSON comes as text/html too, so the body has the last word.
    auto const first = body.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos)
        return body[first] == '<';
    return content_type.starts_with("text/html");
}

inline std::string redirect_advice(unsigned status, std::string_view location)
{
    std::string advice = "the server redirects (HTTP " + std::to_string(status) + ")";
    if (!location.empty())
        advice.append(" to ").append(location);
    return advice +
           "; redirects are never followed, so configure the endpoint that is meant: https instead of http, "
           "the right host and port, and a path such as /v1";
}

// The code for a response without a type, and what is worth saying about it.
inline error_code code_of_status(unsigned status, bool html, std::string& message)
{
    auto say = [&message](char const* text)
    {
        if (message.empty())
            message = text;
    };
    switch (status)
    {
    case 401:
    case 403:
        if (!html)
            break;
        say("the answer is a web page: the server does not know the host name of the endpoint, or a proxy "
            "refused "
            "the request");
        return api_errc::general_access_forbidden;
    case 404:
        say("the server has no such route: check that the endpoint's path is right (it usually ends in /v1) "
            "and that "
            "the server's version has the operation");
        return api_errc::general_route_not_found;
    case 413:
        say("the request is larger than the server accepts");
        return api_errc::payload_too_large;
    case 429:
        say("too many requests");
        return api_errc::general_rate_limit_exceeded;
    case 502:
    case 503:
    case 504:
        say("the server cannot be reached behind its proxy, or is starting");
        return api_errc::service_unavailable;
    default:
        break;
    }
    return make_http_error(status);
}

inline error_code code_of(unsigned status, std::string_view content_type, std::string_view location,
    std::string_view body, error_body& read)
{
    if (status >= 300 && status < 400)
    {
        read.message = redirect_advice(status, location);
        return errc::unexpected_redirect;
    }
    if (status < 300)
    {
        read.message = "the server answered HTTP " + std::to_string(status) +
                       ", which is not the status of success of this operation";
        return errc::unexpected_content;
    }
    if (read.type.empty())
        return code_of_status(status, is_html(content_type, body), read.message);
    api_errc const known = to_api_errc(read.type);
    return known == api_errc::unknown ? make_http_error(status) : make_error_code(known);
}

APPWRITE_IMPL api_error error_from_response(unsigned status, std::string_view content_type,
    std::string_view location, std::string_view body, std::optional<std::chrono::milliseconds> retry_hint)
{
    error_body read = read_error_body(body);
    error_code const code = code_of(status, content_type, location, body, read);
    if (read.message.empty())
        read.message = code.message();

    api_error e(code, call_stage::decode, std::move(read.message));
    e.status(status)
        .type(std::move(read.type))
        .server_version(std::move(read.version))
        .raw_body(std::string(body.substr(0, max_raw_body)))
        .retry_hint(retry_hint);
    return e;
}

} // namespace appwrite::detail

#endif
