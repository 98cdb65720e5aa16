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

inline constexpr json_table target_table({
    json_field<target, &target::id>("$id"),
    json_field<target, &target::created_at>("$createdAt"),
    json_field<target, &target::updated_at>("$updatedAt"),
    json_field<target, &target::name>("name"),
    json_field<target, &target::user_id>("userId"),
    json_field<target, &target::provider_id>("providerId"),
    json_field<target, &target::provider_type>("providerType"),
    json_field<target, &target::identifier>("identifier"),
    json_field<target, &target::expired>("expired"),
});

template <>
APPWRITE_IMPL json_model json_model_of<target>() noexcept
{
    return target_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(target const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(target const& from, secrets what)
{
    return detail::target_table.write(from, what);
}

} // namespace appwrite

#endif
