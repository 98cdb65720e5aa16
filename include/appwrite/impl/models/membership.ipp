//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a membership.
//
#ifndef APPWRITE_IMPL_MODELS_MEMBERSHIP_IPP
#define APPWRITE_IMPL_MODELS_MEMBERSHIP_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table membership_table({
    json_field<membership, &membership::id>("$id"),
    json_field<membership, &membership::created_at>("$createdAt"),
    json_field<membership, &membership::updated_at>("$updatedAt"),
    json_field<membership, &membership::user_id>("userId"),
    json_field<membership, &membership::user_name>("userName"),
    json_field<membership, &membership::user_email>("userEmail"),
    json_field<membership, &membership::user_phone>("userPhone"),
    json_field<membership, &membership::team_id>("teamId"),
    json_field<membership, &membership::team_name>("teamName"),
    json_field<membership, &membership::invited>("invited"),
    json_field<membership, &membership::joined>("joined"),
    json_field<membership, &membership::confirm>("confirm"),
    json_field<membership, &membership::mfa>("mfa"),
    json_field<membership, &membership::user_accessed_at>("userAccessedAt"),
    json_field<membership, &membership::roles>("roles"),
});

template <>
APPWRITE_IMPL json_model json_model_of<membership>() noexcept
{
    return membership_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(membership const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(membership const& from, secrets what)
{
    return detail::membership_table.write(from, what);
}

} // namespace appwrite

#endif
