//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// circuit_breaker: when a client stops sending to a server that fails.
//
#ifndef APPWRITE_CIRCUIT_BREAKER_HPP
#define APPWRITE_CIRCUIT_BREAKER_HPP

#include <chrono>
#include <string_view>
#include <type_traits>

namespace appwrite
{

/// When a client stops sending to a server that fails: calls then end at once with `errc::circuit_open`. Off
/// unless given to `client_options::circuit_breaker`. doc/pacing_and_breaker.md says what counts as a
/// failure.
class circuit_breaker
{
public:
    using duration = std::chrono::milliseconds;

    circuit_breaker() {}

    /// The share of failed attempts within `window` from which on nothing is sent: above 0, at most 1.
    /// Default 0.5.
    circuit_breaker& failure_ratio(double r) { return failure_ratio_ = r, *this; }
    /// How far back attempts count, 1 ms to 24 h. Default 30 s. It is divided into ten parts, and forgotten
    /// one part at a time.
    circuit_breaker& window(duration d) { return window_ = d, *this; }
    /// With fewer attempts than this in the window nothing is concluded, 1 to 1,000,000. Default 20.
    circuit_breaker& minimum_attempts(unsigned n) { return minimum_attempts_ = n, *this; }
    /// How long nothing is sent, before attempts are let through as probes; 1 ms to 24 h. Default 10 s.
    circuit_breaker& open_for(duration d) { return open_for_ = d, *this; }
    /// How many probes have to succeed, 1 to 1000; as many are let through at once. A probe that fails means
    /// another `open_for`. Default 1.
    circuit_breaker& probes(unsigned n) { return probes_ = n, *this; }

    double failure_ratio() const noexcept { return failure_ratio_; }
    duration window() const noexcept { return window_; }
    unsigned minimum_attempts() const noexcept { return minimum_attempts_; }
    duration open_for() const noexcept { return open_for_; }
    unsigned probes() const noexcept { return probes_; }

private:
    double failure_ratio_ = 0.5;
    duration window_ = std::chrono::seconds(30);
    unsigned minimum_attempts_ = 20;
    duration open_for_ = std::chrono::seconds(10);
    unsigned probes_ = 1;
};

static_assert(!std::is_aggregate_v<circuit_breaker>);

/// How it stands with a circuit breaker.
enum class circuit_state
{
    /// Everything is sent. Also the state of a client without a circuit breaker.
    closed,
    /// Nothing is sent.
    open,
    /// Only probes are sent.
    half_open,
};

/// The state's name, for messages.
constexpr std::string_view to_string(circuit_state s) noexcept
{
    switch (s)
    {
    case circuit_state::closed:
        return "closed";
    case circuit_state::open:
        return "open";
    case circuit_state::half_open:
        return "half open";
    }
    return "unknown";
}

} // namespace appwrite

#endif
