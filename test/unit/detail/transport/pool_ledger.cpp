//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: who gets what, in which order, and what ends it.
//
#include "ledger_fixture.hpp"

#include <cstddef>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::ledger;

BOOST_AUTO_TEST_SUITE(pool_ledger_)

BOOST_AUTO_TEST_CASE(the_first_one_connects_slot_0)
{
    ledger_fixture f{pool_options()};
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
    ledger_fixture f{pool_options()};
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
    ledger_fixture f{pool_options().max_connections(1)};
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
    ledger_fixture f{pool_options().max_connections(1)};
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
    ledger_fixture f{pool_options().max_connections(4).connect_concurrency(1)};
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

BOOST_AUTO_TEST_CASE(a_connection_that_was_never_made_does_not_become_idle)
{
    ledger_fixture f{pool_options()};
    auto const out = f.ledger.acquire(f.now);
    BOOST_TEST(!f.ledger.release(out.grant.slot, true, f.now).has_value());
    expect_counts(f.ledger, 0, 0, 0, 0);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);
}

BOOST_AUTO_TEST_CASE(too_many_waiting)
{
    ledger_fixture f{pool_options().max_connections(1).max_waiting(2)};
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
    ledger_fixture f{pool_options().max_connections(1).max_waiting(0)};
    slot_id const slot = f.open();
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::too_many_waiting));
    f.ledger.release(slot, true, f.now);
    BOOST_TEST((f.ledger.acquire(f.now).what == kind::granted));
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_is_passed_over)
{
    ledger_fixture f{pool_options().max_connections(1)};
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
    ledger_fixture f{pool_options().max_connections(1)};
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
    ledger_fixture f{pool_options()};
    BOOST_TEST(!f.ledger.cancel(0));
    BOOST_TEST(!f.ledger.cancel(7));
}

BOOST_AUTO_TEST_CASE(many_cancelled_waiters_in_the_middle)
{
    // Enough to make the queue tidy itself up.
    ledger_fixture f{pool_options().max_connections(1)};
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

BOOST_AUTO_TEST_CASE(close_ends_everything)
{
    ledger_fixture f{pool_options().max_connections(2)};
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
    ledger_fixture f{pool_options().max_connections(2).connect_concurrency(1)};
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
