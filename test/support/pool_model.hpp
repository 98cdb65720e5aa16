//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_model: what a pool_ledger promises, checked after every event against a model of its own.
//
#ifndef APPWRITE_TEST_SUPPORT_POOL_MODEL_HPP
#define APPWRITE_TEST_SUPPORT_POOL_MODEL_HPP

#include <appwrite/detail/transport/pool_ledger.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace appwrite::test
{

/// Follows a ledger from the outside and remembers the first promise that was broken.
///
/// Each event is told in the order in which a ledger goes about it: what happened, which connections it wants
/// closed, whom it granted what, and what it says of itself.
class pool_model
{
public:
    using time_point = detail::pool_ledger::time_point;
    using slots = std::vector<detail::slot_id>;

    enum class state
    {
        free,
        connecting,
        in_use,
        idle,
        /// Just given back: in the same event it has to be handed on, kept or closed.
        returned,
    };

    explicit pool_model(pool_options const& options) : options_(options), slots_(options.max_connections()) {}

    bool broken() const { return !violation_.empty(); }
    std::string const& violation() const { return violation_; }
    std::deque<detail::waiter_id> const& waiting() const { return waiting_; }

    slots in_state(state is) const
    {
        slots out;
        for (std::size_t i = 0; i < slots_.size(); ++i)
            if (slots_[i].is == is)
                out.push_back(static_cast<detail::slot_id>(i));
        return out;
    }

    // What happened.

    void connected(detail::slot_id id, time_point now)
    {
        slots_[id] = slot{state::in_use, now, now, 0, false};
    }

    void released(detail::slot_id id, bool clean, time_point now)
    {
        slot& s = slots_[id];
        ++s.requests;
        s.used_at = now;
        s.may_stay = clean && s.is == state::in_use && !closed_ &&
                     s.requests < options_.max_requests_per_connection() &&
                     now - s.opened_at < options_.max_age();
        s.is = state::returned;
    }

    void renewed(detail::slot_id id, time_point now)
    {
        slots_[id].opened_at = now;
        slots_[id].requests = 0;
    }

    void cancelled(detail::waiter_id id, bool was_waiting)
    {
        auto const at = std::find(waiting_.begin(), waiting_.end(), id);
        require(was_waiting == (at != waiting_.end()), "cancel says whether it was in the queue");
        if (at != waiting_.end())
            waiting_.erase(at);
    }

    void closed()
    {
        closed_ = true;
        waiting_.clear();
    }

    // What the ledger made of it.

    /// `all_idle`: the event dropped idle connections on purpose.
    void closing(slots const& ids, bool all_idle, time_point now)
    {
        for (detail::slot_id const id : ids)
        {
            slot& s = slots_[id];
            if (s.is == state::idle)
                require(all_idle || !fresh(s, now), "an idle connection is closed only when too old");
            else if (s.is == state::returned)
                require(
                    !s.may_stay || (waiting_.empty() && in_state(state::idle).size() == options_.max_idle()),
                    "a connection that could stay is not closed");
            else
                require(false, "what is closed was returned or idle, once");
            s.is = state::free;
        }
    }

    void asked(detail::acquire_outcome const& out, time_point now)
    {
        using kind = detail::acquire_outcome::kind;
        require(closed_ == (out.what == kind::closed), "nothing but `closed` after close");
        if (out.what == kind::granted)
            granted(out.grant, waiting_.empty(), now);
        else if (out.what == kind::queued)
        {
            require(waiting_.size() < options_.max_waiting(), "no more wait than max_waiting");
            require(waiting_.empty() || out.waiter > waiting_.back(), "waiter numbers rise");
            waiting_.push_back(out.waiter);
        }
        else if (out.what == kind::too_many_waiting)
            require(waiting_.size() == options_.max_waiting(),
                "nobody is refused while there is room in the queue");
    }

    void asked_now(std::optional<detail::pool_grant> const& out, time_point now)
    {
        if (out)
            granted(*out, waiting_.empty(), now);
    }

    void handed_over(std::optional<detail::waiter_grant> const& out, time_point now)
    {
        if (!out)
            return;
        require(!waiting_.empty() && waiting_.front() == out->waiter, "first in, first out");
        std::erase(waiting_, out->waiter);
        granted(out->grant, true, now);
    }

    /// The end of the event.
    void check(detail::ledger_counts const& said)
    {
        for (slot& s : slots_)
            if (s.is == state::returned)
            {
                require(s.may_stay, "a connection that may not serve again is closed");
                s.is = state::idle;
            }

        std::size_t const connecting = in_state(state::connecting).size();
        std::size_t const in_use = connecting + in_state(state::in_use).size();
        std::size_t const idle = in_state(state::idle).size();
        require(said.connecting == connecting, "counts: connecting");
        require(said.in_use == in_use, "counts: in use");
        require(said.idle == idle, "counts: idle");
        require(said.waiting == waiting_.size(), "counts: waiting");

        require(in_use + idle <= options_.max_connections(), "no more open than max_connections");
        require(connecting <= options_.connect_concurrency(), "no more connecting than connect_concurrency");
        require(idle <= options_.max_idle(), "no more idle than max_idle");
        require(waiting_.empty() || idle == 0, "nobody waits beside an idle connection");
        require(waiting_.empty() || connecting == options_.connect_concurrency() ||
                    in_use == options_.max_connections(),
            "nobody waits while a connection could be made");
        require(!closed_ || idle == 0, "nothing idle after close");
    }

private:
    struct slot
    {
        state is = state::free;
        time_point opened_at{};
        time_point used_at{};
        std::size_t requests = 0;
        bool may_stay = false;
    };

    void require(bool holds, char const* promise)
    {
        if (!holds && violation_.empty())
            violation_ = promise;
    }

    bool fresh(slot const& s, time_point now) const
    {
        return now - s.used_at < options_.idle_timeout() && now - s.opened_at < options_.max_age();
    }

    void granted(detail::pool_grant grant, bool in_turn, time_point now)
    {
        require(!closed_, "nothing is granted after close");
        require(in_turn, "no newcomer overtakes the queue");
        require(grant.slot < slots_.size(), "no more open than max_connections");
        if (broken())
            return;
        slot& s = slots_[grant.slot];
        if (!grant.open)
        {
            require(s.is == state::free, "a slot to connect was free");
            s = slot{state::connecting, {}, {}, 0, false};
            return;
        }
        if (s.is == state::returned)
            require(s.may_stay, "a connection that may not serve again is closed");
        else
        {
            require(s.is == state::idle && fresh(s, now), "a connection granted as open was idle and fresh");
            for (slot const& other : slots_)
                require(other.is != state::idle || other.used_at <= s.used_at,
                    "the most recently used one comes first");
        }
        s.is = state::in_use;
    }

    pool_options options_;
    std::vector<slot> slots_;
    std::deque<detail::waiter_id> waiting_;
    std::string violation_;
    bool closed_ = false;
};

} // namespace appwrite::test

#endif
