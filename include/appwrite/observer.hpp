//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// observer: is told when calls and their attempts begin and end.
//
#ifndef APPWRITE_OBSERVER_HPP
#define APPWRITE_OBSERVER_HPP

#include <appwrite/call_stage.hpp>
#include <appwrite/circuit_breaker.hpp>
#include <appwrite/error.hpp>
#include <appwrite/retry_policy.hpp>
#include <appwrite/retry_reason.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace appwrite
{

// The events have no place for a key, a password, a body, an id of a user, or the free text of an error. They
// are all that the log is written from, too.

/// A call began.
struct call_start
{
    /// Unique among the calls of the client; all events of a call have it.
    std::uint64_t id = 0;
    /// As `users.get`.
    std::string_view operation;
    /// What the caller gave as `call_options::request_id`, empty if nothing.
    std::string_view request_id;
};

/// A request of a call is about to be sent; waiting for a connection is a part of the attempt.
struct attempt_start
{
    std::uint64_t call_id = 0;
    /// The call's own operation; `health.version` when the server is asked for its version; `users.get` or
    /// another that reads when the client looks into a conflict after a repeat.
    std::string_view operation;
    /// As `PATCH`.
    std::string_view method;
    /// The path below the endpoint, with names in the place of ids: `/users/{userId}/name`.
    std::string_view route;
    /// 1 for the first time that this request is sent.
    unsigned number = 0;
    /// The size of the request, header included.
    std::size_t request_bytes = 0;
    /// Since the call began.
    std::chrono::nanoseconds since_call{};
};

/// Why and when a request is sent again.
struct repetition
{
    retry_reason reason = retry_reason::server;
    std::chrono::milliseconds delay{};
};

/// An attempt ended. What follows is in `repeat` and `stop`; a success has neither.
struct attempt_end
{
    attempt_start start;
    std::chrono::nanoseconds duration{};
    /// None: success.
    error_code code;
    /// Where it failed; nothing for a success.
    std::optional<call_stage> stage;
    /// The HTTP status, 0 if no complete response arrived.
    unsigned status = 0;
    /// A byte of the request may have reached the server.
    bool sent = false;
    /// The connection had served before.
    bool reused_connection = false;
    /// A kept connection died under it, so it was sent a second time, on a fresh one.
    bool replayed = false;
    /// Response bytes read, before TLS.
    std::uint64_t response_bytes = 0;
    std::optional<repetition> repeat;
    std::optional<retry_stop> stop;
};

/// A call ended: the answer was understood, or there is an error.
struct call_end
{
    call_start start;
    std::chrono::nanoseconds duration{};
    /// None: success. The members below are those of the `api_error` otherwise.
    error_code code;
    std::optional<call_stage> stage;
    /// The HTTP status of the last response, 0 if the call did not come to one.
    unsigned status = 0;
    /// How often the call had a connection, or a place to make one: `api_error::attempts`. A coroutine that
    /// is destroyed takes the knowledge along whether its last attempt had; it is counted then.
    unsigned attempts = 0;
    std::optional<retry_stop> stop;
    bool may_have_been_executed = false;
};

/// The circuit breaker changed its state: `client_options::circuit_breaker`.
struct circuit_change
{
    /// Rises by one with each change. Changes that happen on different threads at about the same time may be
    /// told in another order.
    std::uint64_t number = 0;
    circuit_state from = circuit_state::closed;
    circuit_state to = circuit_state::closed;
    /// The failure that opened the circuit; none if it was not opened.
    error_code cause;
};

/// Is told when calls and attempts begin and end: enough for metrics and for the spans of a tracing system.
/// Derive from it, override what is of interest, and give it to `client_options::observer`.
///
/// The events of a call come one after the other: its start, for each attempt a start and an end, its end.
/// Each start is followed by exactly one end, also if the call is cancelled or its coroutine is destroyed.
/// `call_started` runs inside the caller's `co_await`, before the call is suspended for the first time:
/// whatever the calling thread has as its current span is the parent. `circuit_changed` comes from the call
/// whose attempt changed the circuit, before that attempt's start or end is told.
///
/// **Thread safety**: called on the threads that run the calls, for different calls by several at once. No
/// lock is held meanwhile, so it may use the client. The call waits until it returns: it should not block.
/// What it throws is swallowed. An event and its texts are valid until the function returns.
class observer
{
public:
    virtual ~observer() = default;

    virtual void call_started(call_start const&) {}
    virtual void attempt_started(attempt_start const&) {}
    virtual void attempt_ended(attempt_end const&) {}
    virtual void call_ended(call_end const&) {}
    virtual void circuit_changed(circuit_change const&) {}

protected:
    observer() = default;
    observer(observer const&) = default;
    observer& operator=(observer const&) = default;
};

} // namespace appwrite

#endif
