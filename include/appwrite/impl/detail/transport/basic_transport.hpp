//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_transport: one attempt from the pool to the socket and back.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP

#include <appwrite/detail/transport/basic_transport.hpp>
#include <appwrite/detail/transport/on_strand.hpp>
#include <appwrite/detail/wire/content_coding.hpp>

namespace appwrite::detail
{

template <class Clock>
basic_transport<Clock>::basic_transport(
    net::any_io_executor ex, std::shared_ptr<transport_options const> options)
    : options_(std::move(options))
    , pool_(std::make_shared<connection_pool<connection>>(options_->pool,
          [ex = std::move(ex), options = options_] { return std::make_shared<connection>(ex, options); }))
{
}

template <class Clock>
net::awaitable<exchange_outcome> basic_transport<Clock>::send(
    std::shared_ptr<basic_transport> self, std::string wire, attempt_limits<Clock> limits)
{
    exchange_outcome out;
    std::size_t const size = wire.size();
    auto lease = co_await self->pool_->acquire(limits.acquire_by, out.status);
    if (!lease)
        co_return out;

    auto deadline = limits.deadline;
    if (limits.attempt != typename Clock::duration{})
        deadline = std::min(deadline, Clock::now() + limits.attempt);

    // A caller who was cancelled while the connection was handed over has not touched it: it goes back as it
    // is.
    auto const cancellation = co_await net::this_coro::cancellation_state;
    if (cancellation.cancelled() != net::cancellation_type::none)
    {
        out.status = transport_status(net::error::operation_aborted, call_stage::acquire);
        co_return out;
    }
    if (!lease.open())
    {
        out.status = co_await self->connect(lease, deadline);
        if (out.status.ec)
        {
            out.wire = std::move(wire);
            co_return out;
        }
        lease.connected();
    }
    out = co_await self->exchange(lease, std::move(wire), deadline);
    self->count(out, size);
    if (out.stale && (!out.sent || limits.may_replay))
    {
        // On a fresh socket: the other kept connections are probably dead as well.
        auto const status = co_await self->connect(lease, deadline);
        if (status.ec)
        {
            out.status = status;
            co_return out;
        }
        lease.renewed();
        bool const sent_before = out.sent;
        auto again = std::move(out.wire);
        out = co_await self->exchange(lease, std::move(again), deadline);
        out.sent = out.sent || sent_before;
        out.replayed = sent_before;
        self->count(out, size);
    }
    if (out.clean)
        lease.prove_clean();
    // Others can use the connection while this call decompresses.
    lease.give_back();
    self->decode(out);
    co_return out;
}

template <class Clock>
net::awaitable<transport_status> basic_transport<Clock>::connect(lease_type& lease, time_point deadline)
{
    auto const& c = lease.connection();
    auto interrupt = [c, use = lease.use()] { c->interrupt(use); };
    lease.start_work();
    connect_outcome out =
        co_await on_strand(c->get_strand(), connection::connect(c, deadline), std::move(interrupt));
    lease.end_work();
    if (out.status.ec && out.status.ec != net::error::operation_aborted)
    {
        std::string const words = std::move(out.status.detail);
        out.status.detail = options_->peer() + (words.empty() ? "" : ": " + words);
        pool_->note_connect_error(out.status);
    }
    std::lock_guard lock(mutex_);
    ++(out.status.ec ? totals_.connect_failures : totals_.connections_opened);
    totals_.tls_resumed += out.resumed ? 1 : 0;
    co_return out.status;
}

template <class Clock>
net::awaitable<exchange_outcome> basic_transport<Clock>::exchange(
    lease_type& lease, std::string wire, time_point deadline)
{
    auto const& c = lease.connection();
    auto interrupt = [c, use = lease.use()] { c->interrupt(use); };
    lease.start_work();
    auto const began = Clock::now();
    exchange_outcome out = co_await on_strand(
        c->get_strand(), connection::exchange(c, std::move(wire), deadline), std::move(interrupt));
    out.took = Clock::now() - began;
    lease.end_work();
    co_return out;
}

/// Undoes the compression of a complete response.
template <class Clock>
void basic_transport<Clock>::decode(exchange_outcome& out) const
{
    if (out.status.ec)
        return;
    std::string words;
    if (error_code const ec = decode_content(out.response, options_->response.body, words))
        out.status = transport_status(ec, call_stage::decode, std::move(words));
}

template <class Clock>
void basic_transport<Clock>::count(exchange_outcome const& out, std::size_t written)
{
    std::lock_guard lock(mutex_);
    totals_.connections_reused += out.reused && out.sent ? 1 : 0;
    totals_.replays += out.replayed ? 1 : 0;
    totals_.responses += out.status.ec ? 0 : 1;
    totals_.bytes_written += out.sent ? written : 0;
    totals_.bytes_read += out.bytes_read;
}

template <class Clock>
client_stats basic_transport<Clock>::stats() const
{
    auto const now = pool_->counts();
    std::lock_guard lock(mutex_);
    client_stats out = totals_;
    out.in_use = now.in_use;
    out.connecting = now.connecting;
    out.idle = now.idle;
    out.waiting = now.waiting;
    return out;
}

} // namespace appwrite::detail

#endif
