//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: waiting, handing over, cancelling, closing; with connections that have no socket and a
// clock that does not run.
//
#include "support/mock_connection.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/connection_pool.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <new>
#include <optional>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::transport_status;
using test::mock_clock;
using test::mock_connection;

namespace
{

using pool_type = detail::connection_pool<mock_connection>;
using lease = detail::lease<mock_connection>;

/// Somebody who acquires a connection.
class caller
{
public:
    caller(net::io_context& ctx, pool_type& pool, mock_clock::duration limit = 1h)
        : ctx_(ctx)
        , status_(std::make_unique<transport_status>())
        , task_(test::start(ctx, pool.acquire(mock_clock::now() + limit, *status_)))
    {
    }

    bool done() const { return task_.done(); }
    lease& get() { return task_.get(ctx_); }
    transport_status const& status()
    {
        get();
        return *status_;
    }
    void cancel() { task_.cancel(); }

private:
    net::io_context& ctx_;
    std::unique_ptr<transport_status> status_;
    test::task<lease> task_;
};

struct fixture
{
    explicit fixture(pool_options const& options = {})
        : pool(std::make_shared<pool_type>(options,
              [this]
              {
                  ++made;
                  return std::make_shared<mock_connection>();
              }))
    {
        BOOST_REQUIRE(mock_connection::alive == 0);
    }

    /// A caller who has begun to wait.
    caller& wait(mock_clock::duration limit = 1h)
    {
        std::size_t const before = pool->counts().waiting;
        caller& c = callers.emplace_back(ctx, *pool, limit);
        test::settle(ctx);
        BOOST_REQUIRE(!c.done());
        BOOST_REQUIRE(pool->counts().waiting == before + 1);
        return c;
    }

    /// A connection in use, newly connected.
    lease open()
    {
        lease l = pool->try_acquire();
        BOOST_REQUIRE(l);
        l.start_work();
        l.end_work();
        if (!l.open())
            l.connected();
        return l;
    }

    void expect(std::size_t in_use, std::size_t connecting, std::size_t idle, std::size_t waiting)
    {
        auto const c = pool->counts();
        BOOST_TEST(c.in_use == in_use);
        BOOST_TEST(c.connecting == connecting);
        BOOST_TEST(c.idle == idle);
        BOOST_TEST(c.waiting == waiting);
    }

    int made = 0;
    net::io_context ctx;
    std::shared_ptr<pool_type> pool;
    std::deque<caller> callers;
};

void give_back_clean(lease& l)
{
    l.prove_clean();
    l.give_back();
}

} // namespace

BOOST_AUTO_TEST_SUITE(connection_pool)

BOOST_AUTO_TEST_CASE(the_fast_path_does_not_wait)
{
    fixture f;
    lease first = f.pool->try_acquire();
    BOOST_REQUIRE(first);
    BOOST_TEST(!first.open());
    BOOST_TEST(first.use() == 1u);
    f.expect(1, 1, 0, 0);
    first.start_work();
    first.end_work();
    first.connected();
    BOOST_TEST(first.open());
    f.expect(1, 0, 0, 0);
    auto const connection = first.connection();
    give_back_clean(first);
    BOOST_TEST(!first);
    f.expect(0, 0, 1, 0);

    // Also through acquire: it is there before anything is polled twice.
    caller c(f.ctx, *f.pool);
    lease& again = c.get();
    BOOST_TEST(again.open());
    BOOST_TEST(again.connection() == connection);
    BOOST_TEST(again.use() == 2u);
    BOOST_TEST(!c.status().ec);
    BOOST_TEST(f.made == 1);
    BOOST_TEST(connection->interrupted.empty());
}

BOOST_AUTO_TEST_CASE(a_waiter_gets_the_connection_directly)
{
    fixture f(pool_options().max_connections(1));
    lease first = f.open();
    auto const connection = first.connection();
    caller& c = f.wait();
    give_back_clean(first);
    // It is taken at once: nobody could snatch it before the waiter resumes.
    f.expect(1, 0, 0, 0);
    BOOST_TEST(!f.pool->try_acquire());
    BOOST_TEST(!c.done());

    BOOST_REQUIRE(c.get());
    BOOST_TEST(c.get().open());
    BOOST_TEST(c.get().connection() == connection);
    BOOST_TEST(c.get().use() == 2u);
    BOOST_TEST(f.made == 1);
}

BOOST_AUTO_TEST_CASE(waiters_are_served_in_order)
{
    fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(4).connect_concurrency(1));
    lease first = f.pool->try_acquire();
    caller& c = f.wait();
    first.connected();
    BOOST_REQUIRE(c.get());
    BOOST_TEST(!c.get().open());
    f.expect(2, 1, 0, 0);
}

BOOST_AUTO_TEST_CASE(acquire_timeout)
{
    fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& c = f.wait(5s);
    mock_clock::advance(5s - 1ms);
    test::settle(f.ctx);
    BOOST_TEST(!c.done());
    mock_clock::advance(1ms);
    BOOST_TEST(!c.get());
    BOOST_TEST(c.status().ec == errc::acquire_timeout);
    BOOST_TEST(c.status().stage == call_stage::acquire);
    BOOST_TEST(c.status().detail == "");
    f.expect(1, 0, 0, 0);

    // It left the queue.
    give_back_clean(first);
    f.expect(0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(acquire_timeout_says_why_there_are_no_connections)
{
    fixture f(pool_options().max_connections(1));
    lease first = f.pool->try_acquire();
    caller& c = f.wait(5s);
    f.pool->note_connect_error(transport_status(net::error::connection_refused, call_stage::connect));
    f.pool->note_connect_error(
        transport_status(errc::tls_unknown_authority, call_stage::handshake, "self-signed certificate"));
    mock_clock::advance(5s);
    BOOST_TEST(c.status().ec == errc::acquire_timeout);
    BOOST_TEST(c.status().detail ==
               make_error_code(errc::tls_unknown_authority).message() + " (self-signed certificate)");

    // A connection that works makes it history.
    first.connected();
    caller& d = f.wait(5s);
    mock_clock::advance(5s);
    BOOST_TEST(d.status().ec == errc::acquire_timeout);
    BOOST_TEST(d.status().detail == "");
}

BOOST_AUTO_TEST_CASE(too_many_waiting)
{
    fixture f(pool_options().max_connections(1).max_waiting(1));
    lease first = f.open();
    caller& c = f.wait();
    caller one_more(f.ctx, *f.pool);
    BOOST_TEST(!one_more.get());
    BOOST_TEST(one_more.status().ec == errc::too_many_waiting);
    BOOST_TEST(one_more.status().stage == call_stage::acquire);
    give_back_clean(first);
    BOOST_TEST(static_cast<bool>(c.get()));
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_leaves_the_queue)
{
    fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(1));
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
        fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(1));
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
    fixture f(pool_options().max_connections(1));
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
        fixture f(pool_options().max_connections(2).connect_concurrency(1));
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
    fixture f(pool_options().max_connections(2));
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
    fixture f;
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
    fixture f(pool_options().max_connections(1));
    lease first = f.open();
    caller& c = f.wait();
    give_back_clean(first);
    f.pool->close();
    BOOST_TEST(!c.get());
    BOOST_TEST(c.status().ec == net::error::operation_aborted);
    f.expect(0, 0, 0, 0);
    BOOST_TEST(mock_connection::alive == 0);
}

BOOST_AUTO_TEST_CASE(a_lease_without_proof_closes_the_connection)
{
    fixture f;
    lease l = f.open();
    std::weak_ptr<mock_connection> const connection = l.connection();
    l = lease();
    f.expect(0, 0, 0, 0);
    BOOST_TEST(connection.expired());
}

BOOST_AUTO_TEST_CASE(a_lease_that_is_lost_at_work_interrupts_the_connection)
{
    fixture f;
    lease l = f.open();
    l.start_work();
    auto const connection = l.connection();
    auto const use = l.use();
    l = lease();
    BOOST_TEST(connection->interrupted == std::vector<std::uint64_t>{use}, boost::test_tools::per_element());
    f.expect(0, 0, 0, 0);
    BOOST_TEST(connection.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(an_open_lease_that_nobody_used_goes_back)
{
    fixture f;
    lease l = f.open();
    give_back_clean(l);
    {
        lease const again = f.pool->try_acquire();
        BOOST_TEST(again.open());
        f.expect(1, 0, 0, 0);
    }
    f.expect(0, 0, 1, 0);
    BOOST_TEST(f.made == 1);
}

BOOST_AUTO_TEST_CASE(a_lease_that_never_connected_frees_its_slot)
{
    fixture f(pool_options().max_connections(1));
    {
        lease const l = f.pool->try_acquire();
        BOOST_TEST(!l.open());
    }
    f.expect(0, 0, 0, 0);
    BOOST_TEST(static_cast<bool>(f.pool->try_acquire()));
}

BOOST_AUTO_TEST_CASE(moving_a_lease_gives_back_what_it_held)
{
    fixture f(pool_options().max_connections(2));
    lease a = f.open();
    lease b = f.open();
    a.prove_clean();
    a = std::move(b);
    f.expect(1, 0, 1, 0);
    lease const c(std::move(a));
    BOOST_TEST(!a);
    BOOST_TEST(static_cast<bool>(c));
    f.expect(1, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(a_lease_keeps_the_pool_alive)
{
    std::optional<fixture> f(std::in_place);
    std::weak_ptr<pool_type> const pool = f->pool;
    lease l = f->open();
    f.reset();
    BOOST_TEST(!pool.expired());
    give_back_clean(l);
    BOOST_TEST(pool.expired());
    BOOST_TEST(mock_connection::alive == 0);
}

BOOST_AUTO_TEST_CASE(drop_idle_spares_what_is_in_use)
{
    fixture f;
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
    fixture f(pool_options().idle_timeout(10s));
    lease a = f.open();
    std::weak_ptr<mock_connection> const old = a.connection();
    give_back_clean(a);
    mock_clock::advance(10s);
    lease const b = f.pool->try_acquire();
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
    BOOST_CHECK_THROW(pool->try_acquire(), std::bad_alloc);
    BOOST_TEST(pool->counts().in_use == 0u);
    caller c(ctx, *pool);
    BOOST_CHECK_THROW(c.get(), std::bad_alloc);
    BOOST_TEST(pool->counts().in_use == 0u);
    fails = false;
    BOOST_TEST(static_cast<bool>(pool->try_acquire()));
}

BOOST_AUTO_TEST_CASE(renewing_starts_the_count_again)
{
    fixture f(pool_options().max_requests_per_connection(2));
    lease a = f.open();
    give_back_clean(a);
    lease b = f.open();
    b.renewed();
    give_back_clean(b);
    f.expect(0, 0, 1, 0);
    BOOST_TEST(f.made == 1);
}

BOOST_AUTO_TEST_SUITE_END()
