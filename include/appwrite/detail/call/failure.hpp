//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// failure_kind: what a failed attempt means for the question whether there may be another. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_FAILURE_HPP
#define APPWRITE_DETAIL_CALL_FAILURE_HPP

#include <appwrite/call_stage.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/error.hpp>

namespace appwrite::detail
{

/// How an attempt ended.
enum class failure_kind
{
    /// It did not fail: the response is complete and has the status of success.
    none,
    /// The caller, or the end of the client, stopped it.
    cancelled,
    /// No byte of the request can have reached the server.
    not_sent,
    /// The request, or a part of it, was sent and no complete response came back: the server may have
    /// executed it.
    unanswered,
    /// The server asks for less: 429.
    throttled,
    /// The server or a proxy failed, perhaps half way: 408, any 5xx, and a success that is not the
    /// operation's.
    server,
    /// The server understood and refused.
    refused,
};

/// Classifies an attempt by its error (none: a response arrived), by whether a byte of the request was
/// written, and by the response's status (0: none).
inline failure_kind classify(error_code ec, bool sent, unsigned status, bool success) noexcept
{
    if (ec == net::error::operation_aborted)
        return failure_kind::cancelled;
    if (ec)
        return sent ? failure_kind::unanswered : failure_kind::not_sent;
    if (success)
        return failure_kind::none;
    if (status == 429)
        return failure_kind::throttled;
    if (status == 408 || status >= 500 || status < 300)
        return failure_kind::server;
    return failure_kind::refused;
}

/// Whether the server may have executed a request whose attempt ended so. A 5xx may have happened half way.
constexpr bool may_have_been_executed(failure_kind kind, bool sent) noexcept
{
    switch (kind)
    {
    case failure_kind::none:
    case failure_kind::unanswered:
    case failure_kind::server:
        return true;
    case failure_kind::cancelled:
        return sent;
    case failure_kind::not_sent:
    case failure_kind::throttled:
    case failure_kind::refused:
        return false;
    }
    return true;
}

} // namespace appwrite::detail

#endif
