//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: each rule by itself.
//
#include <appwrite/detail/transport/pool_ledger.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <optional>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::acquire_outcome;
using detail::pool_ledger;
using detail::slot_id;
using kind = acquire_outcome::kind;

namespace
{

pool_ledger::time_point const start{1000h};

/// A ledger and a time that the test moves.
struct fixture
{
    explicit fixture(pool_options const& options) : ledger(options) {}

    /// A connection, newly connected.
    slot_id open()
    {
        auto const out = ledger.acquire(now);
        BOOST_REQUIRE(out.what == kind::granted);
        BOOST_REQUIRE(!out.grant.open);
        BOOST_REQUIRE(!ledger.connected(out.grant.slot, now));
        return out.grant.slot;
    }

    detail::waiter_id wait()
    {
        auto const out = ledger.acquire(now);
        BOOST_REQUIRE(out.what == kind::queued);
        return out.waiter;
    }

    /// `n` idle connections, slot 0 used longest ago, 1 s apart.
    void have_idle(std::size_t n)
    {
        std::vector<slot_id> slots;
        for (std::size_t i = 0; i < n; ++i)
            slots.push_back(open());
        for (slot_id const slot : slots)
        {
            now += 1s;
            BOOST_REQUIRE(!ledger.release(slot, true, now));
        }
        BOOST_REQUIRE(ledger.counts().idle == n);
    }

    pool_ledger ledger;
    pool_ledger::time_point now = start;
};

void expect_counts(pool_ledger const& ledger, std::size_t in_use, std::size_t connecting, std::size_t idle,
    std::size_t waiting)
{
    auto const c = ledger.counts();
    BOOST_TEST(c.in_use == in_use);
    BOOST_TEST(c.connecting == connecting);
    BOOST_TEST(c.idle == idle);
    BOOST_TEST(c.waiting == waiting);
}

} // namespace

BOOST_AUTO_TEST_SUITE(pool_ledger_)

BOOST_AUTO_TEST_CASE(the_first_one_connects_slot_0)
{
    fixture f{pool_options()};
    auto const out = f.ledger.acquire(f.now);
    BOOST_TEST((out.what == kind::granted));
    BOOST_TEST(out.grant.slot == 0u);
    BOOST_TEST(!out.grant.open);
    expect_counts(f.ledger, 1, 1, 0, 0);
    BOOST_TEST(!f.ledger.connected(0, f.now).has_value());
    expect_counts(f.ledger, 1, 0, 0, 0);
    BOOST_TEST(!f.ledger.release(0, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 1, 0);
    BOOST_TEST(!f.ledger.has_closing());
}

BOOST_AUTO_TEST_CASE(the_most_recently_used_is_reused_first)
{
    fixture f{pool_options()};
    f.have_idle(3);
    for (slot_id const expected : {2u, 1u, 0u})
    {
        auto const grant = f.ledger.try_acquire(f.now);
        BOOST_REQUIRE(grant.has_value());
        BOOST_TEST(grant->open);
        BOOST_TEST(grant->slot == expected);
    }
    BOOST_TEST(!f.ledger.try_acquire(f.now)->open);
}

BOOST_AUTO_TEST_CASE(waiters_are_served_first_in_first_out)
{
    fixture f{pool_options().max_connections(1)};
    slot_id const slot = f.open();
    auto const a = f.wait();
    auto const b = f.wait();
    auto const c = f.wait();
    for (auto const expected : {a, b, c})
    {
        auto const next = f.ledger.release(slot, true, f.now);
        BOOST_REQUIRE(next.has_value());
        BOOST_TEST(next->waiter == expected);
        BOOST_TEST(next->grant.slot == slot);
        BOOST_TEST(next->grant.open);
    }
    expect_counts(f.ledger, 1, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_dirty_return_lets_the_waiter_connect)
{
    fixture f{pool_options().max_connections(1)};
    slot_id const slot = f.open();
    auto const a = f.wait();
    auto const next = f.ledger.release(slot, false, f.now);
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST(next->waiter == a);
    BOOST_TEST(!next->grant.open);
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{slot}, boost::test_tools::per_element());
    BOOST_TEST(!f.ledger.has_closing());
    expect_counts(f.ledger, 1, 1, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_newcomer_does_not_overtake)
{
    fixture f{pool_options().max_connections(4).connect_concurrency(1)};
    auto const first = f.ledger.acquire(f.now);
    auto const a = f.wait();
    BOOST_TEST(!f.ledger.try_acquire(f.now).has_value());
    auto const b = f.wait();

    // The place to connect goes to the head of the queue, in the same step.
    auto const next = f.ledger.connected(first.grant.slot, f.now);
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST(next->waiter == a);
    BOOST_TEST(!f.ledger.try_acquire(f.now).has_value());
    auto const then = f.ledger.release(first.grant.slot, true, f.now);
    BOOST_REQUIRE(then.has_value());
    BOOST_TEST(then->waiter == b);
    BOOST_TEST(then->grant.open);
}

BOOST_AUTO_TEST_CASE(connect_concurrency)
{
    fixture f{pool_options().max_connections(10).connect_concurrency(2)};
    auto const a = f.ledger.acquire(f.now);
    auto const b = f.ledger.acquire(f.now);
    auto const c = f.wait();
    expect_counts(f.ledger, 2, 2, 0, 1);

    // One connects: one more may.
    auto const next = f.ledger.connected(a.grant.slot, f.now);
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST(next->waiter == c);
    expect_counts(f.ledger, 3, 2, 0, 0);

    // One fails: the same.
    auto const d = f.wait();
    auto const after = f.ledger.release(b.grant.slot, false, f.now);
    BOOST_REQUIRE(after.has_value());
    BOOST_TEST(after->waiter == d);
    expect_counts(f.ledger, 3, 2, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_never_made_does_not_become_idle)
{
    fixture f{pool_options()};
    auto const out = f.ledger.acquire(f.now);
    BOOST_TEST(!f.ledger.release(out.grant.slot, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 0, 0);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);
}

BOOST_AUTO_TEST_CASE(idle_timeout_counts_from_the_last_use)
{
    fixture f{pool_options().idle_timeout(30s)};
    f.have_idle(1);
    f.now += 30s - 1ns;
    auto const grant = f.ledger.try_acquire(f.now);
    BOOST_REQUIRE(grant.has_value());
    BOOST_TEST(grant->open);
    f.ledger.release(grant->slot, true, f.now);

    f.now += 30s;
    auto const late = f.ledger.try_acquire(f.now);
    BOOST_REQUIRE(late.has_value());
    BOOST_TEST(!late->open);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);
    expect_counts(f.ledger, 1, 1, 0, 0);
}

BOOST_AUTO_TEST_CASE(too_old_ones_are_closed_while_fresh_ones_serve)
{
    fixture f{pool_options().idle_timeout(10s)};
    f.have_idle(3);
    // Unused for 10, 9 and 8 s.
    f.now += 8s;
    auto const grant = f.ledger.try_acquire(f.now);
    BOOST_REQUIRE(grant.has_value());
    BOOST_TEST(grant->open);
    BOOST_TEST(grant->slot == 2u);
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{0}, boost::test_tools::per_element());
    expect_counts(f.ledger, 1, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(max_age_counts_from_connecting)
{
    fixture f{pool_options().max_age(60s).idle_timeout(50s)};
    slot_id const slot = f.open();
    f.now += 60s - 1ns;
    BOOST_TEST(!f.ledger.release(slot, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 1, 0);

    // It has grown too old while idle...
    f.now += 1ns;
    BOOST_TEST(!f.ledger.try_acquire(f.now)->open);

    // ...or while in use.
    f.ledger.take_closing();
    slot_id const other = f.open();
    f.now += 60s;
    BOOST_TEST(!f.ledger.release(other, true, f.now).has_value());
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{other}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(max_requests_per_connection)
{
    fixture f{pool_options().max_requests_per_connection(3)};
    slot_id slot = f.open();
    for (int request = 1; request < 3; ++request)
    {
        f.ledger.release(slot, true, f.now);
        auto const grant = f.ledger.try_acquire(f.now);
        BOOST_REQUIRE(grant.has_value());
        BOOST_TEST(grant->open);
        BOOST_TEST(grant->slot == slot);
    }
    f.ledger.release(slot, true, f.now);
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{slot}, boost::test_tools::per_element());
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(a_renewed_connection_starts_again)
{
    fixture f{pool_options().max_requests_per_connection(1).max_age(60s)};
    slot_id const slot = f.open();
    f.now += 59s;
    f.ledger.release(slot, true, f.now);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);

    fixture g{pool_options().max_requests_per_connection(2).max_age(60s)};
    slot_id const again = g.open();
    g.ledger.release(again, true, g.now);
    BOOST_REQUIRE(g.ledger.try_acquire(g.now)->open);
    g.now += 59s;
    g.ledger.renewed(again, g.now);
    g.now += 59s;
    g.ledger.release(again, true, g.now);
    expect_counts(g.ledger, 0, 0, 1, 0);
    BOOST_TEST(!g.ledger.has_closing());
}

BOOST_AUTO_TEST_CASE(max_idle)
{
    fixture f{pool_options().max_connections(3).max_idle(1)};
    slot_id const a = f.open();
    slot_id const b = f.open();
    f.ledger.release(a, true, f.now);
    f.ledger.release(b, true, f.now);
    expect_counts(f.ledger, 0, 0, 1, 0);
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{b}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_idle_at_all_still_hands_over)
{
    fixture f{pool_options().max_connections(1).max_idle(0)};
    slot_id const slot = f.open();
    auto const a = f.wait();
    auto const next = f.ledger.release(slot, true, f.now);
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST(next->waiter == a);
    BOOST_TEST(next->grant.open);
    f.ledger.release(slot, true, f.now);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(too_many_waiting)
{
    fixture f{pool_options().max_connections(1).max_waiting(2)};
    f.open();
    auto const a = f.wait();
    f.wait();
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::too_many_waiting));
    // A place in the queue becomes free with whoever leaves it.
    BOOST_TEST(f.ledger.cancel(a));
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::queued));
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::too_many_waiting));
}

BOOST_AUTO_TEST_CASE(nobody_may_wait)
{
    fixture f{pool_options().max_connections(1).max_waiting(0)};
    slot_id const slot = f.open();
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::too_many_waiting));
    f.ledger.release(slot, true, f.now);
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::granted));
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_is_passed_over)
{
    fixture f{pool_options().max_connections(1)};
    slot_id const slot = f.open();
    auto const a = f.wait();
    auto const b = f.wait();
    BOOST_TEST(f.ledger.cancel(a));
    BOOST_TEST(!f.ledger.cancel(a));
    expect_counts(f.ledger, 1, 0, 0, 1);
    BOOST_TEST(f.ledger.release(slot, true, f.now)->waiter == b);
}

BOOST_AUTO_TEST_CASE(cancelling_after_the_grant_is_too_late)
{
    fixture f{pool_options().max_connections(1)};
    slot_id const slot = f.open();
    auto const a = f.wait();
    BOOST_REQUIRE(f.ledger.release(slot, true, f.now)->waiter == a);
    BOOST_TEST(!f.ledger.cancel(a));
    // The grant stands until it is given back.
    expect_counts(f.ledger, 1, 0, 0, 0);
    BOOST_TEST(!f.ledger.release(slot, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(cancelling_whoever_never_waited)
{
    fixture f{pool_options()};
    BOOST_TEST(!f.ledger.cancel(0));
    BOOST_TEST(!f.ledger.cancel(7));
}

BOOST_AUTO_TEST_CASE(many_cancelled_waiters_in_the_middle)
{
    // Enough to make the queue tidy itself up.
    fixture f{pool_options().max_connections(1)};
    slot_id const slot = f.open();
    std::vector<detail::waiter_id> waiters;
    for (int i = 0; i < 1000; ++i)
        waiters.push_back(f.wait());
    for (std::size_t i = 1; i + 1 < waiters.size(); ++i)
        BOOST_TEST(f.ledger.cancel(waiters[i]));
    expect_counts(f.ledger, 1, 0, 0, 2);
    BOOST_TEST(f.ledger.release(slot, true, f.now)->waiter == waiters.front());
    BOOST_TEST(f.ledger.release(slot, true, f.now)->waiter == waiters.back());
    BOOST_TEST(!f.ledger.release(slot, true, f.now).has_value());
}

BOOST_AUTO_TEST_CASE(prune_and_drop_idle)
{
    fixture f{pool_options().idle_timeout(10s)};
    f.have_idle(3);
    f.now += 9s;
    f.ledger.prune(f.now);
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{0, 1}));
    expect_counts(f.ledger, 0, 0, 1, 0);
    f.ledger.drop_idle();
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{2}));
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(close_ends_everything)
{
    fixture f{pool_options().max_connections(2)};
    slot_id const idle = f.open();
    slot_id const busy = f.open();
    f.ledger.release(idle, true, f.now);
    f.ledger.close();
    BOOST_TEST(f.ledger.closed());
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{idle}));
    expect_counts(f.ledger, 1, 0, 0, 0);
    BOOST_TEST(!f.ledger.try_acquire(f.now).has_value());
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::closed));

    // What was in use is closed when it comes back, clean or not.
    BOOST_TEST(!f.ledger.release(busy, true, f.now).has_value());
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{busy}));
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_CASE(close_empties_the_queue)
{
    fixture f{pool_options().max_connections(2).connect_concurrency(1)};
    auto const connecting = f.ledger.acquire(f.now);
    auto const a = f.wait();
    f.ledger.close();
    expect_counts(f.ledger, 1, 1, 0, 0);
    BOOST_TEST(!f.ledger.cancel(a));
    BOOST_TEST(!f.ledger.connected(connecting.grant.slot, f.now).has_value());
    BOOST_TEST(!f.ledger.release(connecting.grant.slot, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_SUITE_END()
