//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Fuzz targets: the endpoint, percent-encoding, responses, hints when to retry.
//
#include "targets.hpp"

#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/detail/wire/response_parser.hpp>
#include <appwrite/detail/wire/retry_after.hpp>

#include <conformance/recording.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace appwrite::fuzz
{

void endpoint(std::string_view bytes)
{
    auto const parsed = detail::endpoint::parse(bytes);
    if (!parsed)
    {
        require(parsed.error() == errc::invalid_argument, "a bad endpoint is an invalid argument");
        return;
    }
    require(!parsed->host().empty() && parsed->port() != 0, "an endpoint has a host and a port");
    std::string const& path = parsed->base_path();
    require(path.empty() || (path.front() == '/' && path.back() != '/'), "a path begins with a slash only");
    std::string const text = (parsed->is_tls() ? "https://" : "http://") + parsed->host_field() + path;
    for (char const c : text)
        require(static_cast<unsigned char>(c) > 0x20 && c != 0x7f, "nothing can break a header");
    auto const again = detail::endpoint::parse(text);
    require(again.has_value() && again->host() == parsed->host() && again->port() == parsed->port() &&
                again->base_path() == path && again->is_tls() == parsed->is_tls() &&
                again->is_loopback() == parsed->is_loopback() && again->is_address() == parsed->is_address(),
        "an endpoint can be spelled out");
}

void percent_encoding(std::string_view bytes)
{
    std::string encoded;
    detail::append_percent_encoded(encoded, bytes);
    require(encoded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                      "-._~%") == std::string::npos,
        "only what is unreserved is left as it is");
    require(test::decode_query_text(encoded) == bytes, "every text arrives");
}

namespace
{

struct outcome
{
    error_code error;
    bool done = false;
    bool keep_alive = false;
    std::string left_over;
    detail::http_response response;
};

// Gives the parser what a connection would: pieces of this size, and again what it did not use.
outcome feed(std::string_view bytes, std::size_t piece)
{
    outcome out;
    detail::response_parser parser({4096, 65536});
    while (!bytes.empty() && !out.error)
    {
        std::string_view const next = bytes.substr(0, piece);
        bytes.remove_prefix(next.size());
        out.left_over.append(next);
        if (parser.done())
            continue;
        std::size_t const used = parser.put(std::span(out.left_over.data(), out.left_over.size()), out.error);
        require(used <= out.left_over.size(), "no more is used than there is");
        out.left_over.erase(0, used);
    }
    if (!out.error)
        parser.put_eof(true, out.error);
    if (out.error)
        return out;
    require(parser.done() && parser.header_done(), "after the end there is a response or an error");
    out.done = true;
    out.keep_alive = parser.keep_alive();
    out.response = parser.take();
    require(out.response.status >= 200 && out.response.status <= 999, "a response is a final one");
    require(out.response.body.size() <= 65536, "the body's limit holds");
    return out;
}

} // namespace

void response(std::string_view bytes)
{
    if (bytes.empty())
        return;
    std::size_t const piece = 1 + static_cast<unsigned char>(bytes.front()) % 64;
    bytes.remove_prefix(1);
    outcome const whole = feed(bytes, std::max<std::size_t>(bytes.size(), 1));
    outcome const pieces = feed(bytes, piece);
    require(whole.done == pieces.done, "pieces make no difference to success");
    require(whole.keep_alive == pieces.keep_alive, "pieces make no difference to the connection");
    auto const& a = whole.response;
    auto const& b = pieces.response;
    require(a.status == b.status && a.content_type == b.content_type && a.location == b.location &&
                a.retry_after == b.retry_after && a.rate_limit_reset == b.rate_limit_reset &&
                a.warning == b.warning && a.body == b.body,
        "pieces make no difference to the response");
    require(!whole.done || whole.left_over == pieces.left_over, "pieces make no difference to what is left");
}

void retry_after(std::string_view bytes)
{
    auto const now = std::chrono::system_clock::time_point(std::chrono::seconds(1795435590));
    for (auto const delay : {detail::parse_retry_after(bytes, now),
             detail::parse_rate_limit_reset(bytes, now), detail::parse_retry_hint(bytes, bytes, now)})
        require(!delay || (delay->count() >= 0 && *delay <= std::chrono::years(101)),
            "a delay is neither negative nor for ever");
}

} // namespace appwrite::fuzz
