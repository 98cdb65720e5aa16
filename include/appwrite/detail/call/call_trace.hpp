//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_trace: what happens to one call, for the counters, the observer and the log.
//
#ifndef APPWRITE_DETAIL_CALL_CALL_TRACE_HPP
#define APPWRITE_DETAIL_CALL_CALL_TRACE_HPP

#include <appwrite/detail/call/call_monitor.hpp>
#include <appwrite/detail/call/operation.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

struct exchange_outcome;
struct verdict;

/// Follows one call from its beginning to its end and tells the monitor. If nobody listens it only counts: no
/// clock is read, nothing is allocated, and each member tests a pointer.
///
/// A trace that is destroyed before the call has ended says that the call was cancelled: its coroutine was
/// destroyed, or memory ran out.
class call_trace
{
public:
    /// Tells nobody.
    call_trace() noexcept = default;
    /// The call begins.
    APPWRITE_DECL call_trace(
        std::shared_ptr<call_monitor> monitor, operation const& op, std::string_view request_id);
    call_trace(call_trace&&) noexcept = default;
    call_trace& operator=(call_trace&& other) noexcept
    {
        monitor_.swap(other.monitor_);
        watched_.swap(other.watched_);
        return *this;
    }
    ~call_trace()
    {
        if (monitor_)
            abandon();
    }

    /// `text` gives the request as it is sent, and is only asked for if somebody listens.
    template <class Text>
    void attempt_started(operation const& op, unsigned number, Text&& text)
    {
        if (watched_)
            tell_attempt_start(op, number, text());
    }
    /// `error` and `next` are null for a success.
    void attempt_ended(exchange_outcome const& last, api_error const* error, verdict const* next) noexcept
    {
        if (watched_)
            tell_attempt_end(last, error, next);
    }
    void server_found(api_version version) noexcept
    {
        if (watched_)
            tell_server(version);
    }
    APPWRITE_DECL void failed(api_error const& error) noexcept;
    APPWRITE_DECL void succeeded(unsigned status, unsigned attempts) noexcept;

private:
    /// What is kept if somebody listens.
    struct watched
    {
        std::string request_id;
        call_start call;
        std::chrono::nanoseconds began{};
        bool reads_only = false;
        std::optional<attempt_start> attempt;
        /// Of the call's own request.
        unsigned attempts = 0;
    };

    APPWRITE_DECL void tell_attempt_start(
        operation const& op, unsigned number, std::string_view wire) noexcept;
    APPWRITE_DECL void tell_attempt_end(
        exchange_outcome const& last, api_error const* error, verdict const* next) noexcept;
    APPWRITE_DECL void tell_server(api_version version) noexcept;
    APPWRITE_DECL void abandon() noexcept;
    void tell_end(attempt_end& event) noexcept;
    void end(call_end event) noexcept;

    /// Nothing once the call has ended.
    std::shared_ptr<call_monitor> monitor_;
    std::unique_ptr<watched> watched_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/call_trace.ipp>
#endif

#endif
