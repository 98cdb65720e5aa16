//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of basic_connection share: a connection on a clock that does not run, and a peer over
// loopback sockets that the test moves.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_CONNECTION_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_CONNECTION_FIXTURE_HPP

#include "support/ends_after.hpp"
#include "support/fake_resolver.hpp"
#include "support/mock_transport.hpp"
#include "support/peer.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>

namespace appwrite::test::transport
{

using namespace std::chrono_literals;
using detail::connect_outcome;
using detail::exchange_outcome;
using connection = detail::basic_connection<mock_clock>;

inline std::string const request = "GET /v1/users HTTP/1.1\r\nHost: appwrite.test\r\n\r\n";
inline std::string const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

/// More than the socket buffers of both sides hold.
inline std::string large_request()
{
    std::size_t const size = 24 * 1024 * 1024;
    return "POST /v1/users HTTP/1.1\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
           std::string(size, 'x');
}

/// A different limit for every phase, so that a test can tell which one was at work.
inline timeouts distinct_limits()
{
    return timeouts().resolve(1s).connect(2s).handshake(3s).write(4s).first_byte(5s).body(6s);
}

inline net::awaitable<exchange_outcome> exchange_of(
    connection::pointer c, std::string wire, mock_clock::time_point deadline, std::string room = {})
{
    exchange_outcome out;
    out.wire = std::move(wire);
    out.response.body = std::move(room);
    co_await connection::exchange(std::move(c), out, deadline);
    co_return out;
}

struct connection_fixture
{
    connection_fixture()
    {
        options->host = "appwrite.test";
        options->port = 1;
        options->resolve = resolver;
        options->limits = distinct_limits();
        resolver->answer({server.endpoint()});
        fresh();
    }

    /// Another connection, for which `options` count as they are now.
    void fresh()
    {
        c = std::make_shared<connection>(ctx.get_executor(), options);
        c->begin_use();
    }

    mock_clock::time_point in(mock_clock::duration d) const { return mock_clock::now() + d; }

    test::task<connect_outcome> connect(mock_clock::duration limit = 1h)
    {
        return test::start(ctx, connection::connect(c, in(limit)));
    }

    test::task<exchange_outcome> exchange(std::string wire = request, mock_clock::duration limit = 1h)
    {
        return test::start(ctx, exchange_of(c, std::move(wire), in(limit)));
    }

    /// Connected, with the other side of it.
    test::peer_socket connected()
    {
        auto t = connect();
        test::peer_socket s = server.accept();
        BOOST_REQUIRE(!t.get(ctx).status.ec);
        return s;
    }

    /// Connected, one exchange done, a new use begun.
    test::peer_socket kept()
    {
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        s.write(ok);
        BOOST_REQUIRE(t.get(ctx).clean);
        c->begin_use();
        return s;
    }

    template <class T>
    void ends_after(test::task<T>& t, mock_clock::duration limit)
    {
        test::ends_after(ctx, t, limit);
    }

    net::io_context ctx;
    test::peer server{ctx};
    std::shared_ptr<test::fake_resolver> resolver = std::make_shared<test::fake_resolver>();
    std::shared_ptr<detail::transport_options> options = std::make_shared<detail::transport_options>();
    std::shared_ptr<connection> c;
};

template <class Outcome>
void expect_failure(Outcome const& out, error_code ec, call_stage stage)
{
    BOOST_TEST(out.status.ec == ec);
    BOOST_TEST(out.status.stage == stage);
}

} // namespace appwrite::test::transport

#endif
