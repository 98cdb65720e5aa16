//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing usage statistics.
//
#ifndef APPWRITE_IMPL_MODELS_USAGE_IPP
#define APPWRITE_IMPL_MODELS_USAGE_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table metric_table({
    json_field<metric, &metric::value>("value"),
    json_field<metric, &metric::date>("date"),
});

template <>
APPWRITE_IMPL json_model json_model_of<metric>() noexcept
{
    return metric_table.model();
}

inline constexpr json_table users_usage_table({
    json_field<users_usage, &users_usage::range>("range"),
    json_field<users_usage, &users_usage::users_total>("usersTotal"),
    json_field<users_usage, &users_usage::sessions_total>("sessionsTotal"),
    json_field<users_usage, &users_usage::users>("users"),
    json_field<users_usage, &users_usage::sessions>("sessions"),
    json_field<users_usage, &users_usage::users_count>("usersCount"),
    json_field<users_usage, &users_usage::users_create>("usersCreate"),
    json_field<users_usage, &users_usage::users_read>("usersRead"),
    json_field<users_usage, &users_usage::users_update>("usersUpdate"),
    json_field<users_usage, &users_usage::users_delete>("usersDelete"),
    json_field<users_usage, &users_usage::sessions_create>("sessionsCreate"),
    json_field<users_usage, &users_usage::sessions_provider_create>("sessionsProviderCreate"),
    json_field<users_usage, &users_usage::sessions_delete>("sessionsDelete"),
});

template <>
APPWRITE_IMPL json_model json_model_of<users_usage>() noexcept
{
    return users_usage_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(users_usage const& model, json_path const* where)
{
    if (model.range.empty())
        return missing_member("range", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(metric const& from, secrets what)
{
    return detail::metric_table.write(from, what);
}

APPWRITE_IMPL boost::json::object to_json(users_usage const& from, secrets what)
{
    return detail::users_usage_table.write(from, what);
}

} // namespace appwrite

#endif
