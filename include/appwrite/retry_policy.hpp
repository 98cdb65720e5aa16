//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_policy: how often a call is repeated, and why it was not repeated again.
//
#ifndef APPWRITE_RETRY_POLICY_HPP
#define APPWRITE_RETRY_POLICY_HPP

#include <chrono>
#include <optional>
#include <string_view>
#include <type_traits>

namespace appwrite
{

/// How often a call may be repeated. Whether it may be repeated at all depends on the operation and on the
/// failure, see doc/retries.md. `client`, or the call, refuses values out of range with
/// `errc::invalid_argument`.
class retry_policy
{
public:
    using duration = std::chrono::milliseconds;

    retry_policy() {}

    /// A policy that repeats nothing.
    static retry_policy none() { return retry_policy().max_attempts(1); }

    /// How many attempts a call has, the first one included. 1 to 100, default 3.
    retry_policy& max_attempts(unsigned n) { return max_attempts_ = n, *this; }

    /// No attempt begins later than this after the call began. 1 ms to 24 hours. Default: the deadline of the
    /// call alone decides.
    retry_policy& max_elapsed(duration d) { return max_elapsed_ = d, *this; }

    /// The longest wait that a server may ask for (`Retry-After`, `X-RateLimit-Reset`). If it asks for more,
    /// the call fails at once, and `api_error::retry_hint()` has the server's wish. 1 ms to 24 hours,
    /// default 60 s.
    retry_policy& max_hint(duration d) { return max_hint_ = d, *this; }

    unsigned max_attempts() const noexcept { return max_attempts_; }
    std::optional<duration> max_elapsed() const noexcept { return max_elapsed_; }
    duration max_hint() const noexcept { return max_hint_; }

private:
    unsigned max_attempts_ = 3;
    std::optional<duration> max_elapsed_;
    duration max_hint_ = std::chrono::seconds(60);
};

static_assert(!std::is_aggregate_v<retry_policy>);

/// Why a failed call was not repeated (again).
enum class retry_stop
{
    /// Another attempt would fail the same way.
    permanent,
    /// The server may have executed the request, and a second execution could do harm.
    unsafe,
    /// `retry_policy::max_attempts` were made.
    attempts,
    /// The next attempt would have begun after the deadline of the call, or after
    /// `retry_policy::max_elapsed`.
    deadline,
    /// The server asked for a longer wait than `retry_policy::max_hint`.
    hint,
    /// Too many calls of the client have failed lately: `retry_budget`.
    budget,
    /// The call was cancelled, or the client was closed.
    cancelled,
    /// The circuit breaker lets nothing through: `circuit_breaker`.
    circuit,
};

/// In words, for messages.
constexpr std::string_view to_string(retry_stop why) noexcept
{
    switch (why)
    {
    case retry_stop::permanent:
        return "another attempt would fail the same way";
    case retry_stop::unsafe:
        return "the server may have executed it";
    case retry_stop::attempts:
        return "no attempt is left";
    case retry_stop::deadline:
        return "no time is left";
    case retry_stop::hint:
        return "the server asks for too long a wait";
    case retry_stop::budget:
        return "too many calls have failed lately";
    case retry_stop::cancelled:
        return "cancelled";
    case retry_stop::circuit:
        return "the circuit breaker is open";
    }
    return "unknown";
}

} // namespace appwrite

#endif
