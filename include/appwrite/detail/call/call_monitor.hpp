//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_monitor: what a client counts of its calls, and whom it tells about them.
//
#ifndef APPWRITE_DETAIL_CALL_CALL_MONITOR_HPP
#define APPWRITE_DETAIL_CALL_CALL_MONITOR_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/logger.hpp>
#include <appwrite/observer.hpp>
#include <appwrite/retry_reason.hpp>
#include <appwrite/stats.hpp>

#include <boost/asio/error.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// What kind of failure an error that is going to be repeated is. The status decides: where there is one, a
/// complete response arrived.
inline retry_reason reason_of(api_error const& e) noexcept
{
    if (e.status() != 0)
        return e.status() == 429 ? retry_reason::throttled : retry_reason::server;
    for (errc const timeout : {errc::resolve_timeout, errc::connect_timeout, errc::proxy_timeout,
             errc::handshake_timeout, errc::write_timeout, errc::response_timeout, errc::read_timeout})
        if (e == timeout)
            return retry_reason::timeout;
    return retry_reason::connection;
}

/// Shared by a core and by all its calls under way. Thread-safe.
class call_monitor
{
public:
    /// Time since whenever; only differences count.
    using clock = std::chrono::nanoseconds (*)();

    call_monitor(appwrite::logger l, std::shared_ptr<appwrite::observer> o, clock c)
        : log(std::move(l)), watcher(std::move(o)), now(c)
    {
    }

    bool tells_somebody() const noexcept { return watcher || log.level() != log_level::off; }

    /// The number of the call among all.
    std::uint64_t call_started() noexcept { return started_.fetch_add(1, std::memory_order_relaxed) + 1; }

    void call_ended(error_code code) noexcept
    {
        auto& counter = !code ? succeeded_ : code == net::error::operation_aborted ? cancelled_ : failed_;
        // A release, so that whoever sees the end sees the start, too: see add_to.
        counter.fetch_add(1, std::memory_order_release);
    }

    void repeated(retry_reason why) noexcept
    {
        retries_[static_cast<std::size_t>(why)].fetch_add(1, std::memory_order_relaxed);
    }

    void add_to(client_stats& out) const noexcept
    {
        // The ends first, and each as an acquire: so there are never more of them than of starts, not even on
        // a machine that shows one thread's writes to another in any order. The number of calls under way is
        // a difference of these, and must not become a huge number.
        out.calls_succeeded = succeeded_.load(std::memory_order_acquire);
        out.calls_failed = failed_.load(std::memory_order_acquire);
        out.calls_cancelled = cancelled_.load(std::memory_order_acquire);
        out.calls_started = started_.load(std::memory_order_relaxed);
        auto const count = [this](retry_reason why)
        { return retries_[static_cast<std::size_t>(why)].load(std::memory_order_relaxed); };
        out.retries_after_timeout = count(retry_reason::timeout);
        out.retries_after_connection_failure = count(retry_reason::connection);
        out.retries_after_throttling = count(retry_reason::throttled);
        out.retries_after_server_error = count(retry_reason::server);
        out.retries = out.retries_after_timeout + out.retries_after_connection_failure +
                      out.retries_after_throttling + out.retries_after_server_error;
    }

    /// Whether the server's warning is another one than the last: it sends the same with every response.
    bool is_new_warning(std::string_view text)
    {
        std::lock_guard lock(mutex_);
        if (text == last_warning_)
            return false;
        last_warning_ = text;
        return true;
    }

    appwrite::logger const log;
    std::shared_ptr<appwrite::observer> const watcher;
    clock const now;

private:
    std::atomic<std::uint64_t> started_{0};
    std::atomic<std::uint64_t> succeeded_{0};
    std::atomic<std::uint64_t> failed_{0};
    std::atomic<std::uint64_t> cancelled_{0};
    std::atomic<std::uint64_t> retries_[4]{};
    std::mutex mutex_;
    std::string last_warning_;
};

} // namespace appwrite::detail

#endif
