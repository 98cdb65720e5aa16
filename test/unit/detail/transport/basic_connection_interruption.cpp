//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: interruption at each step, and a context that goes away.
//
#include "connection_fixture.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

namespace
{

net::awaitable<exchange_outcome> connect_and_exchange(
    connection::pointer self, mock_clock::time_point deadline)
{
    connect_outcome const connecting = co_await connection::connect(self, deadline);
    exchange_outcome out;
    out.status = connecting.status;
    if (!out.status.ec)
        out = co_await exchange_of(self, request, deadline);
    co_return out;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_connection_interruption, connection_fixture)

BOOST_AUTO_TEST_CASE(interrupted_while_resolving)
{
    options->resolve = std::make_shared<test::fake_resolver>();
    fresh();
    auto t = connect();
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(interrupted_while_connecting)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), server.endpoint()});
    auto t = connect();
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::connect);
    // The other address was not tried.
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(interrupted_in_the_handshake)
{
    options->tls = std::make_shared<detail::tls_context>(tls_options());
    fresh();
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_some();
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::handshake);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_while_writing)
{
    test::peer_socket s = connected();
    auto t = exchange(large_request());
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::write);
    BOOST_TEST(t.get().sent);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_before_the_first_byte)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::first_byte);
    BOOST_TEST(t.get().sent);
    BOOST_TEST(!t.get().stale);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_in_the_body)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n");
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::body);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(an_interruption_holds_for_the_steps_to_come)
{
    test::peer_socket s = connected();
    c->interrupt(c->current_use());
    test::settle(ctx);
    auto t = exchange();
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::write);
    BOOST_TEST(!t.get().sent);
    BOOST_TEST(!s.has_more());

    auto again = connect();
    expect_failure(again.get(ctx), net::error::operation_aborted, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(a_late_interruption_does_not_hit_the_next_use)
{
    test::peer_socket s = kept();
    auto const old = c->current_use() - 1;
    c->interrupt(old);
    auto t = exchange();
    s.read_request();
    c->interrupt(old);
    test::settle(ctx);
    BOOST_TEST(!t.done());
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(interrupted_at_any_moment_of_a_timeout)
{
    // A deadline and an interruption at the same time, in each order that the handlers allow: it always ends,
    // and no further address is tried after the interruption.
    test::deaf_peer const deaf(ctx);
    for (std::size_t moment = 0; moment < 12; ++moment)
    {
        resolver->answer({deaf.endpoint(), deaf.endpoint(), deaf.endpoint()});
        fresh();
        auto t = connect();
        test::settle(ctx);
        mock_clock::advance(700ms);
        ctx.restart();
        for (std::size_t i = 0; i < moment; ++i)
            ctx.poll_one();
        c->interrupt(c->current_use());
        test::settle(ctx);
        BOOST_REQUIRE_MESSAGE(t.done(), "interrupted after " << moment << " handlers");
        expect_failure(t.get(), net::error::operation_aborted, call_stage::connect);
    }
}

BOOST_AUTO_TEST_CASE(interrupted_at_any_moment)
{
    // From the beginning to the end of a connect and an exchange: wherever it hits, the outcome is either
    // success or `operation_aborted`, and a connection that was interrupted is closed.
    std::size_t aborted = 0;
    std::size_t succeeded = 0;
    for (std::size_t moment = 0; moment < 60; ++moment)
    {
        fresh();
        auto t = test::start(ctx, connect_and_exchange(c, in(1h)));
        std::vector<test::peer_socket> sockets;
        auto const serve = [&]
        {
            if (sockets.empty())
            {
                if (auto s = server.try_accept())
                    sockets.push_back(std::move(*s));
            }
            else if (sockets.back().has_request())
            {
                sockets.back().read_request();
                sockets.back().write(ok);
            }
        };
        for (std::size_t i = 0; i < moment && !t.done(); ++i)
        {
            ctx.restart();
            ctx.poll_one();
            serve();
        }
        c->interrupt(c->current_use());
        for (int i = 0; i < 300 && !t.done(); ++i)
        {
            test::settle(ctx);
            serve();
        }
        BOOST_REQUIRE(t.done());
        exchange_outcome const& out = t.get();
        if (out.status.ec)
        {
            BOOST_TEST(out.status.ec == net::error::operation_aborted);
            BOOST_TEST(!out.clean);
            ++aborted;
        }
        else
        {
            BOOST_TEST(out.response.body == "{}");
            ++succeeded;
        }
        // Whatever is left in the queue of the listener belongs to this round.
        test::settle(ctx);
        while (server.somebody_connected())
            ;
    }
    BOOST_TEST(aborted > 3u);
    BOOST_TEST(succeeded > 5u);
}

// The context goes away.

BOOST_AUTO_TEST_CASE(destroyed_in_every_phase)
{
    for (int phase = 0; phase < 5; ++phase)
    {
        auto const doomed = std::make_unique<net::io_context>();
        auto const own_resolver = std::make_shared<test::fake_resolver>();
        test::peer listener(*doomed);
        test::deaf_peer const deaf(*doomed);
        if (phase > 0)
            own_resolver->answer({phase == 1 ? deaf.endpoint() : listener.endpoint()});
        auto const its_options = std::make_shared<detail::transport_options>(*options);
        its_options->resolve = own_resolver;
        auto its = std::make_shared<connection>(doomed->get_executor(), its_options);
        its->begin_use();
        std::weak_ptr<connection> const gone = its;
        auto t = test::start(*doomed, connection::connect(its, in(1h)));
        test::settle(*doomed);
        BOOST_TEST(t.done() == (phase > 1));
        std::optional<test::task<exchange_outcome>> u;
        std::optional<test::peer_socket> s;
        if (phase > 1)
        {
            s.emplace(listener.accept());
            u.emplace(test::start(*doomed, exchange_of(its, phase == 2 ? large_request() : request, in(1h))));
            test::settle(*doomed);
            if (phase == 4)
                s->write("HTTP/1.1 200");
            test::settle(*doomed);
            BOOST_TEST(!u->done());
        }
        its.reset();
        BOOST_TEST(!gone.expired());
    }
}

BOOST_AUTO_TEST_SUITE_END()
