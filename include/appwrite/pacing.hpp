//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacing: how much a client sends at once, and how fast.
//
#ifndef APPWRITE_PACING_HPP
#define APPWRITE_PACING_HPP

#include <cstddef>
#include <optional>
#include <type_traits>

namespace appwrite
{

/// How much a client sends at once, and how fast. Nothing is limited unless it is asked for; see
/// doc/pacing_and_breaker.md. `client` refuses values out of range with `errc::invalid_argument` and names
/// the field.
///
/// Each attempt of a call takes its turn before it asks for a connection, first come, first served, and waits
/// at most half of the time that the call has left. Waits before repeated attempts are not counted as being
/// under way.
class pacing
{
public:
    /// The bounds within which the client looks for the best number of attempts under way.
    class range
    {
    public:
        range(std::size_t initial, std::size_t minimum, std::size_t maximum) noexcept
            : initial_(initial), minimum_(minimum), maximum_(maximum)
        {
        }

        std::size_t initial() const noexcept { return initial_; }
        std::size_t minimum() const noexcept { return minimum_; }
        std::size_t maximum() const noexcept { return maximum_; }

    private:
        std::size_t initial_;
        std::size_t minimum_;
        std::size_t maximum_;
    };

    pacing() {}

    /// At most `n` attempts are under way at once, 1 to 100,000. Excludes `adaptive`.
    pacing& max_in_flight(std::size_t n) { return max_in_flight_ = n, *this; }

    /// At most `per_second` attempts begin in a second, 0.001 to 1,000,000, and at most `burst` of them at
    /// once after a pause, 1 to 1,000,000.
    pacing& rate(double per_second, unsigned burst = 1)
    {
        per_second_ = per_second;
        burst_ = burst;
        return *this;
    }

    /// The number of attempts under way grows while the server answers as fast as it can, and shrinks when
    /// answers are queued or refused (429, 503, timeouts). 1 <= `minimum` <= `initial` <= `maximum` <=
    /// 100,000. Never more than `pool_options::max_connections` are under way.
    pacing& adaptive(std::size_t initial = 4, std::size_t minimum = 1, std::size_t maximum = 1000)
    {
        adaptive_.emplace(initial, minimum, maximum);
        return *this;
    }

    std::optional<std::size_t> max_in_flight() const noexcept { return max_in_flight_; }
    /// Nothing: any rate.
    std::optional<double> per_second() const noexcept { return per_second_; }
    unsigned burst() const noexcept { return burst_; }
    std::optional<range> const& adaptive_range() const noexcept { return adaptive_; }

    /// Whether anything is limited.
    bool is_on() const noexcept { return max_in_flight_ || per_second_ || adaptive_; }

private:
    std::optional<std::size_t> max_in_flight_;
    std::optional<double> per_second_;
    unsigned burst_ = 1;
    std::optional<range> adaptive_;
};

static_assert(!std::is_aggregate_v<pacing> && !std::is_aggregate_v<pacing::range>);

} // namespace appwrite

#endif
