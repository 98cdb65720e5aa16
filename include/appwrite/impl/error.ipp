//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Error codes: their texts and categories.
//
#ifndef APPWRITE_IMPL_ERROR_IPP
#define APPWRITE_IMPL_ERROR_IPP

#include <appwrite/detail/error_names.hpp>
#include <appwrite/error.hpp>

#include <boost/system/errc.hpp>

#include <cstddef>
#include <string>

namespace appwrite
{

namespace detail
{

struct api_errc_row
{
    api_errc code;
    // As the server spells it.
    std::string_view type;
    std::string_view message;
};

// In the order of the enumeration, so that a code is also an index.
inline constexpr api_errc_row api_errc_table[] = {
    {api_errc::unknown, "unknown", "an error type that this version of the library does not know"},
    {api_errc::general_argument_invalid, "general_argument_invalid", "a parameter was refused by the server"},
    {api_errc::general_bad_request, "general_bad_request", "the request is malformed"},
    {api_errc::general_query_invalid, "general_query_invalid", "a query was refused by the server"},
    {api_errc::general_query_limit_exceeded, "general_query_limit_exceeded", "a query has too many values"},
    {api_errc::general_cursor_not_found, "general_cursor_not_found",
        "the item that the cursor names does not exist"},
    {api_errc::general_route_not_found, "general_route_not_found",
        "the server has no such route; check the path of the endpoint and the server's version"},
    {api_errc::general_access_forbidden, "general_access_forbidden", "access is forbidden"},
    {api_errc::general_unknown_origin, "general_unknown_origin",
        "the origin is not a platform of the project"},
    {api_errc::general_unauthorized_scope, "general_unauthorized_scope",
        "the API key is wrong, belongs to another project or lacks a scope"},
    {api_errc::general_service_disabled, "general_service_disabled", "the service is switched off"},
    {api_errc::general_api_disabled, "general_api_disabled", "the API is switched off"},
    {api_errc::general_rate_limit_exceeded, "general_rate_limit_exceeded", "too many requests"},
    {api_errc::general_protocol_unsupported, "general_protocol_unsupported", "the server wants https"},
    {api_errc::general_not_implemented, "general_not_implemented", "the server does not implement this"},
    {api_errc::general_unknown, "general_unknown", "the server failed"},
    {api_errc::general_server_error, "general_server_error", "the server failed"},
    {api_errc::general_invalid_email, "general_invalid_email", "not an e-mail address"},
    {api_errc::general_invalid_phone, "general_invalid_phone", "not a phone number"},
    {api_errc::general_feature_unsupported, "general_feature_unsupported",
        "the server does not support this feature"},
    {api_errc::general_provider_failure, "general_provider_failure",
        "a provider that the server relies on failed"},
    {api_errc::general_usage_disabled, "general_usage_disabled", "usage statistics are switched off"},
    {api_errc::general_resource_blocked, "general_resource_blocked", "the resource is blocked"},
    {api_errc::general_resource_locked, "general_resource_locked",
        "the resource is in use by another request"},
    {api_errc::general_region_access_denied, "general_region_access_denied",
        "the project is not served in this region"},
    {api_errc::database_timeout, "database_timeout", "a query to the database took too long"},
    {api_errc::database_query_order_null, "database_query_order_null",
        "the item of the cursor has no value for the attribute of the order"},
    {api_errc::project_not_found, "project_not_found", "the project does not exist"},
    {api_errc::project_unknown, "project_unknown", "the project is unknown"},
    {api_errc::project_key_expired, "project_key_expired", "the API key has expired"},
    {api_errc::project_id_missing, "project_id_missing",
        "the project is missing or is not the one of the API key"},
    {api_errc::rule_not_found, "rule_not_found", "the server does not know the host name of the endpoint"},
    {api_errc::account_key_expired, "account_key_expired", "the account key has expired"},
    {api_errc::api_key_expired, "api_key_expired", "the API key has expired"},
    {api_errc::user_not_found, "user_not_found", "the user does not exist"},
    {api_errc::user_already_exists, "user_already_exists",
        "the id, the e-mail address or the phone number is taken"},
    {api_errc::user_email_already_exists, "user_email_already_exists", "the e-mail address is taken"},
    {api_errc::user_phone_already_exists, "user_phone_already_exists", "the phone number is taken"},
    {api_errc::user_target_already_exists, "user_target_already_exists", "a target with this address exists"},
    {api_errc::user_target_not_found, "user_target_not_found", "the target does not exist"},
    {api_errc::user_identity_not_found, "user_identity_not_found", "the identity does not exist"},
    {api_errc::user_session_not_found, "user_session_not_found", "the session does not exist"},
    {api_errc::user_authenticator_not_found, "user_authenticator_not_found",
        "the authenticator does not exist"},
    {api_errc::user_recovery_codes_not_found, "user_recovery_codes_not_found",
        "the user has no recovery codes"},
    {api_errc::user_recovery_codes_already_exists, "user_recovery_codes_already_exists",
        "the user has recovery codes already"},
    {api_errc::user_authenticator_already_verified, "user_authenticator_already_verified",
        "the authenticator is verified already"},
    {api_errc::user_email_already_verified, "user_email_already_verified",
        "the e-mail address is verified already"},
    {api_errc::user_phone_already_verified, "user_phone_already_verified",
        "the phone number is verified already"},
    {api_errc::user_blocked, "user_blocked", "the user is blocked"},
    {api_errc::user_unauthorized, "user_unauthorized", "the API key is wrong or may not do this"},
    {api_errc::user_jwt_invalid, "user_jwt_invalid", "the user token is invalid"},
    {api_errc::user_jwt_and_cookie_set, "user_jwt_and_cookie_set",
        "a user token and a session cookie contradict each other"},
    {api_errc::user_invalid_token, "user_invalid_token", "the token is invalid"},
    {api_errc::user_invalid_credentials, "user_invalid_credentials", "the credentials are wrong"},
    {api_errc::user_id_missing, "user_id_missing", "the user id is missing"},
    {api_errc::user_api_key_and_session_set, "user_api_key_and_session_set",
        "an API key and a session contradict each other"},
    {api_errc::user_count_exceeded, "user_count_exceeded", "the project has as many users as it may have"},
    {api_errc::user_deletion_prohibited, "user_deletion_prohibited", "the user may not be deleted"},
    {api_errc::user_password_reset_required, "user_password_reset_required",
        "the user must set a new password first"},
    {api_errc::user_more_factors_required, "user_more_factors_required",
        "more authentication factors are required"},
    {api_errc::user_email_not_whitelisted, "user_email_not_whitelisted",
        "the e-mail address is not on the list of allowed ones"},
    {api_errc::user_ip_not_whitelisted, "user_ip_not_whitelisted",
        "the IP address is not on the list of allowed ones"},
    {api_errc::user_password_mismatch, "user_password_mismatch", "the passwords do not match"},
    {api_errc::user_email_disposable, "user_email_disposable", "disposable e-mail addresses are not allowed"},
    {api_errc::user_email_free, "user_email_free", "e-mail addresses of free providers are not allowed"},
    {api_errc::user_email_not_canonical, "user_email_not_canonical",
        "the e-mail address must be in its canonical form"},
    {api_errc::user_email_not_corporate, "user_email_not_corporate",
        "only corporate e-mail addresses are allowed"},
    {api_errc::password_recently_used, "password_recently_used", "the password was used recently"},
    {api_errc::password_personal_data, "password_personal_data",
        "the password contains personal data of the user"},
    {api_errc::provider_not_found, "provider_not_found", "the provider does not exist"},
    {api_errc::provider_incorrect_type, "provider_incorrect_type", "the provider is of another type"},
    {api_errc::team_not_found, "team_not_found", "the team does not exist"},
    {api_errc::membership_not_found, "membership_not_found", "the membership does not exist"},
    {api_errc::payload_too_large, "payload_too_large", "the request is larger than the server accepts"},
    {api_errc::service_unavailable, "service_unavailable",
        "the server cannot be reached behind its proxy, or is starting"},
};

struct errc_row
{
    errc code;
    std::string_view name;
    std::string_view message;
};

inline constexpr errc_row errc_table[] = {
    {errc::invalid_argument, "invalid_argument", "a parameter, an option or a header is malformed"},
    {errc::not_supported_by_server, "not_supported_by_server", "the server's version does not support this"},
    {errc::unknown_server_version, "unknown_server_version", "the server's version is not known"},
    {errc::acquire_timeout, "acquire_timeout", "no connection became free in time"},
    {errc::too_many_waiting, "too_many_waiting", "too many calls wait for a connection"},
    {errc::resolve_timeout, "resolve_timeout", "the host name could not be resolved in time"},
    {errc::connect_timeout, "connect_timeout", "the connection could not be established in time"},
    {errc::proxy_timeout, "proxy_timeout", "the proxy did not open the tunnel in time"},
    {errc::handshake_timeout, "handshake_timeout", "the TLS handshake did not finish in time"},
    {errc::write_timeout, "write_timeout", "the request could not be written in time"},
    {errc::response_timeout, "response_timeout", "no response arrived in time"},
    {errc::read_timeout, "read_timeout", "the response was not complete in time"},
    {errc::proxy_refused, "proxy_refused", "the proxy refused the tunnel to the server"},
    {errc::proxy_unavailable, "proxy_unavailable", "the proxy could not open the tunnel to the server"},
    {errc::proxy_authentication_required, "proxy_authentication_required",
        "the proxy wants other credentials, or any"},
    {errc::tls_unknown_authority, "tls_unknown_authority",
        "the server's certificate is not signed by a trusted authority"},
    {errc::tls_host_mismatch, "tls_host_mismatch", "the server's certificate is for another host name"},
    {errc::tls_certificate_expired, "tls_certificate_expired",
        "the server's certificate has expired or is not yet valid"},
    {errc::tls_version_refused, "tls_version_refused",
        "the server offers no TLS version that the client accepts"},
    {errc::tls_handshake_failed, "tls_handshake_failed", "the TLS handshake failed"},
    {errc::incomplete_response, "incomplete_response",
        "the connection ended before the response was complete"},
    {errc::malformed_response, "malformed_response", "the response is malformed"},
    {errc::header_too_large, "header_too_large", "the header of the response is too large"},
    {errc::body_too_large, "body_too_large", "the body of the response is too large"},
    {errc::unexpected_redirect, "unexpected_redirect",
        "the server redirects; the endpoint is configured wrongly"},
    {errc::unexpected_content, "unexpected_content", "the response is not what the server should send"},
    {errc::invalid_json, "invalid_json", "the response is JSON that cannot be used"},
    {errc::cursor_loop, "cursor_loop", "the server gives the same page again"},
    {errc::listing_changed, "listing_changed", "the listing changed too much to go on"},
    {errc::pacing_timeout, "pacing_timeout", "the client's own turn to send did not come in time"},
    {errc::circuit_open, "circuit_open", "the server failed too often to be asked now"},
};

template <class Row, std::size_t N>
constexpr bool is_in_order(Row const (&table)[N]) noexcept
{
    for (std::size_t i = 0; i < N; ++i)
        if (static_cast<std::size_t>(table[i].code) != i + 1)
            return false;
    return true;
}
static_assert(is_in_order(api_errc_table) && is_in_order(errc_table));

template <class Row, std::size_t N>
constexpr Row const* find_row(Row const (&table)[N], int value) noexcept
{
    return value >= 1 && static_cast<std::size_t>(value) <= N ? &table[value - 1] : nullptr;
}

APPWRITE_IMPL std::string error_name(error_code const& code)
{
    if (code.category() == client_category())
    {
        if (auto const* row = find_row(errc_table, code.value()))
            return std::string(row->name);
    }
    else if (code.category() == api_category())
    {
        if (auto const* row = find_row(api_errc_table, code.value()))
            return std::string(row->type);
    }
    return std::string(code.category().name()) + ":" + std::to_string(code.value());
}

APPWRITE_IMPL std::string error_text(error_code const& code)
{
    std::string text = error_name(code);
    if (code.category() != client_category() && code.category() != api_category() &&
        code.category() != http_category())
        text.append(" (").append(code.message()).append(")");
    return text;
}

// The ids are random numbers: they make the categories equal to themselves across shared objects.
class client_category_impl final : public boost::system::error_category
{
public:
    constexpr client_category_impl() noexcept : error_category(0x6bb5f06be8a3d9c1) {}

    char const* name() const noexcept override { return "appwrite.client"; }

    std::string message(int value) const override
    {
        auto const* row = find_row(errc_table, value);
        return std::string(row ? row->message : "unknown error of the client");
    }

    // What has a portable name can be asked for by it: `code == boost::system::errc::timed_out`.
    boost::system::error_condition default_error_condition(int value) const noexcept override
    {
        namespace portable = boost::system::errc;
        switch (static_cast<errc>(value))
        {
        case errc::acquire_timeout:
        case errc::pacing_timeout:
        case errc::resolve_timeout:
        case errc::connect_timeout:
        case errc::proxy_timeout:
        case errc::handshake_timeout:
        case errc::write_timeout:
        case errc::response_timeout:
        case errc::read_timeout:
            return portable::make_error_condition(portable::timed_out);
        case errc::invalid_argument:
            return portable::make_error_condition(portable::invalid_argument);
        case errc::not_supported_by_server:
            return portable::make_error_condition(portable::operation_not_supported);
        default:
            return {value, *this};
        }
    }
};

class api_category_impl final : public boost::system::error_category
{
public:
    constexpr api_category_impl() noexcept : error_category(0xd8f4f1c0a2976e35) {}

    char const* name() const noexcept override { return "appwrite.api"; }

    std::string message(int value) const override
    {
        auto const* row = find_row(api_errc_table, value);
        return std::string(row ? row->message : "unknown error of the server");
    }
};

class http_category_impl final : public boost::system::error_category
{
public:
    constexpr http_category_impl() noexcept : error_category(0x2f61b7904cd5ae8b) {}

    char const* name() const noexcept override { return "appwrite.http"; }

    std::string message(int value) const override
    {
        return "the server answered HTTP " + std::to_string(value);
    }
};

inline constexpr client_category_impl client_category_instance;
inline constexpr api_category_impl api_category_instance;
inline constexpr http_category_impl http_category_instance;

} // namespace detail

APPWRITE_IMPL boost::system::error_category const& client_category() noexcept
{
    return detail::client_category_instance;
}

APPWRITE_IMPL boost::system::error_category const& api_category() noexcept
{
    return detail::api_category_instance;
}

APPWRITE_IMPL boost::system::error_category const& http_category() noexcept
{
    return detail::http_category_instance;
}

APPWRITE_IMPL error_code make_error_code(errc e) noexcept
{
    return {static_cast<int>(e), client_category()};
}

APPWRITE_IMPL error_code make_error_code(api_errc e) noexcept
{
    return {static_cast<int>(e), api_category()};
}

APPWRITE_IMPL error_code make_http_error(unsigned status) noexcept
{
    return {static_cast<int>(status), http_category()};
}

APPWRITE_IMPL api_errc to_api_errc(std::string_view type) noexcept
{
    for (auto const& row : detail::api_errc_table)
        if (row.type == type)
            return row.code;
    return api_errc::unknown;
}

APPWRITE_IMPL std::string_view to_string(api_errc e) noexcept
{
    auto const* row = detail::find_row(detail::api_errc_table, static_cast<int>(e));
    return row ? row->type : std::string_view();
}

} // namespace appwrite

#endif
