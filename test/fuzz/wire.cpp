//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Fuzz targets: the endpoint, proxies, percent-encoding, responses and compressed bodies, hints when to
// retry.
//
#include "targets.hpp"

#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/gzip.hpp>
#include <appwrite/detail/wire/no_proxy.hpp>
#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/detail/wire/response_parser.hpp>
#include <appwrite/detail/wire/retry_after.hpp>

#include <conformance/recording.hpp>

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <optional>
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

namespace
{

// What zlib makes of it: nothing if it is anything but complete members.
std::optional<std::string> gunzip_by_zlib(std::string_view bytes)
{
    z_stream z{};
    if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
        return std::nullopt;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    int state = Z_OK;
    while (state == Z_OK)
    {
        char piece[4096];
        z.next_out = reinterpret_cast<Bytef*>(piece);
        z.avail_out = sizeof piece;
        state = inflate(&z, Z_NO_FLUSH);
        out.append(piece, sizeof piece - z.avail_out);
        if (state == Z_STREAM_END && z.avail_in != 0)
            state = inflateReset(&z);
    }
    inflateEnd(&z);
    return state == Z_STREAM_END ? std::optional(out) : std::nullopt;
}

} // namespace

void gzip(std::string_view bytes)
{
    constexpr std::size_t limit = 65536;
    std::string out;
    error_code const ec = detail::gunzip(bytes, limit, out);
    if (ec == errc::body_too_large)
        return;
    auto const expected = gunzip_by_zlib(bytes);
    if (!ec)
        require(out.size() <= limit && expected == out, "what is accepted is what zlib reads");
    else
        require(ec == errc::malformed_response && !expected, "what is refused is refused by zlib, too");
}

void no_proxy(std::string_view bytes)
{
    std::size_t const line = std::min(bytes.find('\n'), bytes.size());
    auto const to = detail::endpoint::parse(bytes.substr(0, line));
    std::string_view const list = bytes.substr(std::min(line + 1, bytes.size()));
    if (!to)
        return;
    bool const direct = detail::is_without_proxy(list, *to);
    require(detail::is_without_proxy(std::string(list) + ",*", *to), "a star matches everything");
    if (direct)
        require(detail::is_without_proxy("nothing.test " + std::string(list), *to), "any entry is enough");
    std::string const host = to->host_field();
    require(host.ends_with('.') || detail::is_without_proxy(host, *to), "a server matches itself");
}

void percent_encoding(std::string_view bytes)
{
    std::string encoded;
    detail::append_percent_encoded(encoded, bytes);
    require(encoded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                      "-._~%") == std::string::npos,
        "only what is unreserved is left as it is");
    require(test::decode_query_text(encoded) == bytes, "every text arrives");
    require(detail::percent_decoded(encoded) == bytes, "every text comes back");
    require(detail::percent_decoded(bytes).size() <= bytes.size(), "nothing is added");
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
    require(a.status == b.status && a.header.read() == b.header.read() && a.body == b.body,
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
