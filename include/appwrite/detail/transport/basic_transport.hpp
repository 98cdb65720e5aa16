//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_transport: sends one request to the server and brings back what came of it.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP
#define APPWRITE_DETAIL_TRANSPORT_BASIC_TRANSPORT_HPP

#include <appwrite/detail/transport/basic_connection.hpp>
#include <appwrite/detail/transport/connection_pool.hpp>
#include <appwrite/detail/wire/spare_bodies.hpp>
#include <appwrite/stats.hpp>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// Sends requests to one server: connects a connection of the pool if need be, exchanges, gives it back.
/// Knows bytes, not what they mean. Thread-safe; must outlive the coroutines inside.
template <class Clock>
class basic_transport
{
public:
    using connection = basic_connection<Clock>;
    using lease_type = lease<connection>;
    using waiter = typename connection_pool<connection>::waiter;
    using time_point = typename Clock::time_point;

    basic_transport(net::any_io_executor ex, std::shared_ptr<transport_options const> options);

    /// Somebody who wants the right to send a request.
    waiter make_waiter() noexcept { return waiter(pool_); }

    /// Sends `out.wire` over the connection of `lease`; what became of it is in `out`. Everything happens on
    /// the executor of the coroutine that awaits, which has switched off `throw_if_cancelled`.
    ///
    /// `may_replay`: a request that was written to a kept connection which then died before the first byte of
    /// a response may be sent again, once. (One that was not written because the connection was found dead is
    /// always sent on a fresh one.)
    net::awaitable<void> send(lease_type& lease, exchange_outcome& out, time_point deadline, bool may_replay);

    /// Takes back the body of a response.
    void reuse(std::string body) noexcept { bodies_.give(std::move(body)); }

    void close();
    void drop_idle();
    client_stats stats() const;

private:
    net::awaitable<void> replay(lease_type& lease, exchange_outcome& out, time_point deadline);
    net::awaitable<transport_status> connect(lease_type& lease, time_point deadline);
    void decode(exchange_outcome& out) const;
    void count(exchange_outcome& out, time_point began);

    std::shared_ptr<transport_options const> options_;
    connection_pool<connection> pool_;
    spare_bodies bodies_;
    mutable std::mutex mutex_;
    client_stats totals_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/transport/basic_transport.hpp>

#endif
