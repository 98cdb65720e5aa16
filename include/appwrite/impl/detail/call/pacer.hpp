//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacer: carrying out what the ledger decides.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_PACER_HPP
#define APPWRITE_IMPL_DETAIL_CALL_PACER_HPP

#include <appwrite/detail/call/pacer.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <optional>

namespace appwrite::detail
{

/// Somebody who waits. Guarded by the pacer's mutex; the timer, too: whoever notifies cancels it under the
/// lock.
template <class Clock>
struct pacer<Clock>::waiter
{
    waiter(pacer& p, net::any_io_executor ex, time_point d) : owner(p), timer(std::move(ex)), deadline(d) {}
    waiter(waiter const&) = delete;
    waiter& operator=(waiter const&) = delete;

    /// Leaves the queue. A grant that came at the last moment is handed on: no wake-up is lost.
    ~waiter()
    {
        std::lock_guard lock(owner.mutex_);
        if (grant)
            owner.ledger_.forget();
        else if (id == 0)
            return;
        // Also if it has a place in the ledger only, as memory ran out then: nobody would answer to its turn.
        owner.waiters_.erase(id);
        owner.ledger_.cancel(id);
        owner.admit_all();
    }

    pacer& owner;
    net::basic_waitable_timer<Clock> timer;
    time_point const deadline;
    /// When the timer ends the wait.
    time_point wakes_at = time_point::min();
    std::uint64_t id = 0;
    std::optional<pacing_grant> grant;
    /// Set when there is no use in waiting.
    error_code turned_away;
};

/// Until the deadline; for the first in line, until it may start; for whoever need not wait, not at all.
template <class Clock>
void pacer<Clock>::set_timer(waiter& w)
{
    w.wakes_at = w.grant || w.turned_away || closed_ ? time_point::min() : w.deadline;
    if (auto const next = ledger_.next_start(); next && next->waiter == w.id && !w.grant)
        w.wakes_at = std::min(w.wakes_at, next->at);
    w.timer.expires_at(w.wakes_at);
}

template <class Clock>
net::awaitable<typename pacer<Clock>::permit> pacer<Clock>::acquire(
    time_point deadline, transport_status& status)
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    waiter self(*this, co_await net::this_coro::executor, deadline);
    {
        std::lock_guard lock(mutex_);
        if (!closed_ && cancellation.cancelled() == net::cancellation_type::none)
            self.grant = ledger_.try_enter(Clock::now());
        if (!closed_ && !self.grant)
        {
            self.id = ledger_.queue();
            waiters_.emplace(self.id, &self);
        }
    }
    // Looking whether there is something to wait for and starting to wait are one step under the lock, so
    // that no notification can fall between.
    auto initiate = [](auto&& handler, waiter* w)
    {
        std::lock_guard lock(w->owner.mutex_);
        w->owner.set_timer(*w);
        w->timer.async_wait(std::forward<decltype(handler)>(handler));
    };
    net::use_awaitable_t<> token;
    error_code ec;
    auto with_code = net::redirect_error(token, ec);
    for (;;)
    {
        std::unique_lock lock(mutex_);
        // Whoever is cancelled hands a grant on, by leaving.
        if (closed_ || cancellation.cancelled() != net::cancellation_type::none)
        {
            status = transport_status(net::error::operation_aborted, call_stage::pacing);
            break;
        }
        if (self.turned_away)
        {
            status = transport_status(self.turned_away, call_stage::pacing);
            break;
        }
        if (self.grant)
        {
            self.id = 0;
            permit out(*this, *std::exchange(self.grant, std::nullopt));
            lock.unlock();
            co_return out;
        }
        if (Clock::now() >= deadline)
        {
            status = transport_status(errc::pacing_timeout, call_stage::pacing);
            break;
        }
        lock.unlock();
        co_await net::async_initiate<decltype(with_code), void(error_code)>(initiate, with_code, &self);
        lock.lock();
        if (!closed_ && !self.grant && !self.turned_away)
            admit_all();
    }
    co_return permit();
}

/// Lets all through who may go; then somebody else may be the first in line, or has to wait for another
/// moment.
template <class Clock>
void pacer<Clock>::admit_all()
{
    auto const now = Clock::now();
    while (auto const next = ledger_.admit(now))
    {
        auto const at = waiters_.find(next->waiter);
        waiter& w = *at->second;
        waiters_.erase(at);
        w.grant = next->grant;
        w.timer.cancel();
    }
    auto const next = ledger_.next_start();
    if (!next)
        return;
    waiter& w = *waiters_.at(next->waiter);
    if (next->at < w.wakes_at)
        w.timer.cancel();
}

template <class Clock>
void pacer<Clock>::leave(pacing_grant grant, load_sample const& sample)
{
    std::lock_guard lock(mutex_);
    ledger_.leave(grant, sample);
    admit_all();
}

template <class Clock>
void pacer<Clock>::forget()
{
    std::lock_guard lock(mutex_);
    ledger_.forget();
    admit_all();
}

template <class Clock>
void pacer<Clock>::close()
{
    std::lock_guard lock(mutex_);
    closed_ = true;
    end_waits(net::error::operation_aborted);
}

template <class Clock>
void pacer<Clock>::turn_away(error_code why)
{
    std::lock_guard lock(mutex_);
    end_waits(why);
}

template <class Clock>
void pacer<Clock>::end_waits(error_code why)
{
    for (auto const& [id, w] : std::exchange(waiters_, {}))
    {
        ledger_.cancel(id);
        w->turned_away = why;
        w->timer.cancel();
    }
}

} // namespace appwrite::detail

#endif
