//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Clients, contexts and calls that end in any order.
//
#include "support/emulated.hpp"
#include "support/this_thread.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/thread_pool.hpp>

#include <thread>

using namespace appwrite;
using namespace appwrite::test;
using testing::fault;

BOOST_AUTO_TEST_SUITE(integration_lifetime)

BOOST_AUTO_TEST_CASE(destroying_the_client_ends_its_calls)
{
    emulated e;
    e.server.inject(fault::never_answer().times(100));
    std::optional<client> c(std::in_place, e.ctx, e.options().pool(pool_options().max_connections(2)));
    int aborted = 0;
    for (int i = 0; i < 5; ++i)
        net::co_spawn(e.ctx, c->users(nothrow).list(),
            [&](std::exception_ptr, result<page<user>> r)
            { aborted += r.has_error() && r.error() == error_code(net::error::operation_aborted) ? 1 : 0; });
    while (e.server.counters().requests < 2)
        e.ctx.poll();
    c.reset();
    e.ctx.run();
    BOOST_TEST(aborted == 5);
    BOOST_TEST(e.server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(destroying_the_context_with_calls_in_flight)
{
    testing::emulator server;
    server.inject(fault::never_answer().times(100));
    int completed = 0;
    {
        net::io_context ctx;
        client c(ctx, options_for(server).pool(pool_options().max_connections(2)));
        for (int i = 0; i < 5; ++i)
            net::co_spawn(
                ctx, c.users(nothrow).list(), [&](std::exception_ptr, result<page<user>>) { ++completed; });
        while (server.counters().requests < 2)
            ctx.poll();
        BOOST_TEST(c.stats().in_use == 2u);
        BOOST_TEST(c.stats().waiting == 3u);
    }
    BOOST_TEST(completed == 0);
    BOOST_TEST(server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(a_client_inside_a_coroutine_that_is_destroyed)
{
    testing::emulator server;
    server.inject(fault::never_answer());
    {
        net::io_context ctx;
        auto const program = [&]() -> net::awaitable<void>
        {
            client c(co_await net::this_coro::executor, options_for(server));
            co_await c.users().list();
        };
        net::co_spawn(ctx, program(), net::detached);
        while (server.counters().requests < 1)
            ctx.poll();
    }
    BOOST_TEST(server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(a_client_moved)
{
    emulated e;
    client first(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, first.users(nothrow).list()).has_value());
    client second(std::move(first));
    BOOST_TEST(await(e.ctx, second.users(nothrow).list()).has_value());
    BOOST_TEST(second.stats().connections_opened == 1u);
    second = client(e.ctx, e.options());
    BOOST_TEST(second.stats().connections_opened == 0u);
    BOOST_TEST(e.server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(calls_from_another_context)
{
    testing::emulator server;
    net::thread_pool sockets(1);
    client c(sockets, options_for(server));
    net::io_context ctx;
    auto const where = [&]() -> net::awaitable<bool>
    {
        // One thread runs this context, another one the sockets.
        auto const before = this_thread_id();
        auto const r = co_await c.users(nothrow).list();
        co_return r.has_value() && this_thread_id() == before;
    };
    BOOST_TEST(await(ctx, where()));
    sockets.join();
}

BOOST_AUTO_TEST_CASE(run_returns_with_idle_connections_left)
{
    emulated e;
    client c(e.ctx, e.options());
    // `await` returns because `io_context::run` does.
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(c.stats().idle == 1u);
    e.ctx.restart();
    BOOST_TEST(e.ctx.run() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
