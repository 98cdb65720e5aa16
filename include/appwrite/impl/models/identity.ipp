//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing an identity.
//
#ifndef APPWRITE_IMPL_MODELS_IDENTITY_IPP
#define APPWRITE_IMPL_MODELS_IDENTITY_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table identity_table({
    json_field<identity, &identity::id>("$id"),
    json_field<identity, &identity::created_at>("$createdAt"),
    json_field<identity, &identity::updated_at>("$updatedAt"),
    json_field<identity, &identity::user_id>("userId"),
    json_field<identity, &identity::provider>("provider"),
    json_field<identity, &identity::provider_uid>("providerUid"),
    json_field<identity, &identity::provider_email>("providerEmail"),
    json_field<identity, &identity::provider_access_token>("providerAccessToken"),
    json_field<identity, &identity::provider_access_token_expiry>("providerAccessTokenExpiry"),
    json_field<identity, &identity::provider_refresh_token>("providerRefreshToken"),
});

template <>
APPWRITE_IMPL json_model json_model_of<identity>() noexcept
{
    return identity_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(identity const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(identity const& from, secrets what)
{
    return detail::identity_table.write(from, what);
}

} // namespace appwrite

#endif
