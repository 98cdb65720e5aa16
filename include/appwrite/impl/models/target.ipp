//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a target.
//
#ifndef APPWRITE_IMPL_MODELS_TARGET_IPP
#define APPWRITE_IMPL_MODELS_TARGET_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_member<target> target_members[] = {
    json_field<target, &target::id>("$id"),
    json_field<target, &target::created_at>("$createdAt"),
    json_field<target, &target::updated_at>("$updatedAt"),
    json_field<target, &target::name>("name"),
    json_field<target, &target::user_id>("userId"),
    json_field<target, &target::provider_id>("providerId"),
    json_field<target, &target::provider_type>("providerType"),
    json_field<target, &target::identifier>("identifier"),
    json_field<target, &target::expired>("expired"),
};

APPWRITE_IMPL result<target> read_target(boost::json::value const& from, json_path const* where)
{
    target into;
    if (auto const* object = from.if_object())
        read_members(into, *object, target_members);
    if (into.id.empty())
        return missing_member("$id", where);
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(target const& from, secrets what)
{
    return detail::write_members(from, detail::target_members, what);
}

} // namespace appwrite

#endif
