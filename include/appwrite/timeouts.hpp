//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timeouts: how long each phase of a call may take.
//
#ifndef APPWRITE_TIMEOUTS_HPP
#define APPWRITE_TIMEOUTS_HPP

#include <chrono>
#include <optional>
#include <type_traits>

namespace appwrite
{

/// How long each phase of a call may take. `total` bounds all of them: a phase that would outlast it ends
/// with its own timeout code when `total` is used up.
///
/// Every value is in milliseconds, must be positive and at most 24 hours; `client` refuses anything else with
/// `errc::invalid_argument`.
class timeouts
{
public:
    using duration = std::chrono::milliseconds;

    timeouts() {}

    /// The whole call, from the moment it is awaited until its result is there. Default 60 s.
    timeouts& total(duration d) { return total_ = d, *this; }
    /// Waiting for a connection of the pool. Default: half of what the call has in all, so that a call that
    /// gets a connection has time to use it, and to make it first if need be. Ends with
    /// `errc::acquire_timeout`.
    timeouts& acquire(duration d) { return acquire_ = d, *this; }
    /// Resolving the host name. Default 5 s. Ends with `errc::resolve_timeout`; the system's resolver cannot
    /// be stopped, so its answer is ignored when it comes.
    timeouts& resolve(duration d) { return resolve_ = d, *this; }
    /// Connecting, over all addresses of the host together. Default 5 s. Ends with `errc::connect_timeout`.
    /// With a proxy: connecting to it, and as long again for the tunnel, which ends with
    /// `errc::proxy_timeout`.
    timeouts& connect(duration d) { return connect_ = d, *this; }
    /// The TLS handshake. Default 10 s. Ends with `errc::handshake_timeout`.
    timeouts& handshake(duration d) { return handshake_ = d, *this; }
    /// Writing the request. Default 30 s. Ends with `errc::write_timeout`.
    timeouts& write(duration d) { return write_ = d, *this; }
    /// From the last byte written to the first byte of the response. Default 30 s: servers give up on a
    /// database query after 15 s. Ends with `errc::response_timeout`.
    timeouts& first_byte(duration d) { return first_byte_ = d, *this; }
    /// From the first byte of the response to its last. Default 30 s. Ends with `errc::read_timeout`.
    timeouts& body(duration d) { return body_ = d, *this; }

    duration total() const noexcept { return total_; }
    std::optional<duration> acquire() const noexcept { return acquire_; }
    duration resolve() const noexcept { return resolve_; }
    duration connect() const noexcept { return connect_; }
    duration handshake() const noexcept { return handshake_; }
    duration write() const noexcept { return write_; }
    duration first_byte() const noexcept { return first_byte_; }
    duration body() const noexcept { return body_; }

    /// The largest value that a phase may have.
    static constexpr duration maximum() noexcept { return std::chrono::hours(24); }

private:
    duration total_ = std::chrono::seconds(60);
    std::optional<duration> acquire_;
    duration resolve_ = std::chrono::seconds(5);
    duration connect_ = std::chrono::seconds(5);
    duration handshake_ = std::chrono::seconds(10);
    duration write_ = std::chrono::seconds(30);
    duration first_byte_ = std::chrono::seconds(30);
    duration body_ = std::chrono::seconds(30);
};

static_assert(!std::is_aggregate_v<timeouts>);

} // namespace appwrite

#endif
