//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How much an emulator can do at once.
//
#ifndef APPWRITE_TESTING_CAPACITY_HPP
#define APPWRITE_TESTING_CAPACITY_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <cstddef>
#include <limits>
#include <type_traits>

namespace appwrite::testing
{

/**
 * @brief A server that is busy with so many requests refuses the next one, given to
 * @ref emulator::limit_capacity.
 *
 * A request is in service from its arrival until its response is on its way. The emulator itself needs next
 * to no time for one, so a limit wants a service time, or faults that delay or hold requests.
 */
class capacity
{
public:
    /// No limit.
    capacity() = default;

    /// At most so many requests at once.
    explicit capacity(std::size_t at_most) : at_most_(at_most) {}

    /// How long each request is in service at least. Default: no longer than it takes.
    capacity& service_time(std::chrono::milliseconds time) { return service_time_ = time, *this; }

    /// The status of those that are refused, an error as Appwrite sends it. They are refused at once and
    /// reach no fault. Default 503; 429 is the other one that servers use.
    capacity& refuse_with(unsigned status) { return status_ = status, *this; }

    std::size_t at_most() const noexcept { return at_most_; }
    std::chrono::milliseconds service_time() const noexcept { return service_time_; }
    unsigned status() const noexcept { return status_; }

private:
    std::size_t at_most_ = std::numeric_limits<std::size_t>::max();
    std::chrono::milliseconds service_time_{0};
    unsigned status_ = 503;
};

static_assert(!std::is_aggregate_v<capacity>);

} // namespace appwrite::testing

#endif
