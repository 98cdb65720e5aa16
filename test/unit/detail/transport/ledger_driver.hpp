//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Random events for a pool_ledger, each checked against the model.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_LEDGER_DRIVER_HPP
#define APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_LEDGER_DRIVER_HPP

#include "support/pool_model.hpp"

#include <cstddef>
#include <optional>
#include <random>
#include <string>

namespace appwrite::test::ledger
{

using namespace std::chrono_literals;
using detail::acquire_outcome;
using detail::pool_grant;
using detail::pool_ledger;
using detail::slot_id;
using detail::waiter_grant;
using detail::waiter_id;

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

} // namespace appwrite::test::ledger

#endif
