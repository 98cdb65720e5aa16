//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// breaker: whether anything is sent to a server that fails. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_BREAKER_HPP
#define APPWRITE_DETAIL_CALL_BREAKER_HPP

#include <appwrite/circuit_breaker.hpp>
#include <appwrite/detail/call/attempt_signal.hpp>
#include <appwrite/detail/config.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace appwrite::detail
{

/// The rules of a circuit breaker: closed, open, half open. Not thread-safe; time comes in.
///
/// Each change of state begins an era. What was let through in an earlier one does not count: a success that
/// was on its way when the circuit opened is no probe that succeeded.
class breaker
{
public:
    using time_point = std::chrono::steady_clock::time_point;
    using duration = time_point::duration;
    using era = std::uint64_t;

    APPWRITE_DECL explicit breaker(circuit_breaker const& options);

    /// Lets an attempt through, and gives what `ended` wants; nothing: it is refused.
    APPWRITE_DECL std::optional<era> admit(time_point now);

    /// An attempt that was let through has ended. Whether this opened the circuit.
    APPWRITE_DECL bool ended(era admitted_in, server_health health, time_point now);

    /// Whether an attempt would be refused at `now`.
    APPWRITE_DECL bool refuses(time_point now) const noexcept;

    /// How long until the next probe. Nothing: the circuit is not open, or waits for probes under way.
    APPWRITE_DECL std::optional<duration> until_probe(time_point now) const noexcept;

    circuit_state state() const noexcept { return state_; }
    era current() const noexcept { return era_; }

private:
    /// Ends of attempts within a tenth of the window.
    struct part
    {
        std::int64_t number = -1;
        unsigned worked = 0;
        unsigned failed = 0;
    };

    void enter(circuit_state s);
    void open(time_point now);
    void count(server_health health, time_point now);
    bool fails_too_often(time_point now) const noexcept;
    std::int64_t part_at(time_point now) const noexcept;

    circuit_breaker options_;
    circuit_state state_ = circuit_state::closed;
    era era_ = 1;
    std::array<part, 10> window_{};
    time_point opened_{};
    unsigned probing_ = 0;
    unsigned succeeded_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/breaker.ipp>
#endif

#endif
