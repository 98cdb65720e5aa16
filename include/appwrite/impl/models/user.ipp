//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading a user.
//
#ifndef APPWRITE_IMPL_MODELS_USER_IPP
#define APPWRITE_IMPL_MODELS_USER_IPP

#include <appwrite/detail/json/models.hpp>

#include <cstddef>
#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL result<user> read_user(boost::json::value const& from, json_path const* where)
{
    namespace json = boost::json;

    static constexpr json_member<user> members[] = {
        {"$id", [](user& u, json::value const& v) { u.id = to_text(v); }},
        {"$createdAt", [](user& u, json::value const& v) { u.created_at = to_timestamp(v); }},
        {"$updatedAt", [](user& u, json::value const& v) { u.updated_at = to_timestamp(v); }},
        {"name", [](user& u, json::value const& v) { u.name = to_text(v); }},
        {"password", [](user& u, json::value const& v) { u.password_hash = to_text(v); }},
        {"hash", [](user& u, json::value const& v) { u.hash = to_text(v); }},
        {"hashOptions", [](user& u, json::value const& v) { u.hash_options = v; }},
        {"registration", [](user& u, json::value const& v) { u.registration = to_timestamp(v); }},
        {"status", [](user& u, json::value const& v) { u.status = to_bool(v); }},
        {"labels", [](user& u, json::value const& v) { u.labels = to_texts(v); }},
        {"passwordUpdate", [](user& u, json::value const& v) { u.password_update = to_timestamp(v); }},
        {"email", [](user& u, json::value const& v) { u.email = to_text(v); }},
        {"phone", [](user& u, json::value const& v) { u.phone = to_text(v); }},
        {"emailVerification", [](user& u, json::value const& v) { u.email_verification = to_bool(v); }},
        {"phoneVerification", [](user& u, json::value const& v) { u.phone_verification = to_bool(v); }},
        {"mfa", [](user& u, json::value const& v) { u.mfa = to_bool(v); }},
        {"prefs", [](user& u, json::value const& v) { u.prefs = to_object(v); }},
        // Known, but read below: a target can be unreadable, and then the error needs its place.
        {"targets", [](user&, json::value const&) {}},
        {"accessedAt", [](user& u, json::value const& v) { u.accessed_at = to_timestamp(v); }},
        {"impersonator", [](user& u, json::value const& v) { u.impersonator = to_bool(v); }},
        {"impersonatorUserId",
            [](user& u, json::value const& v) { u.impersonator_user_id = to_optional_text(v); }},
    };

    user u;
    auto const* object = from.if_object();
    if (object)
        read_members(u, *object, members);
    if (u.id.empty())
        return missing_member("$id", where);

    json::value const* const list = object->if_contains("targets");
    if (auto const* targets = list ? list->if_array() : nullptr)
    {
        json_path const list_path("targets", where);
        u.targets.reserve(targets->size());
        for (std::size_t i = 0; i < targets->size(); ++i)
        {
            json_path const path(i, &list_path);
            auto t = read_target((*targets)[i], &path);
            if (!t)
                return t.error();
            u.targets.push_back(std::move(*t));
        }
    }
    return u;
}

} // namespace appwrite::detail

#endif
