//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// version_detection: the server is asked for its version once, however many calls need to know.
//
#ifndef APPWRITE_DETAIL_CALL_VERSION_DETECTION_HPP
#define APPWRITE_DETAIL_CALL_VERSION_DETECTION_HPP

#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/result.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>

namespace appwrite::detail
{

/// What is known of the server's version, and the queue of those who need to know it.
///
/// The first call asks; those that come meanwhile wait for its answer. An answer, or a failure that would
/// meet the others as well (an unreachable host, a 500), goes to all of them; if the one who asks is
/// cancelled or runs out of its own time, the next in line asks instead. After a failure the next call asks
/// anew.
///
/// Thread-safe. Must outlive the coroutines that wait: callers hold the core.
template <class Clock>
class version_detection
{
public:
    /// `known`: what the caller configured; then nobody is ever asked.
    explicit version_detection(std::optional<server_info> known) noexcept
    {
        if (known)
            remember(*known);
    }
    version_detection(version_detection const&) = delete;
    version_detection& operator=(version_detection const&) = delete;

    /// Cheap: every call looks.
    std::optional<server_info> known() const noexcept;

    /// The server, by `ask` or by somebody else's. `ask` is awaited at most once. The caller has switched off
    /// `throw_if_cancelled`.
    net::awaitable<result<server_info>> get(
        typename Clock::time_point deadline, net::awaitable<result<server_info>> ask);

private:
    /// How it stands with somebody who needs to know.
    enum class standing
    {
        waits,
        asks,
        has_answer,
    };
    class turn;

    void remember(server_info const& server) noexcept;
    void tell_all(result<server_info> const& answer);
    void hand_on();

    /// The version's parts, 20 bits each, and a bit that says that there is one.
    std::atomic<std::uint64_t> version_{0};
    std::mutex mutex_;
    /// Everybody who takes part; the one who asks is the first.
    std::list<turn*> turns_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/call/version_detection.hpp>

#endif
