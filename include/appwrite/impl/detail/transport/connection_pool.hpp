//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: carrying out what the ledger decides.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_POOL_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_POOL_HPP

#include <appwrite/detail/transport/connection_pool.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/assert.hpp>

#include <utility>

namespace appwrite::detail
{

template <class Connection>
void lease<Connection>::connected()
{
    pool_->connected(slot_);
    open_ = true;
}

template <class Connection>
void lease<Connection>::renewed()
{
    pool_->renewed(slot_);
}

template <class Connection>
void lease<Connection>::give_back()
{
    if (!connection_)
        return;
    connection_.reset();
    pool_->give_back(slot_, clean_);
}

template <class Connection>
connection_pool<Connection>::waiter::~waiter()
{
    if (id_ == 0 && outcome_ != acquire_outcome::kind::granted)
        return;
    std::unique_lock lock(pool_.mutex_);
    leave();
    if (outcome_ != acquire_outcome::kind::granted)
        return;
    lock.unlock();
    pool_.give_back(grant_.slot, grant_.open);
}

template <class Connection>
bool connection_pool<Connection>::waiter::lines_up()
{
    // Destroyed after the lock is gone, here and below: closing sockets takes time.
    connections closing;
    std::lock_guard lock(pool_.mutex_);
    auto const found = pool_.ledger_.acquire(clock::now());
    outcome_ = found.what;
    grant_ = found.grant;
    id_ = found.waiter;
    bool const queued = found.what == acquire_outcome::kind::queued;
    if (queued)
        pool_.waiters_.push_back(*this);
    pool_.take_closing(closing);
    return queued;
}

template <class Connection>
template <class Handler>
void connection_pool<Connection>::waiter::start(Handler handler)
{
    auto slot = net::get_associated_cancellation_slot(handler);
    if (slot.is_connected())
        slot.assign([this](net::cancellation_type_t) { stop(); });
    // Looking whether there is something to wait for and starting to wait are one step under the lock, so
    // that no notification can fall between.
    std::lock_guard lock(pool_.mutex_);
    timer_.emplace(net::get_associated_executor(handler), this->is_linked() ? deadline_ : time_point::min());
    // The lambda has no executor of its own. It is called on the timer's, which is that of the handler, and
    // which the operation need not hold twice.
    timer_->async_wait([handler = std::move(handler)](error_code) mutable { std::move(handler)(); });
}

template <class Connection>
lease<Connection> connection_pool<Connection>::waiter::take(transport_status& status)
{
    connections closing;
    std::lock_guard lock(pool_.mutex_);
    leave();
    lease<Connection> out;
    switch (std::exchange(outcome_, acquire_outcome::kind::closed))
    {
    case acquire_outcome::kind::granted:
        out = pool_.make_lease(grant_, closing);
        break;
    case acquire_outcome::kind::too_many_waiting:
        status = transport_status(errc::too_many_waiting, call_stage::acquire);
        break;
    case acquire_outcome::kind::queued:
        status = transport_status(errc::acquire_timeout, call_stage::acquire, pool_.last_connect_error_);
        break;
    case acquire_outcome::kind::closed:
        break;
    }
    if (!out && !status.ec)
        status = transport_status(net::error::operation_aborted, call_stage::acquire);
    return out;
}

/// The caller is cancelled.
template <class Connection>
void connection_pool<Connection>::waiter::stop()
{
    std::lock_guard lock(pool_.mutex_);
    // Whoever is not in the queue any more has been woken already.
    if (this->is_linked())
        wake(acquire_outcome::kind::closed);
}

/// Takes itself out of the queue. The mutex is held, here and below.
template <class Connection>
void connection_pool<Connection>::waiter::leave()
{
    if (this->is_linked())
    {
        pool_.waiters_.erase(pool_.waiters_.iterator_to(*this));
        pool_.ledger_.cancel(id_);
    }
    id_ = 0;
}

template <class Connection>
void connection_pool<Connection>::waiter::wake(acquire_outcome::kind outcome)
{
    outcome_ = outcome;
    if (timer_)
        timer_->cancel();
}

template <class Connection>
connection_pool<Connection>::connection_pool(pool_options const& options, factory make)
    : make_(std::move(make)), ledger_(options), slots_(options.max_connections())
{
}

/// Turns a grant into a lease. Nothing if the pool was closed in between: under the lock, so that `close`
/// either sees the use that begins here and interrupts it, or prevents it.
template <class Connection>
lease<Connection> connection_pool<Connection>::make_lease(pool_grant grant, connections& closing)
{
    if (ledger_.closed())
    {
        ledger_.release(grant.slot, false, clock::now());
        take_closing(closing);
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
            take_closing(closing);
            throw;
        }
    }
    return lease<Connection>(*this, connection, grant);
}

template <class Connection>
void connection_pool<Connection>::hand_over(std::optional<waiter_grant> const& grant)
{
    if (!grant)
        return;
    waiter& w = waiters_.front();
    BOOST_ASSERT(w.id_ == grant->waiter);
    waiters_.pop_front();
    w.grant_ = grant->grant;
    w.wake(acquire_outcome::kind::granted);
}

/// Before anybody connects in a slot that was vacated: else its new connection would be taken for the old
/// one.
template <class Connection>
void connection_pool<Connection>::take_closing(connections& out)
{
    if (ledger_.has_closing())
        for (slot_id const slot : ledger_.take_closing())
            out.push_back(std::move(slots_[slot]));
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
    connections closing;
    std::lock_guard lock(mutex_);
    hand_over(ledger_.release(slot, clean, clock::now()));
    take_closing(closing);
}

template <class Connection>
void connection_pool<Connection>::note_connect_error(transport_status const& why)
{
    std::string text = why.ec.message();
    if (std::string const& words = why.detail.read(); !words.empty())
        text += " (" + words + ")";
    std::lock_guard lock(mutex_);
    last_connect_error_ = std::move(text);
}

template <class Connection>
void connection_pool<Connection>::drop_idle()
{
    connections closing;
    std::lock_guard lock(mutex_);
    ledger_.drop_idle();
    take_closing(closing);
}

template <class Connection>
void connection_pool<Connection>::close()
{
    connections closing;
    std::lock_guard lock(mutex_);
    if (ledger_.closed())
        return;
    ledger_.close();
    take_closing(closing);
    for (waiter& w : waiters_)
        w.wake(acquire_outcome::kind::closed);
    waiters_.clear();
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
