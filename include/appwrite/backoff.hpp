//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// backoff: how long to wait before an attempt is repeated.
//
#ifndef APPWRITE_BACKOFF_HPP
#define APPWRITE_BACKOFF_HPP

#include <chrono>
#include <type_traits>

namespace appwrite
{

/// How long to wait before an attempt is repeated: exponential, with full jitter.
///
/// Before the n-th repeat the client waits a random time between 0 and `base` times 2 to the power of n - 1,
/// and never more than `cap`. The jitter keeps clients that failed together from coming back together.
/// All values are in milliseconds, 1 ms to 24 hours; `client` refuses others with `errc::invalid_argument`.
class backoff
{
public:
    using duration = std::chrono::milliseconds;

    backoff() {}

    /// The upper bound of the first wait. Default 200 ms.
    backoff& base(duration d) { return base_ = d, *this; }
    /// The same after a 429: the server asks for less. Default 1 s.
    backoff& throttle_base(duration d) { return throttle_base_ = d, *this; }
    /// The upper bound of any wait. Default 20 s.
    backoff& cap(duration d) { return cap_ = d, *this; }

    duration base() const noexcept { return base_; }
    duration throttle_base() const noexcept { return throttle_base_; }
    duration cap() const noexcept { return cap_; }

private:
    duration base_ = std::chrono::milliseconds(200);
    duration throttle_base_ = std::chrono::seconds(1);
    duration cap_ = std::chrono::seconds(20);
};

static_assert(!std::is_aggregate_v<backoff>);

} // namespace appwrite

#endif
