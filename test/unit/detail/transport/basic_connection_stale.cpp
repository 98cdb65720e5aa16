//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: kept connections that are no good any more.
//
#include "connection_fixture.hpp"

#include <string>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_connection_stale, connection_fixture)

BOOST_AUTO_TEST_CASE(closed_while_idle)
{
    test::peer_socket s = kept();
    s.close();
    auto t = exchange();
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(static_cast<bool>(out.status.ec));
    BOOST_TEST(out.stale);
    BOOST_TEST(!out.sent);
    BOOST_TEST(out.reused);
    BOOST_TEST(out.wire == request);
}

BOOST_AUTO_TEST_CASE(bytes_that_nobody_asked_for)
{
    test::peer_socket s = kept();
    s.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
    auto t = exchange();
    BOOST_TEST(t.get(ctx).stale);
    BOOST_TEST(!t.get(ctx).sent);
    s.expect_close();
    BOOST_TEST(!s.has_more());
}

BOOST_AUTO_TEST_CASE(dies_under_the_request)
{
    for (bool const reset : {false, true})
    {
        fresh();
        test::peer_socket s = kept();
        auto t = exchange();
        s.read_request();
        reset ? s.reset() : s.close();
        exchange_outcome const& out = t.get(ctx);
        BOOST_TEST(static_cast<bool>(out.status.ec));
        BOOST_TEST(out.stale);
        BOOST_TEST(out.sent);
        BOOST_TEST(out.wire == request);
    }
}

BOOST_AUTO_TEST_CASE(one_byte_of_a_response_and_it_is_not_stale)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    s.write("H");
    test::settle(ctx);
    s.close();
    BOOST_TEST(!t.get(ctx).stale);
    expect_failure(t.get(), errc::incomplete_response, call_stage::body);
}

BOOST_AUTO_TEST_CASE(a_timeout_is_not_stale)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    ends_after(t, 5s);
    BOOST_TEST(!t.get().stale);
}

BOOST_AUTO_TEST_CASE(a_408_that_crossed_the_request)
{
    // The server gave up on the idle connection while the request was on its way: it was not executed, and
    // says nothing about it.
    struct example
    {
        bool kept;
        char const* head;
        bool stale;
    };
    for (auto const& [was_kept, head, stale] : {
             example{true, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n", true},
             example{true, "HTTP/1.1 408 Request Timeout\r\n", false},
             example{true, "HTTP/1.1 409 Conflict\r\nConnection: close\r\n", false},
             example{false, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n", false},
         })
    {
        fresh();
        test::peer_socket s = was_kept ? kept() : connected();
        auto t = exchange();
        s.read_request();
        s.write(head + std::string("Content-Length: 0\r\n\r\n"));
        BOOST_TEST(!t.get(ctx).status.ec);
        BOOST_TEST(t.get(ctx).stale == stale);
        BOOST_TEST(t.get(ctx).sent);
    }
}

BOOST_AUTO_TEST_SUITE_END()
