//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of pool_ledger share: a ledger and a time that the test moves.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_LEDGER_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_LEDGER_FIXTURE_HPP

#include <appwrite/detail/transport/pool_ledger.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <vector>

namespace appwrite::test::ledger
{

using namespace std::chrono_literals;
using detail::acquire_outcome;
using detail::pool_ledger;
using detail::slot_id;
using kind = acquire_outcome::kind;

inline pool_ledger::time_point const start{1000h};

/// A ledger and a time that the test moves.
struct ledger_fixture
{
    explicit ledger_fixture(pool_options const& options) : ledger(options) {}

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

inline void expect_counts(pool_ledger const& ledger, std::size_t in_use, std::size_t connecting,
    std::size_t idle, std::size_t waiting)
{
    auto const c = ledger.counts();
    BOOST_TEST(c.in_use == in_use);
    BOOST_TEST(c.connecting == connecting);
    BOOST_TEST(c.idle == idle);
    BOOST_TEST(c.waiting == waiting);
}

} // namespace appwrite::test::ledger

#endif
