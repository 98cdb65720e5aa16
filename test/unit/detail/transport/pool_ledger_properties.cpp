//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: random events against a model of what is promised, and the proof that the model would notice.
//
#include "support/pool_model.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::acquire_outcome;
using detail::ledger_counts;
using detail::pool_grant;
using detail::pool_ledger;
using detail::slot_id;
using detail::waiter_grant;
using detail::waiter_id;
using test::pool_model;

namespace
{

/// What a run did, so that a test can insist that it was worth something.
struct tally
{
    std::size_t events = 0;
    std::size_t granted_open = 0;
    std::size_t granted_new = 0;
    std::size_t handed_over = 0;
    std::size_t queued = 0;
    std::size_t refused = 0;
    std::size_t cancelled = 0;
    std::size_t closed = 0;
};

/// Random events for one ledger, each checked. Clean returns are frequent, closing comes at the end.
template <class Ledger>
class driver
{
public:
    driver(Ledger& ledger, pool_options const& promised, unsigned seed, tally& counted)
        : ledger_(ledger), model_(promised), random_(seed), tally_(counted)
    {
    }

    /// The first promise that was broken; empty if none.
    std::string run(std::size_t events)
    {
        for (std::size_t i = 0; i < events && !model_.broken(); ++i)
            step(pick(100));
        if (!model_.broken())
            close();
        // After the end: who holds something gives it back, who asks gets nothing.
        for (std::size_t i = 0; i < 100 && !model_.broken(); ++i)
            step(pick(100));
        return model_.violation();
    }

private:
    using state = pool_model::state;

    std::size_t pick(std::size_t below)
    {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

    std::optional<slot_id> any(pool_model::slots const& from)
    {
        if (from.empty())
            return std::nullopt;
        return from[pick(from.size())];
    }

    void step(std::size_t die)
    {
        // Mostly small steps, so that connections live through several uses; now and then a long pause.
        now_ += die % 50 == 0 ? 20s : std::chrono::milliseconds(pick(400));
        if (die < 30)
            acquire();
        else if (die < 40)
            try_acquire();
        else if (die < 55)
            connected();
        else if (die < 85)
            release(any(pick(8) == 0 ? model_.in_state(state::connecting) : model_.in_state(state::in_use)));
        else if (die < 93)
            cancel();
        else if (die < 96)
            renewed();
        else if (die < 99)
            prune();
        else
            drop_idle();
    }

    void acquire()
    {
        acquire_outcome const out = ledger_.acquire(now_);
        closing(false);
        model_.asked(out, now_);
        count(out.what == acquire_outcome::kind::granted ? std::optional(out.grant) : std::nullopt);
        tally_.queued += out.what == acquire_outcome::kind::queued ? 1 : 0;
        tally_.refused += out.what == acquire_outcome::kind::too_many_waiting ? 1 : 0;
        check();
    }

    void try_acquire()
    {
        auto const out = ledger_.try_acquire(now_);
        closing(false);
        model_.asked_now(out, now_);
        count(out);
        check();
    }

    void connected()
    {
        auto const slot = any(model_.in_state(state::connecting));
        if (!slot)
            return;
        auto const next = ledger_.connected(*slot, now_);
        model_.connected(*slot, now_);
        after(next);
    }

    void release(std::optional<slot_id> slot)
    {
        if (!slot)
            return;
        bool const clean = pick(5) != 0;
        auto const next = ledger_.release(*slot, clean, now_);
        model_.released(*slot, clean, now_);
        after(next);
    }

    void renewed()
    {
        if (auto const slot = any(model_.in_state(state::in_use)))
        {
            ledger_.renewed(*slot, now_);
            model_.renewed(*slot, now_);
            check();
        }
    }

    void cancel()
    {
        // Sometimes one that is not waiting at all, or not any more.
        auto const& queue = model_.waiting();
        waiter_id const id = queue.empty() || pick(10) == 0 ? pick(200) : queue[pick(queue.size())];
        bool const was_waiting = ledger_.cancel(id);
        tally_.cancelled += was_waiting ? 1 : 0;
        model_.cancelled(id, was_waiting);
        check();
    }

    void prune()
    {
        ledger_.prune(now_);
        closing(false);
        check();
    }

    void drop_idle()
    {
        ledger_.drop_idle();
        closing(true);
        check();
    }

    void close()
    {
        ledger_.close();
        closing(true);
        model_.closed();
        check();
    }

    void after(std::optional<waiter_grant> const& next)
    {
        closing(false);
        model_.handed_over(next, now_);
        tally_.handed_over += next ? 1 : 0;
        count(next ? std::optional(next->grant) : std::nullopt);
        check();
    }

    void closing(bool all_idle)
    {
        auto const ids = ledger_.take_closing();
        tally_.closed += ids.size();
        model_.closing(ids, all_idle, now_);
    }

    void count(std::optional<pool_grant> const& grant)
    {
        if (grant)
            ++(grant->open ? tally_.granted_open : tally_.granted_new);
    }

    void check()
    {
        ++tally_.events;
        model_.check(ledger_.counts());
    }

    Ledger& ledger_;
    pool_model model_;
    std::mt19937 random_;
    tally& tally_;
    pool_ledger::time_point now_{1000h};
};

pool_options random_options(unsigned seed)
{
    std::mt19937 random(seed * 7919 + 1);
    auto const between = [&](std::size_t least, std::size_t most)
    { return std::uniform_int_distribution<std::size_t>(least, most)(random); };
    pool_options o;
    o.max_connections(between(1, 12));
    o.max_idle(between(0, o.max_connections()));
    o.connect_concurrency(between(1, 6));
    o.max_requests_per_connection(between(1, 20));
    o.max_waiting(between(0, 25));
    o.idle_timeout(std::chrono::milliseconds(between(200, 20'000)));
    o.max_age(std::chrono::milliseconds(between(2'000, 60'000)));
    return o;
}

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

BOOST_AUTO_TEST_SUITE(pool_ledger_properties)

BOOST_AUTO_TEST_CASE(random_events_keep_every_promise)
{
    tally counted;
    for (unsigned seed = 1; seed <= 60; ++seed)
    {
        pool_options const options = random_options(seed);
        pool_ledger ledger(options);
        std::string const violation = driver<pool_ledger>(ledger, options, seed, counted).run(4000);
        BOOST_TEST(violation == "", "seed " << seed << ": " << violation);
    }
    BOOST_TEST_MESSAGE("events " << counted.events << ", granted open " << counted.granted_open
                                 << ", granted new " << counted.granted_new << ", handed over "
                                 << counted.handed_over << ", queued " << counted.queued << ", refused "
                                 << counted.refused << ", cancelled " << counted.cancelled << ", closed "
                                 << counted.closed);
    BOOST_TEST(counted.events >= 100'000u);
    // Every kind of thing happened, often.
    BOOST_TEST(counted.granted_open > 1000u);
    BOOST_TEST(counted.granted_new > 1000u);
    BOOST_TEST(counted.handed_over > 1000u);
    BOOST_TEST(counted.queued > 1000u);
    BOOST_TEST(counted.refused > 1000u);
    BOOST_TEST(counted.cancelled > 1000u);
    BOOST_TEST(counted.closed > 1000u);
}

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
