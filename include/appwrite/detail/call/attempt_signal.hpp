//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the end of an attempt says about the server: for the limit of attempts under way, for the breaker.
// Pure.
//
#ifndef APPWRITE_DETAIL_CALL_ATTEMPT_SIGNAL_HPP
#define APPWRITE_DETAIL_CALL_ATTEMPT_SIGNAL_HPP

#include <appwrite/detail/call/failure.hpp>

#include <chrono>

namespace appwrite::detail
{

/// How the server does, as far as one attempt shows.
enum class server_health
{
    /// It answered, be it a refusal.
    works,
    /// It could not be reached, did not answer, or failed.
    fails,
    /// The attempt says nothing: it was cancelled, it never left, or the fault is in how the two fit
    /// together.
    unknown,
};

inline server_health health_after(failure_kind kind, error_code code) noexcept
{
    switch (kind)
    {
    case failure_kind::none:
    case failure_kind::refused:
    // A server that counts requests works.
    case failure_kind::throttled:
        return server_health::works;
    case failure_kind::server:
        return is_transient(kind, code) ? server_health::fails : server_health::works;
    case failure_kind::not_sent:
    case failure_kind::unanswered:
        return is_transient(kind, code) ? server_health::fails : server_health::unknown;
    case failure_kind::cancelled:
        return server_health::unknown;
    }
    return server_health::unknown;
}

/// What an attempt says about how much the server can take.
struct load_sample
{
    enum class kind
    {
        /// It was answered in `latency`.
        answered,
        /// It was refused for lack of capacity.
        overloaded,
        /// It was not answered in time.
        timed_out,
        /// It says nothing.
        nothing,
    };

    load_sample() {}
    load_sample(kind w, void const* o = nullptr, std::chrono::nanoseconds l = {})
        : what(w), operation(o), latency(l)
    {
    }

    kind what = kind::nothing;
    /// Latencies of different operations are not comparable.
    void const* operation = nullptr;
    std::chrono::nanoseconds latency{};
};

inline bool is_timeout_of_server(error_code code) noexcept
{
    for (errc const e : {errc::connect_timeout, errc::handshake_timeout, errc::write_timeout,
             errc::response_timeout, errc::read_timeout})
        if (code == make_error_code(e))
            return true;
    return false;
}

/// `status`: of the response, 0 if there is none.
inline load_sample::kind load_after(failure_kind kind, error_code code, unsigned status) noexcept
{
    if (kind == failure_kind::none || kind == failure_kind::refused)
        return load_sample::kind::answered;
    if (kind == failure_kind::throttled || status == 503)
        return load_sample::kind::overloaded;
    bool const late = status == 504 || (status == 0 && is_timeout_of_server(code));
    return late ? load_sample::kind::timed_out : load_sample::kind::nothing;
}

} // namespace appwrite::detail

#endif
