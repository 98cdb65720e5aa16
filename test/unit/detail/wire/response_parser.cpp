//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: framing, what is kept, and pieces of any size.
//
#include "response_parser_fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::wire;

BOOST_AUTO_TEST_SUITE(response_parser_)

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

BOOST_AUTO_TEST_SUITE_END()
