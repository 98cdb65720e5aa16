//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a user.
//
#ifndef APPWRITE_IMPL_MODELS_USER_IPP
#define APPWRITE_IMPL_MODELS_USER_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table user_table({
    json_field<user, &user::id>("$id"),
    json_field<user, &user::created_at>("$createdAt"),
    json_field<user, &user::updated_at>("$updatedAt"),
    json_field<user, &user::name>("name"),
    json_field<user, &user::password_hash>("password"),
    json_field<user, &user::hash>("hash"),
    // They may hold a salt or a key.
    json_secret_field<user, &user::hash_options>("hashOptions"),
    json_field<user, &user::registration>("registration"),
    json_field<user, &user::status>("status"),
    json_field<user, &user::labels>("labels"),
    json_field<user, &user::password_update>("passwordUpdate"),
    json_field<user, &user::email>("email"),
    json_field<user, &user::phone>("phone"),
    json_field<user, &user::email_verification>("emailVerification"),
    json_field<user, &user::phone_verification>("phoneVerification"),
    json_field<user, &user::email_canonical>("emailCanonical"),
    json_field<user, &user::email_is_free>("emailIsFree"),
    json_field<user, &user::email_is_disposable>("emailIsDisposable"),
    json_field<user, &user::email_is_corporate>("emailIsCorporate"),
    json_field<user, &user::email_is_canonical>("emailIsCanonical"),
    json_field<user, &user::mfa>("mfa"),
    json_field<user, &user::prefs>("prefs"),
    json_field<user, &user::targets>("targets"),
    json_field<user, &user::accessed_at>("accessedAt"),
    json_field<user, &user::impersonator>("impersonator"),
    json_field<user, &user::impersonator_user_id>("impersonatorUserId"),
});

template <>
APPWRITE_IMPL json_model json_model_of<user>() noexcept
{
    return user_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(user const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    json_path const targets("targets", where);
    return lack_of_any(model.targets, targets);
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(user const& from, secrets what)
{
    return detail::user_table.write(from, what);
}

} // namespace appwrite

#endif
