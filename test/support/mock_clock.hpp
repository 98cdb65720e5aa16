//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// mock_clock: time that passes only when a test says so.
//
#ifndef APPWRITE_TEST_SUPPORT_MOCK_CLOCK_HPP
#define APPWRITE_TEST_SUPPORT_MOCK_CLOCK_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/wait_traits.hpp>

#include <chrono>

namespace appwrite::test
{

/// Has the types of the steady clock, so that code with the steady clock's time points takes its times, too.
struct mock_clock
{
    using duration = std::chrono::steady_clock::duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::steady_clock::time_point;
    static constexpr bool is_steady = true;

    static time_point now() noexcept { return current; }
    static void advance(duration by) noexcept { current += by; }

    // Not the epoch: a forgotten, default time point should stand out.
    static inline time_point current{std::chrono::hours(1000)};
};

} // namespace appwrite::test

/// Timers never really wait: a context that is polled looks at the mock clock each time. (So never `run()`
/// one: it would spin.)
template <>
struct boost::asio::wait_traits<appwrite::test::mock_clock>
{
    static appwrite::test::mock_clock::duration to_wait_duration(appwrite::test::mock_clock::duration)
    {
        return {};
    }
    static appwrite::test::mock_clock::duration to_wait_duration(appwrite::test::mock_clock::time_point)
    {
        return {};
    }
};

#endif
