//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading a target.
//
#ifndef APPWRITE_IMPL_MODELS_TARGET_IPP
#define APPWRITE_IMPL_MODELS_TARGET_IPP

#include <appwrite/detail/json/models.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL result<target> read_target(boost::json::value const& from, json_path const* where)
{
    namespace json = boost::json;

    static constexpr json_member<target> members[] = {
        {"$id", [](target& t, json::value const& v) { t.id = to_text(v); }},
        {"$createdAt", [](target& t, json::value const& v) { t.created_at = to_timestamp(v); }},
        {"$updatedAt", [](target& t, json::value const& v) { t.updated_at = to_timestamp(v); }},
        {"name", [](target& t, json::value const& v) { t.name = to_text(v); }},
        {"userId", [](target& t, json::value const& v) { t.user_id = to_text(v); }},
        {"providerId", [](target& t, json::value const& v) { t.provider_id = to_optional_text(v); }},
        {"providerType", [](target& t, json::value const& v) { t.provider_type = to_text(v); }},
        {"identifier", [](target& t, json::value const& v) { t.identifier = to_text(v); }},
        {"expired", [](target& t, json::value const& v) { t.expired = to_bool(v); }},
    };

    target t;
    if (auto const* object = from.if_object())
        read_members(t, *object, members);
    if (t.id.empty())
        return missing_member("$id", where);
    return t;
}

} // namespace appwrite::detail

#endif
