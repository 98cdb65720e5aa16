//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// endpoint: the parser.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_ENDPOINT_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_ENDPOINT_IPP

#include <appwrite/detail/wire/endpoint.hpp>

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <cstddef>

namespace appwrite::detail
{

// Not Boost.URL: in 1.81 it reads `https://127.0.0.1.example.com/v1` as the host 127.0.0.1 with the path
// `.example.com/v1`, and `https://h:x/v1` as a URL without a port. What an endpoint may be is far less than
// what a URL may be, and is small enough to be read here.

inline api_error bad_endpoint(std::string_view why)
{
    return api_error(errc::invalid_argument, call_stage::validate, "endpoint: " + std::string(why));
}

inline std::string to_lower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

inline bool is_letter_or_digit(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The characters that RFC 3986 allows in a path, escapes included.
inline bool is_path(std::string_view path) noexcept
{
    auto is_hex = [](char c)
    { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    for (std::size_t i = 0; i < path.size(); ++i)
    {
        if (path[i] == '%')
        {
            if (path.size() - i < 3 || !is_hex(path[i + 1]) || !is_hex(path[i + 2]))
                return false;
            i += 2;
        }
        else if (!is_letter_or_digit(path[i]) &&
                 std::string_view("/-._~!$&'()*+,;=:@").find(path[i]) == std::string_view::npos)
            return false;
    }
    return true;
}

// Whether a segment is `.` or `..`, escaped or not: servers and proxies would resolve it.
inline bool has_dot_segment(std::string_view path)
{
    std::string plain = to_lower(path);
    for (auto at = plain.find("%2e"); at != std::string::npos; at = plain.find("%2e", at))
        plain.replace(at, 3, ".");
    plain += '/';
    return plain.find("/./") != std::string::npos || plain.find("/../") != std::string::npos;
}

// 1 to 65535, 0 for anything else.
inline std::uint16_t parse_port(std::string_view text) noexcept
{
    unsigned port = 0;
    for (char c : text)
    {
        if (c < '0' || c > '9')
            return 0;
        port = port * 10 + static_cast<unsigned>(c - '0');
        if (port > 65535)
            return 0;
    }
    return static_cast<std::uint16_t>(port);
}

APPWRITE_IMPL std::string endpoint::host_field() const
{
    bool const brackets = host_.find(':') != std::string::npos;
    std::string field = brackets ? "[" + host_ + "]" : host_;
    if (port_ != (is_tls_ ? 443 : 80))
        field += ":" + std::to_string(port_);
    return field;
}

APPWRITE_IMPL result<endpoint> endpoint::parse(std::string_view text)
{
    endpoint e;

    auto const colon = text.find("://");
    std::string const scheme = to_lower(text.substr(0, colon));
    if (colon == std::string_view::npos || (scheme != "https" && scheme != "http"))
        return bad_endpoint("must be a URL such as https://cloud.appwrite.io/v1");
    e.is_tls_ = scheme == "https";
    std::string_view rest = text.substr(colon + 3);

    if (rest.find_first_of("?#") != std::string_view::npos)
        return bad_endpoint("must not have a query or a fragment");
    auto const slash = std::min(rest.find('/'), rest.size());
    std::string_view authority = rest.substr(0, slash);
    std::string_view path = rest.substr(slash);
    if (authority.find('@') != std::string_view::npos)
        return bad_endpoint("must not have a user name or a password; the key is an option of its own");

    // host, "[" address "]", each with an optional ":" port
    bool const brackets = authority.starts_with('[');
    auto const host_end = std::min(brackets ? authority.find(']') : authority.find(':'), authority.size());
    if (brackets && host_end == authority.size())
        return bad_endpoint("the address lacks its closing bracket");
    e.host_ = to_lower(authority.substr(brackets ? 1 : 0, host_end - (brackets ? 1 : 0)));
    std::string_view port = authority.substr(host_end + (brackets ? 1 : 0));

    error_code ec;
    auto const address = net::ip::make_address(e.host_, ec);
    e.is_address_ = !ec;
    // No zone (`fe80::1%eth0`): it has no place in a Host field.
    bool const plain = std::all_of(e.host_.begin(), e.host_.end(),
        [&](char c)
        { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || (brackets && c == ':'); });
    if (e.host_.empty() || !plain || e.host_.front() == '.' ||
        (brackets && !(e.is_address_ && address.is_v6())))
        return bad_endpoint("must have a host name or an address (an IPv6 address in brackets)");
    e.is_loopback_ = e.is_address_ ? address.is_loopback() : e.host_ == "localhost";

    e.port_ = e.is_tls_ ? 443 : 80;
    if (!port.empty())
    {
        e.port_ = port.front() == ':' ? parse_port(port.substr(1)) : std::uint16_t{0};
        if (e.port_ == 0)
            return bad_endpoint("the port must be a number between 1 and 65535");
    }

    if (!is_path(path) || has_dot_segment(path))
        return bad_endpoint("the path must be plain or percent-encoded and without dot segments");
    while (path.ends_with('/'))
        path.remove_suffix(1);
    e.base_path_ = path;
    return e;
}

APPWRITE_IMPL std::optional<api_error> check_transport_security(endpoint const& to, bool allow_insecure_http)
{
    if (to.is_tls() || to.is_loopback() || allow_insecure_http)
        return std::nullopt;
    return bad_endpoint(
        "plain http to " + to.host() +
        " would send the API key in clear text; use https, or allow_insecure_http() if the network "
        "is trusted");
}

} // namespace appwrite::detail

#endif
