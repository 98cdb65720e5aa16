//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: the rules.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_POOL_LEDGER_IPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_POOL_LEDGER_IPP

#include <appwrite/detail/transport/pool_ledger.hpp>

#include <boost/assert.hpp>

#include <algorithm>

namespace appwrite::detail
{

APPWRITE_IMPL pool_ledger::pool_ledger(pool_options const& options)
    : options_(options), slots_(options.max_connections())
{
    // Filled backwards, so that slot 0 is the first to be taken.
    free_.reserve(slots_.size());
    for (std::size_t i = slots_.size(); i > 0; --i)
        free_.push_back(static_cast<slot_id>(i - 1));
    idle_.reserve(slots_.size());
    closing_.reserve(slots_.size());
}

APPWRITE_IMPL std::optional<pool_grant> pool_ledger::try_acquire(time_point now)
{
    // With somebody in the queue nothing can be available, or the queue would have got it.
    if (closed_ || waiting_ != 0)
        return std::nullopt;
    if (auto grant = take_idle(now))
        return grant;
    return take_free();
}

APPWRITE_IMPL acquire_outcome pool_ledger::acquire(time_point now)
{
    acquire_outcome out;
    if (closed_)
        return out;
    if (auto const grant = try_acquire(now))
    {
        out.what = acquire_outcome::kind::granted;
        out.grant = *grant;
    }
    else if (waiting_ >= options_.max_waiting())
    {
        out.what = acquire_outcome::kind::too_many_waiting;
    }
    else
    {
        out.what = acquire_outcome::kind::queued;
        out.waiter = next_waiter_++;
        queue_.push_back(place{out.waiter, false});
        ++waiting_;
    }
    return out;
}

APPWRITE_IMPL std::optional<waiter_grant> pool_ledger::connected(slot_id slot, time_point now)
{
    entry& e = slots_[slot];
    BOOST_ASSERT(e.is == state::connecting);
    e = entry{state::in_use, now, now, 0};
    --connecting_;
    return grant_free_to_waiter();
}

APPWRITE_IMPL void pool_ledger::renewed(slot_id slot, time_point now)
{
    entry& e = slots_[slot];
    BOOST_ASSERT(e.is == state::in_use);
    e.opened_at = now;
    e.requests = 0;
}

APPWRITE_IMPL std::optional<waiter_grant> pool_ledger::release(slot_id slot, bool clean, time_point now)
{
    entry& e = slots_[slot];
    BOOST_ASSERT(e.is == state::connecting || e.is == state::in_use);
    bool const was_connecting = e.is == state::connecting;
    if (was_connecting)
        --connecting_;
    --in_use_;
    ++e.requests;
    e.used_at = now;

    if (clean && !was_connecting && !closed_ && may_serve_again(e, now))
    {
        if (auto const waiter = pop_waiter())
        {
            e.is = state::in_use;
            ++in_use_;
            return waiter_grant{*waiter, pool_grant{slot, true}};
        }
        if (idle_.size() < options_.max_idle())
        {
            e.is = state::idle;
            idle_.push_back(slot);
            return std::nullopt;
        }
    }
    free_slot(slot);
    return grant_free_to_waiter();
}

APPWRITE_IMPL bool pool_ledger::cancel(waiter_id waiter)
{
    auto const at = std::lower_bound(
        queue_.begin(), queue_.end(), waiter, [](place const& p, waiter_id w) { return p.waiter < w; });
    if (at == queue_.end() || at->waiter != waiter || at->gone)
        return false;
    // Marked rather than erased: erasing from the middle would cost O(n).
    at->gone = true;
    --waiting_;
    compact_queue();
    return true;
}

APPWRITE_IMPL void pool_ledger::prune(time_point now)
{
    std::erase_if(idle_,
        [&](slot_id slot)
        {
            if (fresh_enough(slots_[slot], now))
                return false;
            free_slot(slot);
            return true;
        });
}

APPWRITE_IMPL void pool_ledger::drop_idle()
{
    for (slot_id const slot : std::exchange(idle_, {}))
        free_slot(slot);
}

APPWRITE_IMPL void pool_ledger::close()
{
    closed_ = true;
    drop_idle();
    queue_.clear();
    waiting_ = 0;
}

APPWRITE_IMPL ledger_counts pool_ledger::counts() const noexcept
{
    return ledger_counts{in_use_, connecting_, idle_.size(), waiting_};
}

APPWRITE_IMPL bool pool_ledger::may_serve_again(entry const& e, time_point now) const noexcept
{
    return e.requests < options_.max_requests_per_connection() && now - e.opened_at < options_.max_age();
}

APPWRITE_IMPL bool pool_ledger::fresh_enough(entry const& e, time_point now) const noexcept
{
    return now - e.used_at < options_.idle_timeout() && now - e.opened_at < options_.max_age();
}

APPWRITE_IMPL std::optional<pool_grant> pool_ledger::take_idle(time_point now)
{
    if (idle_.empty())
        return std::nullopt;
    // The front was unused for longest and the back is the one to be handed out: looking at those two keeps
    // this O(1).
    if (!fresh_enough(slots_[idle_.front()], now) || !fresh_enough(slots_[idle_.back()], now))
        prune(now);
    if (idle_.empty())
        return std::nullopt;
    slot_id const slot = idle_.back();
    idle_.pop_back();
    slots_[slot].is = state::in_use;
    ++in_use_;
    return pool_grant{slot, true};
}

APPWRITE_IMPL std::optional<pool_grant> pool_ledger::take_free()
{
    if (free_.empty() || connecting_ >= options_.connect_concurrency())
        return std::nullopt;
    slot_id const slot = free_.back();
    free_.pop_back();
    slots_[slot] = entry{state::connecting, {}, {}, 0};
    ++connecting_;
    ++in_use_;
    return pool_grant{slot, false};
}

APPWRITE_IMPL std::optional<waiter_id> pool_ledger::pop_waiter()
{
    while (!queue_.empty())
    {
        place const p = queue_.front();
        queue_.pop_front();
        if (!p.gone)
        {
            --waiting_;
            return p.waiter;
        }
    }
    return std::nullopt;
}

APPWRITE_IMPL std::optional<waiter_grant> pool_ledger::grant_free_to_waiter()
{
    if (waiting_ == 0)
        return std::nullopt;
    auto const grant = take_free();
    if (!grant)
        return std::nullopt;
    return waiter_grant{*pop_waiter(), *grant};
}

APPWRITE_IMPL void pool_ledger::free_slot(slot_id slot)
{
    slots_[slot].is = state::free;
    free_.push_back(slot);
    closing_.push_back(slot);
}

APPWRITE_IMPL void pool_ledger::compact_queue()
{
    while (!queue_.empty() && queue_.front().gone)
        queue_.pop_front();
    if (queue_.size() > 64 && queue_.size() > 2 * waiting_)
        std::erase_if(queue_, [](place const& p) { return p.gone; });
}

} // namespace appwrite::detail

#endif
