//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_transport: sends one request to the server and brings back what came of it.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP
#define APPWRITE_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP

#include <appwrite/detail/transport/basic_connection.hpp>
#include <appwrite/detail/transport/connection_pool.hpp>
#include <appwrite/stats.hpp>

#include <memory>
#include <mutex>

namespace appwrite::detail
{

/// How long an attempt may take, and whether it may be sent a second time.
template <class Clock>
struct attempt_limits
{
    attempt_limits() {}

    /// For everything.
    typename Clock::time_point deadline{};
    /// For waiting in the pool; not later than `deadline`.
    typename Clock::time_point acquire_by{};
    /// For the rest, counted from when there is a connection. Zero: none.
    typename Clock::duration attempt{};
    /// A request that was written to a kept connection which then died before the first byte of a response
    /// may be sent again, once. (One that was not written because the connection was found dead is always
    /// sent on a fresh one.)
    bool may_replay = false;
};

/// Sends requests to one server: takes a connection from the pool, connects it if need be, exchanges, gives
/// it back. Knows bytes, not what they mean. Thread-safe.
template <class Clock>
class basic_transport : public std::enable_shared_from_this<basic_transport<Clock>>
{
public:
    using connection = basic_connection<Clock>;
    using time_point = typename Clock::time_point;

    basic_transport(net::any_io_executor ex, std::shared_ptr<transport_options const> options);

    /// One attempt to send `out.wire`; what became of it is in `out`. Everything happens on the executor of
    /// the coroutine that awaits, which has switched off `throw_if_cancelled`.
    static net::awaitable<void> send(
        std::shared_ptr<basic_transport> self, exchange_outcome& out, attempt_limits<Clock> limits);

    void close() { pool_->close(); }
    void drop_idle() { pool_->drop_idle(); }
    client_stats stats() const;

private:
    using lease_type = lease<connection>;

    net::awaitable<void> replay(lease_type& lease, exchange_outcome& out, time_point deadline);
    net::awaitable<transport_status> connect(lease_type& lease, time_point deadline);
    void decode(exchange_outcome& out) const;
    void count(exchange_outcome& out, time_point began);

    std::shared_ptr<transport_options const> options_;
    std::shared_ptr<connection_pool<connection>> pool_;
    mutable std::mutex mutex_;
    client_stats totals_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/transport/basic_transport.hpp>

#endif
