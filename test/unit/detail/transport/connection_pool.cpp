//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: waiting, handing over, what is kept and what is not.
//
#include "pool_fixture.hpp"

#include <functional>
#include <memory>
#include <new>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::pool;
using test::mock_clock;
using test::mock_connection;

BOOST_AUTO_TEST_SUITE(connection_pool)

BOOST_AUTO_TEST_CASE(who_need_not_wait_is_not_in_the_queue)
{
    pool_fixture f;
    pool_type::waiter self(*f.pool);
    BOOST_TEST(!self.lines_up());
    f.expect(1, 1, 0, 0);
    transport_status status;
    lease first = self.take(status);
    BOOST_TEST(!status.ec);
    BOOST_REQUIRE(first);
    BOOST_TEST(!first.open());
    BOOST_TEST(first.connection()->current_use() == 1u);
    f.expect(1, 1, 0, 0);
    first.start_work();
    first.connected();
    BOOST_TEST(first.open());
    f.expect(1, 0, 0, 0);
    auto const connection = first.connection();
    give_back_clean(first);
    BOOST_TEST(!first);
    f.expect(0, 0, 1, 0);

    caller c(f.ctx, f.pool);
    lease& again = c.get();
    BOOST_TEST(again.open());
    BOOST_TEST(again.connection() == connection);
    BOOST_TEST(connection->current_use() == 2u);
    BOOST_TEST(!c.status().ec);
    BOOST_TEST(f.made == 1);
    BOOST_TEST(connection->interrupted.empty());
}

BOOST_AUTO_TEST_CASE(a_waiter_gets_the_connection_directly)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    auto const connection = first.connection();
    caller& c = f.wait();
    give_back_clean(first);
    // It is taken at once: nobody could snatch it before the waiter resumes.
    f.expect(1, 0, 0, 0);
    BOOST_TEST(!acquire_now(*f.pool));
    BOOST_TEST(!c.done());

    BOOST_REQUIRE(c.get());
    BOOST_TEST(c.get().open());
    BOOST_TEST(c.get().connection() == connection);
    BOOST_TEST(connection->current_use() == 2u);
    BOOST_TEST(f.made == 1);
}

BOOST_AUTO_TEST_CASE(waiters_are_served_in_order)
{
    pool_fixture f(pool_options().max_connections(1));
    lease current = f.open();
    for (int i = 0; i < 20; ++i)
        f.wait();
    for (caller& c : f.callers)
    {
        give_back_clean(current);
        test::settle(f.ctx);
        BOOST_REQUIRE(c.done());
        current = std::move(c.get());
    }
    f.expect(1, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_dirty_connection_is_replaced_for_the_waiter)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    std::weak_ptr<mock_connection> const old = first.connection();
    caller& c = f.wait();
    first.give_back();
    BOOST_TEST(old.expired());
    BOOST_REQUIRE(c.get());
    BOOST_TEST(!c.get().open());
    BOOST_TEST(f.made == 2);
    f.expect(1, 1, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_finished_connect_lets_the_next_one_begin)
{
    pool_fixture f(pool_options().max_connections(4).connect_concurrency(1));
    lease first = acquire_now(*f.pool);
    caller& c = f.wait();
    first.connected();
    BOOST_REQUIRE(c.get());
    BOOST_TEST(!c.get().open());
    f.expect(2, 1, 0, 0);
}

BOOST_AUTO_TEST_CASE(acquire_timeout)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& c = f.wait(5s);
    mock_clock::advance(5s - 1ms);
    test::settle(f.ctx);
    BOOST_TEST(!c.done());
    mock_clock::advance(1ms);
    BOOST_TEST(!c.get());
    BOOST_TEST(c.status().ec == errc::acquire_timeout);
    BOOST_TEST(c.status().stage == call_stage::acquire);
    BOOST_TEST(c.status().detail.read() == "");
    f.expect(1, 0, 0, 0);

    // It left the queue.
    give_back_clean(first);
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(acquire_timeout_says_why_there_are_no_connections)
{
    pool_fixture f(pool_options().max_connections(1));
    lease first = acquire_now(*f.pool);
    caller& c = f.wait(5s);
    f.pool->note_connect_error(transport_status(net::error::connection_refused, call_stage::connect));
    f.pool->note_connect_error(
        transport_status(errc::tls_unknown_authority, call_stage::handshake, "self-signed certificate"));
    mock_clock::advance(5s);
    BOOST_TEST(c.status().ec == errc::acquire_timeout);
    BOOST_TEST(c.status().detail.read() ==
               make_error_code(errc::tls_unknown_authority).message() + " (self-signed certificate)");

    // A connection that works makes it history.
    first.connected();
    caller& d = f.wait(5s);
    mock_clock::advance(5s);
    BOOST_TEST(d.status().ec == errc::acquire_timeout);
    BOOST_TEST(d.status().detail.read() == "");
}

BOOST_AUTO_TEST_CASE(too_many_waiting)
{
    pool_fixture f(pool_options().max_connections(1).max_waiting(1));
    lease first = f.open();
    caller& c = f.wait();
    caller one_more(f.ctx, f.pool);
    BOOST_TEST(!one_more.get());
    BOOST_TEST(one_more.status().ec == errc::too_many_waiting);
    BOOST_TEST(one_more.status().stage == call_stage::acquire);
    give_back_clean(first);
    BOOST_TEST(static_cast<bool>(c.get()));
}

BOOST_AUTO_TEST_CASE(drop_idle_spares_what_is_in_use)
{
    pool_fixture f;
    lease a = f.open();
    lease b = f.open();
    give_back_clean(a);
    f.pool->drop_idle();
    f.expect(1, 0, 0, 0);
    BOOST_TEST(mock_connection::alive == 1);
    BOOST_TEST(b.connection()->interrupted.empty());
}

BOOST_AUTO_TEST_CASE(an_idle_connection_that_is_too_old_is_destroyed_at_the_next_use)
{
    pool_fixture f(pool_options().idle_timeout(10s));
    lease a = f.open();
    std::weak_ptr<mock_connection> const old = a.connection();
    give_back_clean(a);
    mock_clock::advance(10s);
    lease const b = acquire_now(*f.pool);
    BOOST_TEST(!b.open());
    BOOST_TEST(old.expired());
    BOOST_TEST(f.made == 2);
}

BOOST_AUTO_TEST_CASE(a_connection_that_cannot_even_be_made_frees_its_slot)
{
    net::io_context ctx;
    bool fails = true;
    auto const pool = std::make_shared<pool_type>(pool_options().max_connections(1),
        [&]() -> std::shared_ptr<mock_connection>
        {
            if (fails)
                throw std::bad_alloc();
            return std::make_shared<mock_connection>();
        });
    BOOST_CHECK_THROW(acquire_now(*pool), std::bad_alloc);
    BOOST_TEST(pool->counts().in_use == 0u);
    caller c(ctx, pool);
    BOOST_CHECK_THROW(c.get(), std::bad_alloc);
    BOOST_TEST(pool->counts().in_use == 0u);
    fails = false;
    BOOST_TEST(static_cast<bool>(acquire_now(*pool)));
}

BOOST_AUTO_TEST_CASE(renewing_starts_the_count_again)
{
    pool_fixture f(pool_options().max_requests_per_connection(2));
    lease a = f.open();
    give_back_clean(a);
    lease b = f.open();
    b.renewed();
    give_back_clean(b);
    f.expect(0, 0, 1, 0);
    BOOST_TEST(f.made == 1);
}

namespace
{

/// Runs something when it is destroyed, which the pool does without its lock.
struct last_will : mock_connection
{
    ~last_will()
    {
        if (what)
            what();
    }
    std::function<void()> what;
};

} // namespace

BOOST_AUTO_TEST_CASE(what_is_too_old_is_closed_without_the_lock)
{
    // A caller finds one connection, too old, and nothing else: he queues. The destructor of that connection
    // stands for other threads, which use the pool at that moment: the caller gets what they give back, and
    // the slot that was vacated gets a new connection.
    std::vector<std::weak_ptr<mock_connection>> made;
    std::function<void()> meanwhile;
    auto const pool = std::make_shared<pool_type>(
        pool_options().max_connections(3).connect_concurrency(1).idle_timeout(10s),
        [&]
        {
            auto const c = std::make_shared<last_will>();
            if (made.empty())
                c->what = [&] { meanwhile(); };
            made.push_back(c);
            return c;
        });
    lease first = acquire_now(*pool);
    first.connected();
    lease second = acquire_now(*pool);
    second.connected();
    lease connecting = acquire_now(*pool);
    give_back_clean(first);
    mock_clock::advance(10s);

    bool happened = false;
    meanwhile = [&]
    {
        give_back_clean(second);
        connecting.connected();
        happened = true;
    };
    net::io_context ctx;
    caller c(ctx, pool);
    BOOST_REQUIRE(c.get());
    BOOST_REQUIRE(happened);
    BOOST_TEST(c.get().open());
    BOOST_TEST(c.get().connection() == made[1].lock());
    BOOST_TEST(made[0].expired());

    lease fresh = acquire_now(*pool);
    BOOST_TEST(!fresh.open());
    BOOST_TEST(made.size() == 4u);
    BOOST_TEST(fresh.connection() == made.back().lock());
    fresh.connected();
    give_back_clean(fresh);
    lease const again = acquire_now(*pool);
    BOOST_TEST(again.open());
    BOOST_TEST(again.connection() == made.back().lock());
}

BOOST_AUTO_TEST_SUITE_END()
