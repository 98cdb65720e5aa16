//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: waiters that are cancelled or destroyed, pools that are closed.
//
#include "pool_fixture.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

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

/// Acquires, and gives back what it got if it finds itself cancelled.
net::awaitable<bool> acquire_unless_cancelled(std::shared_ptr<pool_type> pool)
{
    acquired const out = co_await acquire(std::move(pool));
    auto const state = co_await net::this_coro::cancellation_state;
    co_return out.got&& state.cancelled() == net::cancellation_type::none;
}

} // namespace

BOOST_AUTO_TEST_CASE(cancelled_after_the_hand_over_the_next_waiter_gets_it)
{
    for (bool const somebody_waits : {true, false})
    {
        pool_fixture f(pool_options().max_connections(1));
        lease first = f.open();
        auto const connection = first.connection();
        auto a = test::start(f.ctx, acquire_unless_cancelled(f.pool));
        test::settle(f.ctx);
        f.expect(1, 0, 0, 1);
        std::optional<caller> b;
        if (somebody_waits)
            b.emplace(f.ctx, f.pool);
        test::settle(f.ctx);

        net::post(f.ctx,
            [&]
            {
                give_back_clean(first);
                a.cancel();
            });
        BOOST_TEST(!a.get(f.ctx));
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

BOOST_AUTO_TEST_CASE(a_waiter_goes_where_its_caller_is)
{
    // The hand-over happens on another context's thread; the waiter resumes on its own.
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    net::io_context home;
    caller a(home, f.pool);
    test::settle(home);
    f.expect(1, 0, 0, 1);
    net::post(f.ctx, [&] { give_back_clean(first); });
    test::settle(f.ctx);
    f.expect(1, 0, 0, 0);
    BOOST_TEST(!a.done());
    BOOST_TEST(a.get().open());
}

BOOST_AUTO_TEST_CASE(whoever_asked_and_did_not_wait_leaves_nothing_behind)
{
    pool_fixture f(pool_options().max_connections(1));
    {
        pool_type::waiter granted(*f.pool);
        BOOST_TEST(!granted.lines_up());
        pool_type::waiter queued(*f.pool);
        BOOST_TEST(queued.lines_up());
        pool_type::waiter const idle(*f.pool);
        f.expect(1, 1, 0, 1);
    }
    f.expect(0, 0, 0, 0);

    lease first = f.open();
    transport_status status;
    {
        pool_type::waiter handed_over(*f.pool);
        BOOST_TEST(handed_over.lines_up());
        pool_type::waiter next(*f.pool);
        BOOST_TEST(next.lines_up());
        give_back_clean(first);
        lease const got = handed_over.take(status);
        BOOST_TEST(got.open());
        BOOST_TEST(!next.take(status));
        BOOST_TEST(status.ec == errc::acquire_timeout);
    }
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(handed_over_between_asking_and_waiting)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    auto const wait_late = [](pool_type& pool, lease& other) -> net::awaitable<bool>
    {
        pool_type::waiter self(pool);
        bool const was_queued = self.lines_up();
        give_back_clean(other);
        co_await self.wait(mock_clock::now() + 1h);
        transport_status status;
        lease const got = self.take(status);
        co_return was_queued ? got.open() : false;
    };
    auto t = test::start(f.ctx, wait_late(*f.pool, first));
    BOOST_TEST(t.get(f.ctx));
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_destroyed_after_the_hand_over_passes_it_on)
{
    // The context goes away with the wake-up of its waiter still in it; the pool serves another context, too.
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    auto const connection = first.connection();
    auto doomed = std::make_unique<net::io_context>();
    std::optional<caller> a(std::in_place, *doomed, f.pool);
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
        caller a(doomed, f.pool);
        caller b(doomed, f.pool);
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
        caller connecting(f.ctx, f.pool);
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
    BOOST_TEST(user->interrupted == std::vector<std::uint64_t>{user->current_use()},
        boost::test_tools::per_element());
    f.expect(2, 0, 0, 0);
    other.give_back();
    busy.give_back();
    f.expect(0, 0, 0, 0);
    BOOST_TEST(was_idle.expired());

    BOOST_TEST(!acquire_now(*f.pool));
    caller late(f.ctx, f.pool);
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
