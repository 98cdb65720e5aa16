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

/// Whether an error of the transport may pass by itself. What the client found wrong with the server's
/// identity or with its answer stays wrong, and whoever waited in vain for a connection has waited.
inline bool is_transient_on_the_way(error_code code) noexcept
{
    for (errc const lasting : {errc::acquire_timeout, errc::too_many_waiting, errc::proxy_refused,
             errc::proxy_authentication_required, errc::tls_unknown_authority, errc::tls_host_mismatch,
             errc::tls_certificate_expired, errc::tls_version_refused, errc::malformed_response,
             errc::header_too_large, errc::body_too_large, errc::unexpected_content})
        if (code == make_error_code(lasting))
            return false;
    return code != net::error::host_not_found && code != net::error::no_data;
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

/// Whether an attempt that failed like this may succeed a moment later. `code` is that of the error: the type
/// that the server gave says more than the status.
inline bool is_transient(failure_kind kind, error_code code) noexcept
{
    switch (kind)
    {
    case failure_kind::not_sent:
    case failure_kind::unanswered:
        return is_transient_on_the_way(code);
    case failure_kind::throttled:
        return true;
    case failure_kind::server:
        return code != make_error_code(api_errc::general_not_implemented) &&
               code != make_error_code(api_errc::general_service_disabled) &&
               code != make_error_code(api_errc::general_protocol_unsupported) &&
               code != make_error_code(api_errc::general_usage_disabled) && code != make_http_error(501) &&
               code != make_http_error(505) && code.category() != client_category();
    case failure_kind::refused:
        return code == make_error_code(api_errc::general_resource_locked);
    case failure_kind::none:
    case failure_kind::cancelled:
        return false;
    }
    return false;
}

} // namespace appwrite::detail

#endif
