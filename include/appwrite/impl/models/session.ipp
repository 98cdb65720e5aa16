//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a session.
//
#ifndef APPWRITE_IMPL_MODELS_SESSION_IPP
#define APPWRITE_IMPL_MODELS_SESSION_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table session_table({
    json_field<session, &session::id>("$id"),
    json_field<session, &session::created_at>("$createdAt"),
    json_field<session, &session::updated_at>("$updatedAt"),
    json_field<session, &session::user_id>("userId"),
    json_field<session, &session::expire>("expire"),
    json_field<session, &session::provider>("provider"),
    json_field<session, &session::provider_uid>("providerUid"),
    json_field<session, &session::provider_access_token>("providerAccessToken"),
    json_field<session, &session::provider_access_token_expiry>("providerAccessTokenExpiry"),
    json_field<session, &session::provider_refresh_token>("providerRefreshToken"),
    json_field<session, &session::ip>("ip"),
    json_field<session, &session::agent, &user_agent::os_code>("osCode"),
    json_field<session, &session::agent, &user_agent::os_name>("osName"),
    json_field<session, &session::agent, &user_agent::os_version>("osVersion"),
    json_field<session, &session::agent, &user_agent::client_type>("clientType"),
    json_field<session, &session::agent, &user_agent::client_code>("clientCode"),
    json_field<session, &session::agent, &user_agent::client_name>("clientName"),
    json_field<session, &session::agent, &user_agent::client_version>("clientVersion"),
    json_field<session, &session::agent, &user_agent::client_engine>("clientEngine"),
    json_field<session, &session::agent, &user_agent::client_engine_version>("clientEngineVersion"),
    json_field<session, &session::agent, &user_agent::device_name>("deviceName"),
    json_field<session, &session::agent, &user_agent::device_brand>("deviceBrand"),
    json_field<session, &session::agent, &user_agent::device_model>("deviceModel"),
    json_field<session, &session::country_code>("countryCode"),
    json_field<session, &session::country_name>("countryName"),
    json_field<session, &session::current>("current"),
    json_field<session, &session::factors>("factors"),
    json_field<session, &session::secret>("secret"),
    json_field<session, &session::mfa_updated_at>("mfaUpdatedAt"),
});

template <>
APPWRITE_IMPL json_model json_model_of<session>() noexcept
{
    return session_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(session const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(session const& from, secrets what)
{
    return detail::session_table.write(from, what);
}

} // namespace appwrite

#endif
