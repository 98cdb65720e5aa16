//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_stage: the phases that a call passes through.
//
#ifndef APPWRITE_CALL_STAGE_HPP
#define APPWRITE_CALL_STAGE_HPP

#include <string_view>

namespace appwrite
{

/// The phase of a call in which it ended.
enum class call_stage
{
    /// Checking the parameters; nothing was sent.
    validate,
    /// Asking for the server's version, which the first calls of a client wait for.
    detect,
    /// Waiting for a connection of the pool.
    acquire,
    resolve,
    connect,
    /// Asking a proxy for a tunnel to the server.
    proxy,
    handshake,
    write,
    /// Waiting for the response's first byte.
    first_byte,
    /// Reading the rest of the response.
    body,
    /// The response is complete and was understood as an error, or could not be understood.
    decode,
    /// Waiting before a repeated attempt.
    backoff,
    /// Waiting for the client's own permission to send: pacing, the circuit breaker.
    pacing,
};

/// The stage's name, for messages.
constexpr std::string_view to_string(call_stage s) noexcept
{
    switch (s)
    {
    case call_stage::validate:
        return "validate";
    case call_stage::detect:
        return "detect";
    case call_stage::acquire:
        return "acquire";
    case call_stage::resolve:
        return "resolve";
    case call_stage::connect:
        return "connect";
    case call_stage::proxy:
        return "proxy";
    case call_stage::handshake:
        return "handshake";
    case call_stage::write:
        return "write";
    case call_stage::first_byte:
        return "first byte";
    case call_stage::body:
        return "body";
    case call_stage::decode:
        return "decode";
    case call_stage::backoff:
        return "backoff";
    case call_stage::pacing:
        return "pacing";
    }
    return "unknown";
}

} // namespace appwrite

#endif
