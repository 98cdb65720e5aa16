//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: carrying out what the ledger decides.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_POOL_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_POOL_HPP

#include <appwrite/detail/transport/connection_pool.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace appwrite::detail
{

template <class Connection>
void lease<Connection>::connected()
{
    pool_->connected(grant_.slot);
    grant_.open = true;
}

template <class Connection>
void lease<Connection>::renewed()
{
    pool_->renewed(grant_.slot);
}

template <class Connection>
void lease<Connection>::give_back()
{
    if (!connection_)
        return;
    connection_.reset();
    auto const pool = std::move(pool_);
    pool->give_back(grant_.slot, clean_);
}

/// Somebody who waits. Guarded by the pool's mutex; the timer, too: whoever notifies cancels it under the
/// lock.
template <class Connection>
struct connection_pool<Connection>::waiter
{
    waiter(std::shared_ptr<connection_pool> p, net::any_io_executor ex)
        : pool(std::move(p)), timer(std::move(ex))
    {
    }
    waiter(waiter const&) = delete;
    waiter& operator=(waiter const&) = delete;

    /// Leaves the queue. A grant that came at the last moment is handed on: no wake-up is lost.
    ~waiter()
    {
        std::unique_lock lock(pool->mutex_);
        if (id != 0 && pool->waiters_.erase(id) != 0)
            pool->ledger_.cancel(id);
        if (!granted)
            return;
        lock.unlock();
        pool->give_back(grant.slot, grant.open);
    }

    std::shared_ptr<connection_pool> pool;
    net::basic_waitable_timer<clock> timer;
    waiter_id id = 0;
    acquire_outcome::kind outcome = acquire_outcome::kind::queued;
    bool granted = false;
    pool_grant grant;
};

template <class Connection>
connection_pool<Connection>::connection_pool(pool_options const& options, factory make)
    : make_(std::move(make)), ledger_(options), slots_(options.max_connections())
{
}

/// Turns a grant into a lease. Nothing if the pool was closed in between: under the lock, so that `close`
/// either sees the use that begins here and interrupts it, or prevents it.
template <class Connection>
lease<Connection> connection_pool<Connection>::make_lease(pool_grant grant)
{
    connections closing;
    std::lock_guard lock(mutex_);
    if (ledger_.closed())
    {
        ledger_.release(grant.slot, false, clock::now());
        closing = take_closing();
        return lease<Connection>();
    }
    auto& connection = slots_[grant.slot];
    if (!connection)
    {
        try
        {
            connection = make_();
        }
        catch (...)
        {
            // The slot must not stay granted to nobody.
            hand_over(ledger_.release(grant.slot, false, clock::now()));
            closing = take_closing();
            throw;
        }
    }
    return lease<Connection>(this->shared_from_this(), connection, grant);
}

template <class Connection>
lease<Connection> connection_pool<Connection>::try_acquire()
{
    connections closing;
    std::optional<pool_grant> grant;
    {
        std::lock_guard lock(mutex_);
        grant = ledger_.try_acquire(clock::now());
        closing = take_closing();
    }
    return grant ? make_lease(*grant) : lease<Connection>();
}

template <class Connection>
net::awaitable<lease<Connection>> connection_pool<Connection>::acquire(
    time_point deadline, transport_status& status)
{
    if (auto now = try_acquire())
        co_return now;
    auto const cancellation = co_await net::this_coro::cancellation_state;
    if (cancellation.cancelled() != net::cancellation_type::none)
    {
        status = transport_status(net::error::operation_aborted, call_stage::acquire);
        co_return lease<Connection>();
    }

    waiter self(this->shared_from_this(), co_await net::this_coro::executor);
    self.timer.expires_at(deadline);

    // Queueing and starting to wait are one step under the lock, so that no notification can fall between.
    auto initiate = [](auto&& handler, waiter* w)
    {
        connections closing;
        std::lock_guard lock(w->pool->mutex_);
        auto const outcome = w->pool->ledger_.acquire(clock::now());
        // Before anybody connects in a slot that was vacated by this: else its new connection would be taken
        // for the old one.
        closing = w->pool->take_closing();
        w->outcome = outcome.what;
        w->granted = outcome.what == acquire_outcome::kind::granted;
        w->grant = outcome.grant;
        w->id = outcome.waiter;
        if (outcome.what == acquire_outcome::kind::queued)
            w->pool->waiters_.emplace(w->id, w);
        else
            w->timer.expires_at(time_point::min());
        w->timer.async_wait(std::forward<decltype(handler)>(handler));
    };
    net::use_awaitable_t<> token;
    error_code ec;
    auto with_code = net::redirect_error(token, ec);
    co_await net::async_initiate<decltype(with_code), void(error_code)>(initiate, with_code, &self);

    std::unique_lock lock(mutex_);
    waiters_.erase(self.id);
    if (self.granted)
    {
        self.granted = false;
        lock.unlock();
        auto out = make_lease(self.grant);
        if (!out)
            status = transport_status(net::error::operation_aborted, call_stage::acquire);
        co_return out;
    }
    ledger_.cancel(self.id);
    self.id = 0;
    if (self.outcome == acquire_outcome::kind::too_many_waiting)
        status = transport_status(errc::too_many_waiting, call_stage::acquire);
    else if (self.outcome == acquire_outcome::kind::closed || ec)
        status = transport_status(net::error::operation_aborted, call_stage::acquire);
    else
        status = transport_status(errc::acquire_timeout, call_stage::acquire, last_connect_error_);
    co_return lease<Connection>();
}

template <class Connection>
void connection_pool<Connection>::hand_over(std::optional<waiter_grant> const& grant)
{
    if (!grant)
        return;
    auto const at = waiters_.find(grant->waiter);
    waiter& w = *at->second;
    waiters_.erase(at);
    w.granted = true;
    w.grant = grant->grant;
    w.timer.cancel();
}

template <class Connection>
typename connection_pool<Connection>::connections connection_pool<Connection>::take_closing()
{
    connections out;
    if (ledger_.has_closing())
        for (slot_id const slot : ledger_.take_closing())
            out.push_back(std::move(slots_[slot]));
    return out;
}

template <class Connection>
void connection_pool<Connection>::connected(slot_id slot)
{
    std::lock_guard lock(mutex_);
    last_connect_error_.clear();
    hand_over(ledger_.connected(slot, clock::now()));
}

template <class Connection>
void connection_pool<Connection>::renewed(slot_id slot)
{
    std::lock_guard lock(mutex_);
    last_connect_error_.clear();
    ledger_.renewed(slot, clock::now());
}

template <class Connection>
void connection_pool<Connection>::give_back(slot_id slot, bool clean)
{
    // Destroyed after the lock is gone: closing sockets takes time.
    connections closing;
    std::lock_guard lock(mutex_);
    hand_over(ledger_.release(slot, clean, clock::now()));
    closing = take_closing();
}

template <class Connection>
void connection_pool<Connection>::note_connect_error(transport_status const& why)
{
    std::string text = why.ec.message();
    if (!why.detail.empty())
        text += " (" + why.detail + ")";
    std::lock_guard lock(mutex_);
    last_connect_error_ = std::move(text);
}

template <class Connection>
void connection_pool<Connection>::drop_idle()
{
    connections closing;
    std::lock_guard lock(mutex_);
    ledger_.drop_idle();
    closing = take_closing();
}

template <class Connection>
void connection_pool<Connection>::close()
{
    connections closing;
    std::lock_guard lock(mutex_);
    if (ledger_.closed())
        return;
    ledger_.close();
    closing = take_closing();
    for (auto const& [id, w] : std::exchange(waiters_, {}))
    {
        w->outcome = acquire_outcome::kind::closed;
        w->timer.cancel();
    }
    for (auto const& connection : slots_)
        if (connection)
            connection->interrupt(connection->current_use());
}

template <class Connection>
ledger_counts connection_pool<Connection>::counts() const
{
    std::lock_guard lock(mutex_);
    return ledger_.counts();
}

} // namespace appwrite::detail

#endif
