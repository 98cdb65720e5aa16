//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: requests and responses, good and bad.
//
#include "connection_fixture.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_connection, connection_fixture)

BOOST_AUTO_TEST_CASE(a_request_and_a_response)
{
    test::peer_socket s = connected();
    BOOST_TEST(
        resolver->asked == std::vector<std::string>{"appwrite.test"}, boost::test_tools::per_element());
    auto t = exchange();
    BOOST_TEST(s.read_request() == request);
    s.write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(!out.status.ec);
    BOOST_TEST(out.response.status == 201u);
    BOOST_TEST(out.response.body == "{\"a\":1}");
    BOOST_TEST(out.wire == request);
    BOOST_TEST(out.clean);
    BOOST_TEST(out.sent);
    BOOST_TEST(!out.stale);
    BOOST_TEST(!out.reused);
    BOOST_TEST(out.bytes_read == 82u);
    BOOST_TEST(s.pump());
}

BOOST_AUTO_TEST_CASE(a_body_gets_spare_memory)
{
    test::peer_socket s = connected();
    std::string spare(20'000, 'x');
    char const* const where = spare.data();
    auto t = test::start(ctx, exchange_of(c, request, in(1h), std::move(spare)));
    s.read_request();
    s.write(ok);
    std::string const& body = t.get(ctx).response.body;
    BOOST_TEST(body == "{}");
    BOOST_TEST(static_cast<void const*>(body.data()) == static_cast<void const*>(where));
}

BOOST_AUTO_TEST_CASE(an_address_is_not_resolved)
{
    options->host = "127.0.0.1";
    options->port = server.port();
    fresh();
    connected();
    BOOST_TEST(resolver->asked.empty());
}

BOOST_AUTO_TEST_CASE(reused)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
    BOOST_TEST(t.get(ctx).reused);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(connecting_again_replaces_the_old_connection)
{
    test::peer_socket old = kept();
    test::peer_socket s = connected();
    old.expect_close();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(!t.get(ctx).reused);
}

BOOST_AUTO_TEST_CASE(what_the_server_sends_in_pieces)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    for (char const byte : ok)
    {
        BOOST_TEST(!t.done());
        s.write(std::string(1, byte));
        test::settle(ctx);
    }
    BOOST_TEST(t.get(ctx).clean);
    BOOST_TEST(t.get(ctx).bytes_read == ok.size());
}

// When a connection may not be used again.

BOOST_AUTO_TEST_CASE(connection_close)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(t.get(ctx).response.body == "{}");
    BOOST_TEST(!t.get(ctx).clean);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(more_than_a_response)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write(ok + "HTTP/1.1 200 OK\r\n");
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(!t.get(ctx).clean);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(a_body_that_ends_with_the_connection)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}");
    test::settle(ctx);
    BOOST_TEST(!t.done());
    s.close();
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(t.get(ctx).response.body == "{\"a\":1}");
    BOOST_TEST(!t.get(ctx).clean);
}

// What servers do wrong.

BOOST_AUTO_TEST_CASE(no_response_at_all)
{
    for (bool const reset : {false, true})
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        reset ? s.reset() : s.close();
        expect_failure(t.get(ctx),
            reset ? error_code(net::error::connection_reset) : errc::incomplete_response,
            call_stage::first_byte);
        BOOST_TEST(t.get(ctx).sent);
        BOOST_TEST(!t.get(ctx).clean);
        // On its first use a dead connection says nothing about keep-alive.
        BOOST_TEST(!t.get(ctx).stale);
    }
}

BOOST_AUTO_TEST_CASE(half_a_response)
{
    for (std::string const half : {"HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{}"})
        for (bool const reset : {false, true})
        {
            fresh();
            test::peer_socket s = connected();
            auto t = exchange();
            s.read_request();
            s.write(half);
            test::settle(ctx);
            BOOST_TEST(!t.done());
            reset ? s.reset() : s.close();
            expect_failure(t.get(ctx), errc::incomplete_response, call_stage::body);
            BOOST_TEST(!t.get(ctx).clean);
        }
}

BOOST_AUTO_TEST_CASE(a_reset_in_a_body_without_length)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}");
    test::settle(ctx);
    s.reset();
    expect_failure(t.get(ctx), errc::incomplete_response, call_stage::body);
}

BOOST_AUTO_TEST_CASE(not_http)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n");
    expect_failure(t.get(ctx), errc::malformed_response, call_stage::body);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(too_large)
{
    options->response.header = 1024;
    options->response.body = 10;
    for (auto const& [text, code] :
        {
            std::pair("HTTP/1.1 200 OK\r\nX: " + std::string(2000, 'x') + "\r\n\r\n", errc::header_too_large),
            std::pair(std::string("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"), errc::body_too_large),
        })
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        s.write(text);
        expect_failure(t.get(ctx), code, call_stage::body);
        s.expect_close();
    }
}

BOOST_AUTO_TEST_SUITE_END()
