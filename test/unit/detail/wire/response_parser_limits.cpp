//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: what is refused.
//
#include "response_parser_fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::wire;

BOOST_AUTO_TEST_SUITE(response_parser_limits)

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

BOOST_AUTO_TEST_SUITE_END()
