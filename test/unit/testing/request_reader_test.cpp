//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulator's parser of HTTP requests.
//
#include "../../../src/testing/request_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_request_reader)

namespace
{

using appwrite::testing::detail::request;
using appwrite::testing::detail::request_reader;
using outcome = request_reader::outcome;

constexpr std::size_t limit = 1000;

outcome parse(const std::string& bytes)
{
    request_reader reader(limit);
    reader.feed(bytes);
    request ignored;
    return reader.next(ignored);
}

} // namespace

BOOST_AUTO_TEST_CASE(reads_byte_by_byte)
{
    const std::string bytes = "POST /v1/users?a=b HTTP/1.1\r\nHost: x\r\ncontent-LENGTH: 5\r\n\r\nhello";
    request_reader reader(limit);
    request got;
    BOOST_TEST(reader.idle());
    for (const char c : bytes)
    {
        BOOST_TEST((reader.next(got) == outcome::need_more));
        reader.feed({&c, 1});
        BOOST_TEST(!reader.idle());
    }
    BOOST_TEST((reader.next(got) == outcome::request));
    BOOST_TEST(got.method == "POST");
    BOOST_TEST(got.path() == "/v1/users");
    BOOST_TEST(got.query() == "a=b");
    BOOST_TEST(got.header("HOST") == "x");
    BOOST_TEST(got.body == "hello");
    BOOST_TEST(got.keep_alive);
    BOOST_TEST(reader.idle());
}

BOOST_AUTO_TEST_CASE(reads_one_after_the_other)
{
    request_reader reader(limit);
    reader.feed("\r\nGET /1 HTTP/1.1\r\nConnection: close\r\n\r\nGET /2 HTTP/1.0\r\n\r\nGET /3");
    request got;
    BOOST_TEST((reader.next(got) == outcome::request));
    BOOST_TEST(got.target == "/1");
    BOOST_TEST(!got.keep_alive);
    BOOST_TEST((reader.next(got) == outcome::request));
    BOOST_TEST(got.target == "/2");
    BOOST_TEST(got.headers.empty());
    BOOST_TEST(!got.keep_alive);
    BOOST_TEST((reader.next(got) == outcome::need_more));
    BOOST_TEST(!reader.idle());
}

BOOST_AUTO_TEST_CASE(reads_chunks)
{
    request_reader reader(limit);
    request got;
    const std::string bytes = "PATCH /x HTTP/1.1\r\nTransfer-Encoding: "
                              "chunked\r\n\r\n3\r\nabc\r\nA;n=v\r\n0123456789\r\n0\r\nT: v\r\n\r\n";
    for (const char c : bytes)
    {
        BOOST_TEST((reader.next(got) == outcome::need_more));
        reader.feed({&c, 1});
    }
    BOOST_TEST((reader.next(got) == outcome::request));
    BOOST_TEST(got.body == "abc0123456789");
}

BOOST_AUTO_TEST_CASE(asks_for_continue_once)
{
    request_reader reader(limit);
    reader.feed("PUT /x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    request got;
    BOOST_TEST((reader.next(got) == outcome::need_more));
    BOOST_TEST(reader.take_continue());
    BOOST_TEST(!reader.take_continue());
    reader.feed("x");
    BOOST_TEST((reader.next(got) == outcome::request));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_http)
{
    BOOST_TEST((parse("hello\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET /\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("FOO / HTTP/1.1\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET x HTTP/1.1\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET / HTTP/2.0\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET / HTTP/1.1\r\nno colon\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") == outcome::malformed));
    BOOST_TEST((parse("GET / HTTP/1.1\r\nX: " + std::string(70'000, 'x')) == outcome::malformed));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_too_large)
{
    BOOST_TEST((parse("PUT / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n") == outcome::too_large));
    BOOST_TEST(
        (parse("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n") == outcome::too_large));
    BOOST_TEST((parse("PUT / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n") == outcome::need_more));
    BOOST_TEST((parse("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\n\r\n") == outcome::request));
}

BOOST_AUTO_TEST_SUITE_END()
