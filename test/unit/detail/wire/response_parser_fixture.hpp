//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Feeding a response_parser as a connection does, and responses to feed it with.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_WIRE_RESPONSE_PARSER_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_WIRE_RESPONSE_PARSER_FIXTURE_HPP

#include "support/printing.hpp"

#include <appwrite/detail/wire/response_parser.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::test::wire
{

using detail::response_limits;
using detail::response_parser;

/// How the bytes end.
enum class end
{
    open,
    clean,
    unclean,
};

/// All that can be seen of a parser that was fed.
struct seen
{
    error_code ec;
    bool done = false;
    bool header_done = false;
    bool keep_alive = false;
    std::string left_over;
    detail::http_response response;

    friend bool operator==(seen const& a, seen const& b)
    {
        auto const& x = a.response;
        auto const& y = b.response;
        return a.ec == b.ec && a.done == b.done && a.header_done == b.header_done &&
               a.keep_alive == b.keep_alive && a.left_over == b.left_over && x.status == y.status &&
               x.header.read() == y.header.read() && x.body == y.body;
    }
};

/// Feeds the pieces as a connection does: what is not used is given again with what comes next.
inline seen feed(
    std::vector<std::string_view> const& pieces, end how = end::open, response_limits limits = {})
{
    seen out;
    response_parser parser(limits);
    for (std::string_view const piece : pieces)
    {
        out.left_over.append(piece);
        if (parser.done() || out.ec)
            continue;
        std::size_t const used = parser.put(std::span(out.left_over.data(), out.left_over.size()), out.ec);
        out.left_over.erase(0, used);
    }
    if (how != end::open && !out.ec)
        parser.put_eof(how == end::clean, out.ec);
    out.header_done = parser.header_done();
    out.done = parser.done() && !out.ec;
    if (out.done)
    {
        out.keep_alive = parser.keep_alive();
        out.response = parser.take();
    }
    return out;
}

inline seen feed(std::string_view text, end how = end::open, response_limits limits = {})
{
    return feed(std::vector<std::string_view>{text}, how, limits);
}

inline std::string const with_length = "HTTP/1.1 200 OK\r\n"
                                       "Content-Type: application/json; charset=UTF-8\r\n"
                                       "X-RateLimit-Reset: 1700000000\r\n"
                                       "x-appwrite-warning: old\r\n"
                                       "Content-Length: 11\r\n\r\n"
                                       "{\"total\":0}";

inline std::string const chunked = "HTTP/1.1 201 Created\r\n"
                                   "content-type: application/json\r\n"
                                   "Transfer-Encoding: chunked\r\n"
                                   "Trailer: X-Sum\r\n\r\n"
                                   "5;name=value;other=\"quoted\"\r\n{\"a\":\r\n"
                                   "A\r\n1234567890\r\n"
                                   "1\r\n}\r\n"
                                   "0;last\r\nX-Sum: 16\r\nX-More: b\r\n\r\n";

inline std::string const no_content = "HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n";

inline std::string const interim = "HTTP/1.1 100 Continue\r\n\r\n"
                                   "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

inline std::string const until_eof = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"total\":0}";

} // namespace appwrite::test::wire

#endif
