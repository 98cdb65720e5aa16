//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a user.
//
#ifndef APPWRITE_IMPL_MODELS_USER_IPP
#define APPWRITE_IMPL_MODELS_USER_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

#include <cstddef>
#include <utility>

namespace appwrite
{

namespace detail
{

inline constexpr json_member<user> user_members[] = {
    json_field<user, &user::id>("$id"),
    json_field<user, &user::created_at>("$createdAt"),
    json_field<user, &user::updated_at>("$updatedAt"),
    json_field<user, &user::name>("name"),
    json_field<user, &user::password_hash>("password"),
    json_field<user, &user::hash>("hash"),
    {"hashOptions", [](user& into, boost::json::value const& from) { into.hash_options = from; },
        // They may hold a salt or a key.
        [](user const& from, secrets what)
        { return what == secrets::reveal ? from.hash_options : boost::json::value(); }},
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
    // Read below: a target can be unreadable, and then the error needs its place.
    {"targets", [](user&, boost::json::value const&) {},
        [](user const& from, secrets what) -> boost::json::value
        {
            boost::json::array targets;
            targets.reserve(from.targets.size());
            for (target const& t : from.targets)
                targets.push_back(to_json(t, what));
            return targets;
        }},
    json_field<user, &user::accessed_at>("accessedAt"),
    json_field<user, &user::impersonator>("impersonator"),
    json_field<user, &user::impersonator_user_id>("impersonatorUserId"),
};

APPWRITE_IMPL result<user> read_user(boost::json::value const& from, json_path const* where)
{
    user into;
    auto const* object = from.if_object();
    if (object)
        read_members(into, *object, user_members);
    if (into.id.empty())
        return missing_member("$id", where);

    boost::json::value const* const list = object->if_contains("targets");
    if (auto const* targets = list ? list->if_array() : nullptr)
    {
        json_path const list_path("targets", where);
        into.targets.reserve(targets->size());
        for (std::size_t i = 0; i < targets->size(); ++i)
        {
            json_path const path(i, &list_path);
            auto t = read_target((*targets)[i], &path);
            if (!t)
                return t.error();
            into.targets.push_back(std::move(*t));
        }
    }
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(user const& from, secrets what)
{
    return detail::write_members(from, detail::user_members, what);
}

} // namespace appwrite

#endif
