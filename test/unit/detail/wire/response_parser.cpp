//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: framing, limits, and pieces of any size.
//
#include "support/printing.hpp"

#include <appwrite/detail/wire/response_parser.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace appwrite;
using detail::response_limits;
using detail::response_parser;

BOOST_AUTO_TEST_SUITE(response_parser_)

namespace
{

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
seen feed(std::vector<std::string_view> const& pieces, end how = end::open, response_limits limits = {})
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

seen feed(std::string_view text, end how = end::open, response_limits limits = {})
{
    return feed(std::vector<std::string_view>{text}, how, limits);
}

std::string const with_length = "HTTP/1.1 200 OK\r\n"
                                "Content-Type: application/json; charset=UTF-8\r\n"
                                "X-RateLimit-Reset: 1700000000\r\n"
                                "x-appwrite-warning: old\r\n"
                                "Content-Length: 11\r\n\r\n"
                                "{\"total\":0}";

std::string const chunked = "HTTP/1.1 201 Created\r\n"
                            "content-type: application/json\r\n"
                            "Transfer-Encoding: chunked\r\n"
                            "Trailer: X-Sum\r\n\r\n"
                            "5;name=value;other=\"quoted\"\r\n{\"a\":\r\n"
                            "A\r\n1234567890\r\n"
                            "1\r\n}\r\n"
                            "0;last\r\nX-Sum: 16\r\nX-More: b\r\n\r\n";

std::string const no_content = "HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n";

std::string const interim = "HTTP/1.1 100 Continue\r\n\r\n"
                            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

std::string const until_eof = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"total\":0}";

} // namespace

BOOST_AUTO_TEST_CASE(content_length)
{
    seen const s = feed(with_length);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(s.keep_alive);
    BOOST_TEST(s.left_over == "");
    BOOST_TEST(s.response.status == 200u);
    BOOST_TEST(s.response.header.read().warning == "old");
    BOOST_TEST(s.response.body == "{\"total\":0}");
}

BOOST_AUTO_TEST_CASE(content_length_zero)
{
    seen const s = feed("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    BOOST_TEST(s.done);
    BOOST_TEST(s.keep_alive);
    BOOST_TEST(s.response.body == "");
}

BOOST_AUTO_TEST_CASE(chunks_with_extensions_and_trailers)
{
    seen const s = feed(chunked);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(s.keep_alive);
    BOOST_TEST(s.left_over == "");
    BOOST_TEST(s.response.status == 201u);
    BOOST_TEST(s.response.body == "{\"a\":1234567890}");
}

BOOST_AUTO_TEST_CASE(no_body_by_status)
{
    seen const s = feed(no_content);
    BOOST_TEST(s.done);
    BOOST_TEST(s.keep_alive);
    BOOST_TEST(s.response.status == 204u);

    // Whatever the header claims (RFC 9112 §6.3).
    for (std::string const status : {"204 No Content", "304 Not Modified"})
    {
        seen const t = feed("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n");
        BOOST_TEST(t.done);
        BOOST_TEST(t.keep_alive);
        BOOST_TEST(t.response.body == "");
    }
}

BOOST_AUTO_TEST_CASE(headers_that_matter)
{
    seen const s =
        feed("HTTP/1.1 503 Service Unavailable\r\nRETRY-AFTER: 7\r\nLocation:  /elsewhere \r\nX-Other: x\r\n"
             "content-type: text/html; charset=utf-8\r\nx-RateLimit-reset: 1700000000\r\n"
             "X-Appwrite-Something: y\r\nContent-Length: 0\r\n\r\n");
    auto const& header = s.response.header.read();
    BOOST_TEST(s.done);
    BOOST_TEST(s.response.status == 503u);
    BOOST_TEST(header.retry_after == "7");
    BOOST_TEST(header.location == "/elsewhere");
    BOOST_TEST(header.content_type == "text/html; charset=utf-8");
    BOOST_TEST(header.rate_limit_reset == "1700000000");
    BOOST_TEST(header.warning == "");
}

BOOST_AUTO_TEST_CASE(headers_that_do_not_matter_to_a_success)
{
    seen const s = feed("HTTP/1.1 200 OK\r\nRetry-After: 7\r\nLocation: /elsewhere\r\n"
                        "Content-Type: application/json\r\nX-RateLimit-Reset: 1700000000\r\n"
                        "Content-Length: 0\r\n\r\n");
    BOOST_TEST(s.done);
    BOOST_TEST((s.response.header.read() == detail::response_header()));
}

BOOST_AUTO_TEST_CASE(interim_responses_are_skipped)
{
    seen const s = feed(interim + with_length);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(s.response.status == 200u);
    BOOST_TEST(s.response.body == "{\"total\":0}");

    seen const waiting = feed(interim);
    BOOST_TEST(!waiting.ec);
    BOOST_TEST(!waiting.done);
    BOOST_TEST(!waiting.header_done);
    BOOST_TEST(feed(interim, end::clean).ec == errc::incomplete_response);
}

BOOST_AUTO_TEST_CASE(nothing_of_an_interim_response_is_kept)
{
    seen const s = feed("HTTP/1.1 103 Early Hints\r\nLocation: /a\r\nRetry-After: 9\r\n\r\n" + no_content);
    BOOST_TEST(s.done);
    BOOST_TEST(s.response.header.read().location == "");
    BOOST_TEST(s.response.header.read().retry_after == "");
}

BOOST_AUTO_TEST_CASE(switching_protocols_is_refused)
{
    BOOST_TEST(feed("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n").ec ==
               errc::malformed_response);
}

BOOST_AUTO_TEST_CASE(what_follows_a_response_is_left_over)
{
    seen const s = feed(with_length + "HTTP/1.1 408 Request Timeout\r\n");
    BOOST_TEST(s.done);
    BOOST_TEST(s.left_over == "HTTP/1.1 408 Request Timeout\r\n");
}

BOOST_AUTO_TEST_CASE(every_split_gives_the_same)
{
    struct example
    {
        std::string text;
        end how;
    };
    std::vector<example> const examples = {
        {with_length, end::open},
        {chunked, end::open},
        {no_content, end::open},
        {interim + chunked, end::open},
        {interim + with_length + "left over", end::open},
        {until_eof, end::clean},
        {until_eof, end::unclean},
        {"HTTP/1.1 413 Request Entity Too Large\r\n\r\n", end::unclean},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n123", end::clean},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123", end::clean},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", end::open},
        {"HTTP/1.1 101 Switching Protocols\r\n\r\n", end::open},
    };
    for (auto const& [text, how] : examples)
    {
        std::string_view const all = text;
        seen const whole = feed(all, how);
        // What is left over of a broken one depends on how much had arrived by then.
        auto const same = [&](seen other)
        {
            if (whole.ec)
                other.left_over = whole.left_over;
            return other == whole;
        };
        std::size_t different = 0;
        for (std::size_t at = 0; at <= all.size(); ++at)
            different += same(feed({all.substr(0, at), all.substr(at)}, how)) ? 0 : 1;
        BOOST_TEST(different == 0u, different << " splits in two differ: " << text);

        std::vector<std::string_view> bytes;
        for (std::size_t at = 0; at < all.size(); ++at)
            bytes.push_back(all.substr(at, 1));
        BOOST_TEST(same(feed(bytes, how)), "single bytes differ: " << text);
    }
}

BOOST_AUTO_TEST_CASE(every_beginning_is_incomplete)
{
    for (std::string const& text : {with_length, chunked, interim + no_content})
    {
        std::size_t wrong = 0;
        for (std::size_t n = 0; n < text.size(); ++n)
            for (end const how : {end::clean, end::unclean})
            {
                seen const s = feed(std::string_view(text).substr(0, n), how);
                wrong += s.ec == errc::incomplete_response && !s.done ? 0 : 1;
            }
        BOOST_TEST(wrong == 0u, text);
    }
}

BOOST_AUTO_TEST_CASE(the_end_of_the_connection_ends_a_body_without_length)
{
    BOOST_TEST(!feed(until_eof).done);
    seen const s = feed(until_eof, end::clean);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(!s.keep_alive);
    BOOST_TEST(s.response.body == "{\"total\":0}");
}

BOOST_AUTO_TEST_CASE(an_unclean_end_could_be_a_truncated_body)
{
    BOOST_TEST(feed(until_eof, end::unclean).ec == errc::incomplete_response);
}

BOOST_AUTO_TEST_CASE(an_unclean_end_does_not_hide_an_error_status)
{
    for (std::string const status : {"400", "413", "503"})
    {
        seen const s = feed("HTTP/1.1 " + status + " No\r\n\r\nbecause", end::unclean);
        BOOST_TEST(!s.ec);
        BOOST_TEST(s.done);
        BOOST_TEST(!s.keep_alive);
        BOOST_TEST(s.response.body == "because");
    }
    // But a length that was promised has to be kept.
    BOOST_TEST(feed("HTTP/1.1 400 No\r\nContent-Length: 9\r\n\r\nbecause", end::unclean).ec ==
               errc::incomplete_response);
    BOOST_TEST(feed("HTTP/1.1 400 No\r\nContent-Length: 9\r\n\r\nbecause", end::clean).ec ==
               errc::incomplete_response);
}

BOOST_AUTO_TEST_CASE(a_bare_413)
{
    std::string const bare = "HTTP/1.1 413 Request Entity Too Large\r\n\r\n";
    seen const open = feed(bare);
    BOOST_TEST(!open.ec);
    BOOST_TEST(open.header_done);
    BOOST_TEST(!open.done);
    for (end const how : {end::clean, end::unclean})
    {
        seen const s = feed(bare, how);
        BOOST_TEST(!s.ec);
        BOOST_TEST(s.done);
        BOOST_TEST(!s.keep_alive);
        BOOST_TEST(s.response.status == 413u);
        BOOST_TEST(s.response.body == "");
    }
}

BOOST_AUTO_TEST_CASE(an_end_after_the_response_changes_nothing)
{
    seen const s = feed(with_length, end::unclean);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(s.response.body == "{\"total\":0}");
}

BOOST_AUTO_TEST_CASE(garbage)
{
    for (std::string const text : {
             "SSH-2.0-OpenSSH_9.2\r\n",
             "\x15\x03\x03\x01\x02\x02\x46 a TLS alert, from a server that was meant to speak plain",
             "<html><body>hello</body></html>\r\n\r\n",
             "HTTP/1.1 2x0 OK\r\n\r\n",
             "HTTP/1.1 20 OK\r\n\r\n",
             "HTTP/2 200\r\n\r\n",
             "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
         })
    {
        seen const s = feed(text);
        BOOST_TEST(s.ec == errc::malformed_response, text << ": " << s.ec.message());
        BOOST_TEST(!s.done);
    }
}

BOOST_AUTO_TEST_CASE(both_framings_at_once_are_refused)
{
    // The stuff that request smuggling is made of.
    BOOST_TEST(
        feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").ec ==
        errc::malformed_response);
    BOOST_TEST(
        feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n").ec ==
        errc::malformed_response);
}

BOOST_AUTO_TEST_CASE(header_limit)
{
    response_limits limits;
    limits.header = 1024;
    std::string const start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Long: ";
    auto const with_header_of = [&](std::size_t size)
    { return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n"; };
    BOOST_TEST(feed(with_header_of(1000), end::open, limits).done);
    BOOST_TEST(feed(with_header_of(1100), end::open, limits).ec == errc::header_too_large);
    BOOST_TEST(feed(start + std::string(100'000, 'x'), end::open, limits).ec == errc::header_too_large);
    BOOST_TEST(
        feed("HTTP/1.1 200 " + std::string(100'000, 'x'), end::open, limits).ec == errc::header_too_large);

    // Also when it trickles in.
    std::string const endless = start + std::string(5000, 'x');
    std::vector<std::string_view> bytes;
    for (std::size_t at = 0; at < endless.size(); ++at)
        bytes.push_back(std::string_view(endless).substr(at, 1));
    BOOST_TEST(feed(bytes, end::open, limits).ec == errc::header_too_large);
}

BOOST_AUTO_TEST_CASE(body_limit)
{
    response_limits limits;
    limits.body = 10;
    std::string const ten = "0123456789";
    std::string const head = "HTTP/1.1 200 OK\r\n";
    BOOST_TEST(feed(head + "Content-Length: 10\r\n\r\n" + ten, end::open, limits).done);
    // Refused by what is announced, before it comes.
    BOOST_TEST(feed(head + "Content-Length: 11\r\n\r\n", end::open, limits).ec == errc::body_too_large);
    BOOST_TEST(
        feed(head + "Transfer-Encoding: chunked\r\n\r\nA\r\n" + ten + "\r\n0\r\n\r\n", end::open, limits)
            .done);
    BOOST_TEST(feed(head + "Transfer-Encoding: chunked\r\n\r\nA\r\n" + ten + "\r\n1\r\nx\r\n0\r\n\r\n",
                   end::open, limits)
                   .ec == errc::body_too_large);
    BOOST_TEST(feed(head + "\r\n" + ten, end::clean, limits).done);
    BOOST_TEST(feed(head + "\r\n" + ten + "x", end::clean, limits).ec == errc::body_too_large);
    // Not so where there is no body at all.
    BOOST_TEST(feed("HTTP/1.1 304 Not Modified\r\nContent-Length: 11\r\n\r\n", end::open, limits).done);
}

BOOST_AUTO_TEST_CASE(keep_alive)
{
    struct example
    {
        char const* head;
        bool keeps;
    };
    for (auto const& [head, keeps] : {
             example{"HTTP/1.1 200 OK\r\n", true},
             example{"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n", true},
             example{"HTTP/1.1 200 OK\r\nConnection: close\r\n", false},
             example{"HTTP/1.1 200 OK\r\nconnection: CLOSE\r\n", false},
             example{"HTTP/1.1 200 OK\r\nConnection: x, close\r\n", false},
             example{"HTTP/1.0 200 OK\r\n", false},
             example{"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n", true},
         })
    {
        seen const s = feed(std::string(head) + "Content-Length: 0\r\n\r\n");
        BOOST_TEST(s.done, head);
        BOOST_TEST(s.keep_alive == keeps, head);
    }
}

BOOST_AUTO_TEST_CASE(content_coding)
{
    seen const s = feed("HTTP/1.1 404 Very Bad\r\nContent-Encoding: gzip\r\ncontent-encoding: br\r\n"
                        "Content-Length: 0\r\n\r\n");
    BOOST_TEST(s.response.header.read().content_encoding == "gzip, br");
    // Nothing is left over of what came before the final response.
    seen const t = feed("HTTP/1.1 103 Hints\r\nContent-Encoding: br\r\n\r\n"
                        "HTTP/1.1 204 \r\n\r\n");
    BOOST_TEST(t.response.header.read().content_encoding == "");
}

BOOST_AUTO_TEST_CASE(a_response_without_a_body_whatever_it_says)
{
    for (std::string const fields : {"", "Content-Length: 11\r\n", "Transfer-Encoding: chunked\r\n"})
        for (std::string const& before : {std::string(), interim})
        {
            std::string const header = before + "HTTP/1.1 200 OK\r\n" + fields + "\r\n";
            std::string const text = header + "what follows";
            response_parser parser({}, detail::response_body::none);
            error_code ec;
            for (std::size_t size = 0; size < header.size(); ++size)
            {
                response_parser part({}, detail::response_body::none);
                part.put(std::span(text.data(), size), ec);
                BOOST_TEST(!ec);
                BOOST_TEST(!part.done());
            }
            BOOST_TEST(parser.put(std::span(text.data(), text.size()), ec) == header.size());
            BOOST_TEST(!ec);
            BOOST_REQUIRE(parser.done());
            BOOST_TEST(parser.take().status == 200u);
        }
}

BOOST_AUTO_TEST_CASE(nothing_at_all)
{
    seen const s = feed("");
    BOOST_TEST(!s.ec);
    BOOST_TEST(!s.done);
    BOOST_TEST(!s.header_done);
    BOOST_TEST(feed("", end::clean).ec == errc::incomplete_response);
}

BOOST_AUTO_TEST_SUITE_END()
