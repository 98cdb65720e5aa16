//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Error codes: what the client itself reports (errc), what the server said (api_errc), bare HTTP statuses.
//
#ifndef APPWRITE_ERROR_HPP
#define APPWRITE_ERROR_HPP

#include <appwrite/detail/config.hpp>

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>

#include <string_view>
#include <type_traits>

namespace appwrite
{

/// Shorthand for the error code type that all of Boost shares.
using error_code = boost::system::error_code;

/// Errors that the client itself detects. Each phase of a call has a timeout code of its own.
///
/// Errors of the operating system and of the resolver keep their own codes (for example
/// `boost::asio::error::connection_refused`, `boost::asio::error::host_not_found`); a cancelled call ends
/// with `boost::asio::error::operation_aborted`. `api_error::stage()` tells in which phase any of them
/// happened.
enum class errc
{
    /// A parameter, an option or a header is malformed. Nothing was sent; the message names the field.
    invalid_argument = 1,
    /// The server's version lacks the operation or the filter. Nothing was sent.
    not_supported_by_server,
    /// The server did not say which version it is, or one that this library does not know:
    /// `client_options::server_version` tells the client. The call's request was not sent.
    unknown_server_version,

    /// No connection became free in time (`timeouts::acquire`, or the deadline of the call).
    acquire_timeout,
    /// More calls wait for a connection than `pool_options::max_waiting` allows.
    too_many_waiting,
    /// The host name could not be resolved in time.
    resolve_timeout,
    /// No endpoint accepted the TCP connection in time.
    connect_timeout,
    /// The proxy did not open the tunnel to the server in time.
    proxy_timeout,
    /// The TLS handshake did not finish in time.
    handshake_timeout,
    /// The request could not be written in time. The server may have read a part of it.
    write_timeout,
    /// No response byte arrived in time. The server may have executed the request.
    response_timeout,
    /// The response began but did not end in time. The server may have executed the request.
    read_timeout,

    /// The proxy does not let the client through to the server; the message has its status.
    proxy_refused,
    /// The proxy cannot reach the server for now (a 5xx, 408 or 429 of the proxy); the message has its
    /// status.
    proxy_unavailable,
    /// The proxy wants other credentials, or any (407).
    proxy_authentication_required,

    /// The server's certificate is not signed by an authority that the client trusts.
    tls_unknown_authority,
    /// The server's certificate is valid, but for another host name.
    tls_host_mismatch,
    /// The server's certificate has expired or is not yet valid.
    tls_certificate_expired,
    /// Client and server have no TLS version in common (the client asks for 1.2 or newer).
    tls_version_refused,
    /// The TLS handshake failed for another reason; the message has OpenSSL's words.
    tls_handshake_failed,

    /// The connection ended before the response was complete.
    incomplete_response,
    /// What arrived is not an HTTP/1.1 response, or its compressed body is broken.
    malformed_response,
    /// The response's header is larger than the limit.
    header_too_large,
    /// The response's body is larger than `client_options::max_response_body`, compressed or not.
    body_too_large,
    /// A redirect (3xx): the endpoint is configured wrongly. Redirects are never followed.
    unexpected_redirect,
    /// A success status, but the body is not JSON (a proxy's page, for example), or compressed in a way that
    /// the client did not ask for.
    unexpected_content,
    /// The body is not well-formed JSON, is nested too deeply, or lacks what the model cannot do without.
    invalid_json,

    /// A generator got a page that it had before: the server ignores the cursor.
    cursor_loop,
    /// A listing changed so much between two pages that a generator cannot tell where to go on.
    listing_changed,

    /// The client's own turn did not come in time: `client_options::pacing`. Nothing was sent.
    pacing_timeout,
    /// The circuit breaker lets nothing through, since the server failed too often:
    /// `client_options::circuit_breaker`. Nothing was sent.
    circuit_open,
};

/// What the server said went wrong, by Appwrite's error `type`.
///
/// Servers mask status codes and have changed them between versions, so the type decides; only where a
/// response has no type (a proxy's page, a bare 413) the status does. An error whose type is not in this list
/// has a code of `http_category()` and equals no enumerator; `api_error::type()` keeps the text.
enum class api_errc
{
    /// What `to_api_errc` gives for a text that is not in this list. No error has this code.
    unknown = 1,

    general_argument_invalid,
    general_bad_request,
    general_query_invalid,
    general_query_limit_exceeded,
    general_cursor_not_found,
    general_route_not_found,
    general_access_forbidden,
    general_unknown_origin,
    general_unauthorized_scope,
    general_service_disabled,
    general_api_disabled,
    general_rate_limit_exceeded,
    general_protocol_unsupported,
    general_not_implemented,
    general_unknown,
    general_server_error,
    general_invalid_email,
    general_invalid_phone,
    general_feature_unsupported,
    general_provider_failure,
    general_usage_disabled,
    general_resource_blocked,
    general_resource_locked,
    general_region_access_denied,

    database_timeout,
    database_query_order_null,

    project_not_found,
    project_unknown,
    project_key_expired,
    project_id_missing,
    rule_not_found,
    account_key_expired,
    api_key_expired,

    user_not_found,
    user_already_exists,
    user_email_already_exists,
    user_phone_already_exists,
    user_target_already_exists,
    user_target_not_found,
    user_identity_not_found,
    user_session_not_found,
    user_authenticator_not_found,
    user_recovery_codes_not_found,
    user_recovery_codes_already_exists,
    user_authenticator_already_verified,
    user_email_already_verified,
    user_phone_already_verified,
    user_blocked,
    user_unauthorized,
    user_jwt_invalid,
    user_jwt_and_cookie_set,
    user_invalid_token,
    user_invalid_credentials,
    user_id_missing,
    user_api_key_and_session_set,
    user_count_exceeded,
    user_deletion_prohibited,
    user_password_reset_required,
    user_more_factors_required,
    user_email_not_whitelisted,
    user_ip_not_whitelisted,
    user_password_mismatch,
    user_email_disposable,
    user_email_free,
    user_email_not_canonical,
    user_email_not_corporate,
    password_recently_used,
    password_personal_data,

    provider_not_found,
    provider_incorrect_type,
    team_not_found,
    membership_not_found,

    /// A bare 413: the request's body is over the server's limit (6 MiB on 0.15, 12 MiB since 1.5).
    payload_too_large,
    /// A 502, 503 or 504 without a type: a proxy in front of the server, or the server is starting.
    service_unavailable,
};

/// The category of `errc`.
APPWRITE_DECL boost::system::error_category const& client_category() noexcept;

/// The category of `api_errc`.
APPWRITE_DECL boost::system::error_category const& api_category() noexcept;

/// The category of HTTP statuses without a known type: the value is the status.
APPWRITE_DECL boost::system::error_category const& http_category() noexcept;

APPWRITE_DECL error_code make_error_code(errc e) noexcept;
APPWRITE_DECL error_code make_error_code(api_errc e) noexcept;

/// An error code whose value is the HTTP status `status`.
APPWRITE_DECL error_code make_http_error(unsigned status) noexcept;

/// The enumerator for an error `type` as the server spells it; `api_errc::unknown` for any other text.
APPWRITE_DECL api_errc to_api_errc(std::string_view type) noexcept;

/// The server's spelling of an enumerator.
APPWRITE_DECL std::string_view to_string(api_errc e) noexcept;

} // namespace appwrite

template <>
struct boost::system::is_error_code_enum<appwrite::errc> : std::true_type
{
};

template <>
struct boost::system::is_error_code_enum<appwrite::api_errc> : std::true_type
{
};

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/error.ipp>
#endif

#endif
