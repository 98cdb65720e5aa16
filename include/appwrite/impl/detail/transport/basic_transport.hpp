//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_transport: one attempt, over a connection of the pool.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP

#include <appwrite/detail/transport/basic_transport.hpp>
#include <appwrite/detail/wire/content_coding.hpp>

#include <boost/asio/error.hpp>

#include <utility>

namespace appwrite::detail
{

template <class Clock>
basic_transport<Clock>::basic_transport(
    net::any_io_executor ex, std::shared_ptr<transport_options const> options)
    : options_(std::move(options))
    , pool_(options_->pool,
          [ex = std::move(ex), options = options_] { return std::make_shared<connection>(ex, options); })
{
}

template <class Clock>
net::awaitable<void> basic_transport<Clock>::send(
    lease_type& lease, exchange_outcome& out, time_point deadline, bool may_replay)
{
    lease.start_work();
    if (!lease.open())
    {
        out.status = co_await connect(lease, deadline);
        if (out.status.ec)
            co_return;
        lease.connected();
    }
    auto const began = Clock::now();
    out.response.body = bodies_.take();
    co_await connection::exchange(lease.connection(), out, deadline);
    count(out, began);
    if (out.stale && (!out.sent || may_replay))
        co_await replay(lease, out, deadline);
    if (out.clean)
        lease.prove_clean();
    // Others can use the connection while this call decompresses.
    lease.give_back();
    decode(out);
}

/// Sends again what met a dead connection, on a fresh socket: the other kept connections are probably dead as
/// well.
template <class Clock>
net::awaitable<void> basic_transport<Clock>::replay(
    lease_type& lease, exchange_outcome& out, time_point deadline)
{
    bool const sent_before = out.sent;
    out.forget();
    out.status = co_await connect(lease, deadline);
    if (!out.status.ec)
    {
        lease.renewed();
        out.replayed = sent_before;
        auto const began = Clock::now();
        out.response.body = bodies_.take();
        co_await connection::exchange(lease.connection(), out, deadline);
        count(out, began);
    }
    out.sent = out.sent || sent_before;
}

template <class Clock>
net::awaitable<transport_status> basic_transport<Clock>::connect(lease_type& lease, time_point deadline)
{
    connect_outcome out = co_await connection::connect(lease.connection(), deadline);
    if (out.status.ec && out.status.ec != net::error::operation_aborted)
    {
        std::string& words = out.status.detail.write();
        words = options_->peer() + (words.empty() ? "" : ": " + words);
        pool_.note_connect_error(out.status);
    }
    std::lock_guard lock(mutex_);
    ++(out.status.ec ? totals_.connect_failures : totals_.connections_opened);
    totals_.tls_resumed += out.resumed ? 1 : 0;
    co_return out.status;
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
void basic_transport<Clock>::count(exchange_outcome& out, time_point began)
{
    out.took = Clock::now() - began;
    std::lock_guard lock(mutex_);
    totals_.connections_reused += out.reused && out.sent ? 1 : 0;
    totals_.replays += out.replayed ? 1 : 0;
    totals_.responses += out.status.ec ? 0 : 1;
    totals_.bytes_written += out.sent ? out.wire.size() : 0;
    totals_.bytes_read += out.bytes_read;
}

template <class Clock>
void basic_transport<Clock>::close()
{
    pool_.close();
    bodies_.clear();
}

template <class Clock>
void basic_transport<Clock>::drop_idle()
{
    pool_.drop_idle();
    bodies_.clear();
}

template <class Clock>
client_stats basic_transport<Clock>::stats() const
{
    auto const now = pool_.counts();
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
