//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: the proof that the model of what it promises would notice.
//
#include "ledger_driver.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::ledger;
using detail::ledger_counts;

BOOST_AUTO_TEST_SUITE(pool_ledger_model)

namespace
{

/// Runs over several seeds until something breaks; what broke.
template <class Ledger>
std::string first_violation(pool_options const& promised, pool_options const& given)
{
    tally counted;
    for (unsigned seed = 1; seed <= 20; ++seed)
    {
        Ledger ledger(given);
        std::string violation = driver<Ledger>(ledger, promised, seed, counted).run(2000);
        if (!violation.empty())
            return violation;
    }
    return {};
}

pool_options usual()
{
    return pool_options().max_connections(4).connect_concurrency(2).max_idle(2).max_requests_per_connection(
        10);
}

// Ledgers that are wrong in one way each.

struct serves_the_last_first : pool_ledger
{
    using pool_ledger::pool_ledger;

    acquire_outcome acquire(time_point now)
    {
        auto out = pool_ledger::acquire(now);
        if (out.what == acquire_outcome::kind::queued)
            queue.push_back(out.waiter);
        return out;
    }
    std::optional<waiter_grant> release(slot_id slot, bool clean, time_point now)
    {
        auto out = pool_ledger::release(slot, clean, now);
        if (out)
            out->waiter = queue.back();
        return out;
    }
    std::vector<waiter_id> queue;
};

struct loses_wake_ups : pool_ledger
{
    using pool_ledger::pool_ledger;

    std::optional<waiter_grant> release(slot_id slot, bool clean, time_point now)
    {
        auto const out = pool_ledger::release(slot, clean, now);
        return out && ++grants % 50 == 0 ? std::nullopt : out;
    }
    int grants = 0;
};

struct forgets_waiters : pool_ledger
{
    using pool_ledger::pool_ledger;

    // Nobody is told that the slot is free again: as if the queue had not been looked at.
    std::optional<waiter_grant> release(slot_id slot, bool clean, time_point now)
    {
        bool const waited = counts().waiting != 0;
        auto const out = pool_ledger::release(slot, clean, now);
        if (waited && out)
        {
            pool_ledger::release(out->grant.slot, false, now);
            return std::nullopt;
        }
        return out;
    }
};

struct grants_twice : pool_ledger
{
    using pool_ledger::pool_ledger;

    acquire_outcome acquire(time_point now)
    {
        auto out = pool_ledger::acquire(now);
        if (out.what != acquire_outcome::kind::granted)
            return out;
        if (last)
            out.grant.slot = *last;
        last = out.grant.slot;
        return out;
    }
    std::optional<slot_id> last;
};

struct never_closes : pool_ledger
{
    using pool_ledger::pool_ledger;

    std::vector<slot_id> take_closing()
    {
        pool_ledger::take_closing();
        return {};
    }
};

struct closes_twice : pool_ledger
{
    using pool_ledger::pool_ledger;

    std::vector<slot_id> take_closing()
    {
        auto out = pool_ledger::take_closing();
        if (!out.empty())
            out.push_back(out.front());
        return out;
    }
};

struct survives_its_end : pool_ledger
{
    using pool_ledger::pool_ledger;

    void close() { drop_idle(); }
};

struct miscounts : pool_ledger
{
    using pool_ledger::pool_ledger;

    ledger_counts counts() const
    {
        auto out = pool_ledger::counts();
        out.waiting += out.waiting > 3 ? 1 : 0;
        return out;
    }
};

struct lets_newcomers_pass : pool_ledger
{
    using pool_ledger::pool_ledger;

    // Keeps a returned connection for the next newcomer instead of handing it to the queue.
    std::optional<waiter_grant> release(slot_id slot, bool clean, time_point now)
    {
        auto const out = pool_ledger::release(slot, clean, now);
        if (out && out->grant.open && !stolen)
        {
            stolen = out->grant;
            return std::nullopt;
        }
        return out;
    }
    std::optional<pool_grant> try_acquire(time_point now)
    {
        return stolen ? std::exchange(stolen, std::nullopt) : pool_ledger::try_acquire(now);
    }
    std::optional<pool_grant> stolen;
};

} // namespace

BOOST_AUTO_TEST_CASE(the_model_has_no_objection_to_the_real_one)
{
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual()) == "");
}

BOOST_AUTO_TEST_CASE(the_model_notices_wrong_limits)
{
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().max_connections(5)) ==
               "no more open than max_connections");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().connect_concurrency(3)) ==
               "no more connecting than connect_concurrency");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().connect_concurrency(1)) ==
               "nobody waits while a connection could be made");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().max_idle(3)) == "no more idle than max_idle");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().max_idle(1)) ==
               "a connection that could stay is not closed");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().max_requests_per_connection(11)) ==
               "a connection that may not serve again is closed");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().idle_timeout(60s)) ==
               "a connection granted as open was idle and fresh");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().idle_timeout(1s)) ==
               "an idle connection is closed only when too old");
    BOOST_TEST(
        first_violation<pool_ledger>(usual().max_waiting(5), usual()) == "no more wait than max_waiting");
    BOOST_TEST(first_violation<pool_ledger>(usual(), usual().max_waiting(5)) ==
               "nobody is refused while there is room in the queue");
}

BOOST_AUTO_TEST_CASE(the_model_notices_wrong_ledgers)
{
    BOOST_TEST(first_violation<serves_the_last_first>(usual(), usual()) == "first in, first out");
    BOOST_TEST(first_violation<loses_wake_ups>(usual(), usual()) != "");
    BOOST_TEST(first_violation<forgets_waiters>(usual(), usual()) != "");
    BOOST_TEST(first_violation<grants_twice>(usual(), usual()) != "");
    BOOST_TEST(first_violation<never_closes>(usual(), usual()) != "");
    BOOST_TEST(
        first_violation<closes_twice>(usual(), usual()) == "what is closed was returned or idle, once");
    BOOST_TEST(first_violation<survives_its_end>(usual(), usual()) != "");
    BOOST_TEST(first_violation<miscounts>(usual(), usual()) == "counts: waiting");
    BOOST_TEST(first_violation<lets_newcomers_pass>(usual(), usual()) != "");
}

BOOST_AUTO_TEST_SUITE_END()
