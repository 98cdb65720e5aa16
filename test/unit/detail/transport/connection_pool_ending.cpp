//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: waiters that are cancelled or destroyed, pools that are closed.
//
#include "pool_fixture.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::pool;
using test::mock_clock;
using test::mock_connection;

BOOST_AUTO_TEST_SUITE(connection_pool_ending)

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_leaves_the_queue)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& a = f.wait();
    caller& b = f.wait();
    a.cancel();
    BOOST_TEST(!a.get());
    BOOST_TEST(a.status().ec == net::error::operation_aborted);
    BOOST_TEST(a.status().stage == call_stage::acquire);
    f.expect(1, 0, 0, 1);
    give_back_clean(first);
    BOOST_TEST(b.get().open());
}

// The order matters in what follows: the hand-over and the cancellation happen in one handler, before the
// waiter can resume.

BOOST_AUTO_TEST_CASE(cancelled_after_the_hand_over_the_connection_still_arrives)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& a = f.wait();
    net::post(f.ctx,
        [&]
        {
            give_back_clean(first);
            a.cancel();
        });
    lease& l = a.get();
    BOOST_REQUIRE(l);
    BOOST_TEST(l.open());
    BOOST_TEST(!a.status().ec);
    f.expect(1, 0, 0, 0);
    l.give_back();
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(cancelled_just_before_the_hand_over_the_connection_still_arrives)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& a = f.wait();
    net::post(f.ctx,
        [&]
        {
            a.cancel();
            give_back_clean(first);
        });
    // The waiter was still in the queue, so it was its turn.
    BOOST_REQUIRE(a.get());
    a.get().give_back();
    f.expect(0, 0, 1, 0);
}

namespace
{

/// Acquires and then finds itself cancelled, as any coroutine does at its next co_await.
net::awaitable<lease> acquire_and_go_on(std::shared_ptr<pool_type> pool, transport_status& status)
{
    lease l = co_await pool->acquire(mock_clock::now() + 1h, status);
    co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    co_return l;
}

} // namespace

BOOST_AUTO_TEST_CASE(cancelled_after_the_hand_over_the_next_waiter_gets_it)
{
    for (bool const somebody_waits : {true, false})
    {
        pool_fixture f(pool_options().max_connections(1));
        lease first = f.open();
        auto const connection = first.connection();
        transport_status status;
        auto a = test::start(f.ctx, acquire_and_go_on(f.pool, status));
        test::settle(f.ctx);
        f.expect(1, 0, 0, 1);
        std::optional<caller> b;
        if (somebody_waits)
            b.emplace(f.ctx, *f.pool);
        test::settle(f.ctx);

        net::post(f.ctx,
            [&]
            {
                give_back_clean(first);
                a.cancel();
            });
        BOOST_CHECK_EXCEPTION(a.get(f.ctx), boost::system::system_error,
            [](auto const& e) { return e.code() == net::error::operation_aborted; });
        if (b)
        {
            BOOST_REQUIRE(b->get());
            BOOST_TEST(b->get().open());
            BOOST_TEST(b->get().connection() == connection);
            f.expect(1, 0, 0, 0);
        }
        else
            f.expect(0, 0, 1, 0);
        BOOST_TEST(f.made == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_destroyed_after_the_hand_over_passes_it_on)
{
    // The context goes away with the wake-up of its waiter still in it; the pool serves another context, too.
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    auto const connection = first.connection();
    auto doomed = std::make_unique<net::io_context>();
    std::optional<caller> a(std::in_place, *doomed, *f.pool);
    test::settle(*doomed);
    f.expect(1, 0, 0, 1);
    caller& b = f.wait();

    give_back_clean(first);
    f.expect(1, 0, 0, 1);
    doomed.reset();
    BOOST_REQUIRE(b.get());
    BOOST_TEST(b.get().open());
    BOOST_TEST(b.get().connection() == connection);
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_destroyed_leaves_the_queue)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    {
        net::io_context doomed;
        caller a(doomed, *f.pool);
        caller b(doomed, *f.pool);
        test::settle(doomed);
        f.expect(1, 0, 0, 2);
    }
    f.expect(1, 0, 0, 0);
    give_back_clean(first);
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(a_context_is_destroyed_with_everybody_inside)
{
    std::weak_ptr<pool_type> gone;
    {
        pool_fixture f(pool_options().max_connections(2).connect_concurrency(1));
        gone = f.pool;
        // One holds an open connection, one is connecting, four wait, one of them with a grant in its hands.
        lease open = f.open();
        caller connecting(f.ctx, *f.pool);
        connecting.get();
        for (int i = 0; i < 4; ++i)
            f.wait();
        give_back_clean(open);
        f.expect(2, 1, 0, 3);
    }
    BOOST_TEST(gone.expired());
    BOOST_TEST(mock_connection::alive == 0);
}

BOOST_AUTO_TEST_CASE(close_wakes_everybody_and_interrupts_users)
{
    pool_fixture f(pool_options().max_connections(2));
    lease idle = f.open();
    lease busy = f.open();
    auto const user = busy.connection();
    std::weak_ptr<mock_connection> const was_idle = idle.connection();
    give_back_clean(idle);
    f.expect(1, 0, 1, 0);
    lease other = f.open();
    for (int i = 0; i < 3; ++i)
        f.wait();
    other.prove_clean();

    f.pool->close();
    f.pool->close();
    for (caller& c : f.callers)
    {
        BOOST_TEST(!c.get());
        BOOST_TEST(c.status().ec == net::error::operation_aborted);
        BOOST_TEST(c.status().stage == call_stage::acquire);
    }
    BOOST_TEST(user->interrupted == std::vector<std::uint64_t>{busy.use()}, boost::test_tools::per_element());
    f.expect(2, 0, 0, 0);
    other.give_back();
    busy.give_back();
    f.expect(0, 0, 0, 0);
    BOOST_TEST(was_idle.expired());

    BOOST_TEST(!f.pool->try_acquire());
    caller late(f.ctx, *f.pool);
    BOOST_TEST(late.status().ec == net::error::operation_aborted);
}

BOOST_AUTO_TEST_CASE(close_drops_idle_connections)
{
    pool_fixture f;
    lease l = f.open();
    give_back_clean(l);
    BOOST_TEST(mock_connection::alive == 1);
    f.pool->close();
    BOOST_TEST(mock_connection::alive == 0);
}

BOOST_AUTO_TEST_CASE(close_after_the_hand_over)
{
    // The waiter has a grant but has not resumed: it must not begin a use that nobody interrupts, and the
    // connection must not stay open.
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& c = f.wait();
    give_back_clean(first);
    f.pool->close();
    BOOST_TEST(!c.get());
    BOOST_TEST(c.status().ec == net::error::operation_aborted);
    f.expect(0, 0, 0, 0);
    BOOST_TEST(mock_connection::alive == 0);
}

BOOST_AUTO_TEST_SUITE_END()
