//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: how many connections, and for how long.
//
#include "ledger_fixture.hpp"

#include <cstddef>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::ledger;

BOOST_AUTO_TEST_SUITE(pool_ledger_limits)

BOOST_AUTO_TEST_CASE(connect_concurrency)
{
    ledger_fixture f{pool_options().max_connections(10).connect_concurrency(2)};
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

BOOST_AUTO_TEST_CASE(idle_timeout_counts_from_the_last_use)
{
    ledger_fixture f{pool_options().idle_timeout(30s)};
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
    ledger_fixture f{pool_options().idle_timeout(10s)};
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
    ledger_fixture f{pool_options().max_age(60s).idle_timeout(50s)};
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
    ledger_fixture f{pool_options().max_requests_per_connection(3)};
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
    ledger_fixture f{pool_options().max_requests_per_connection(1).max_age(60s)};
    slot_id const slot = f.open();
    f.now += 59s;
    f.ledger.release(slot, true, f.now);
    BOOST_TEST(f.ledger.take_closing().size() == 1u);

    ledger_fixture g{pool_options().max_requests_per_connection(2).max_age(60s)};
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
    ledger_fixture f{pool_options().max_connections(3).max_idle(1)};
    slot_id const a = f.open();
    slot_id const b = f.open();
    f.ledger.release(a, true, f.now);
    f.ledger.release(b, true, f.now);
    expect_counts(f.ledger, 0, 0, 1, 0);
    BOOST_TEST(f.ledger.take_closing() == std::vector<slot_id>{b}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_idle_at_all_still_hands_over)
{
    ledger_fixture f{pool_options().max_connections(1).max_idle(0)};
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

BOOST_AUTO_TEST_CASE(prune_and_drop_idle)
{
    ledger_fixture f{pool_options().idle_timeout(10s)};
    f.have_idle(3);
    f.now += 9s;
    f.ledger.prune(f.now);
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{0, 1}));
    expect_counts(f.ledger, 0, 0, 1, 0);
    f.ledger.drop_idle();
    BOOST_TEST((f.ledger.take_closing() == std::vector<slot_id>{2}));
    expect_counts(f.ledger, 0, 0, 0, 0);
}

BOOST_AUTO_TEST_SUITE_END()
