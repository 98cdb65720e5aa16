//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_options: how many connections a client keeps, and for how long.
//
#ifndef APPWRITE_POOL_OPTIONS_HPP
#define APPWRITE_POOL_OPTIONS_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace appwrite
{

/// How many connections a client keeps, and for how long. `client` refuses values out of range with
/// `errc::invalid_argument` and names the field.
class pool_options
{
public:
    using duration = std::chrono::milliseconds;

    pool_options() {}

    /// The most connections open at once, 1 to 10,000. Default 16. A server needs one per request in flight:
    /// requests per second times seconds per request. Calls beyond that wait, first come, first served.
    pool_options& max_connections(std::size_t n) { return max_connections_ = n, *this; }

    /// The most connections kept open while nobody uses them, 0 to `max_connections`. Default:
    /// `max_connections`. Zero means that a connection is closed after use unless a call waits for it.
    pool_options& max_idle(std::size_t n) { return max_idle_ = n, *this; }

    /// How long an unused connection may be used again, 1 ms to 24 h. Default 30 s. Keep it below what the
    /// server and the proxies in front of it allow (60 to 180 s are common): who closes first is spared the
    /// race. No timer watches it (a timer would keep `io_context::run()` from returning): connections that
    /// are too old are closed when the pool is used next, or by `client::close_idle_connections()`.
    pool_options& idle_timeout(duration d) { return idle_timeout_ = d, *this; }

    /// How old a connection may become, 1 ms to 24 h. Default 5 min, so that changes of DNS and of load
    /// balancers are noticed.
    pool_options& max_age(duration d) { return max_age_ = d, *this; }

    /// How many requests a connection may carry, at least 1. Default 1000.
    pool_options& max_requests_per_connection(std::size_t n) { return max_requests_ = n, *this; }

    /// How many connections may be in the making at once, 1 to 10,000. Default 4: a burst of calls does not
    /// become a burst of handshakes. Reconnecting after a kept connection turned out to be dead is not
    /// counted.
    pool_options& connect_concurrency(std::size_t n) { return connect_concurrency_ = n, *this; }

    /// How many calls may wait for a connection. Default 1,000,000. One more fails with
    /// `errc::too_many_waiting`. With 0 no call waits: one that neither finds an idle connection nor may make
    /// one at once (`max_connections`, `connect_concurrency`) fails.
    pool_options& max_waiting(std::size_t n) { return max_waiting_ = n, *this; }

    std::size_t max_connections() const noexcept { return max_connections_; }
    std::size_t max_idle() const noexcept { return max_idle_.value_or(max_connections_); }
    duration idle_timeout() const noexcept { return idle_timeout_; }
    duration max_age() const noexcept { return max_age_; }
    std::size_t max_requests_per_connection() const noexcept { return max_requests_; }
    std::size_t connect_concurrency() const noexcept { return connect_concurrency_; }
    std::size_t max_waiting() const noexcept { return max_waiting_; }

private:
    std::size_t max_connections_ = 16;
    std::optional<std::size_t> max_idle_;
    duration idle_timeout_ = std::chrono::seconds(30);
    duration max_age_ = std::chrono::minutes(5);
    std::size_t max_requests_ = 1000;
    std::size_t connect_concurrency_ = 4;
    std::size_t max_waiting_ = 1'000'000;
};

static_assert(!std::is_aggregate_v<pool_options>);

} // namespace appwrite

#endif
