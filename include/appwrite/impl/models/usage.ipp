//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing usage statistics.
//
#ifndef APPWRITE_IMPL_MODELS_USAGE_IPP
#define APPWRITE_IMPL_MODELS_USAGE_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

#include <vector>

namespace appwrite
{

namespace detail
{

inline constexpr json_member<metric> metric_members[] = {
    json_field<metric, &metric::value>("value"),
    json_field<metric, &metric::date>("date"),
};

APPWRITE_IMPL void read_value(std::vector<metric>& into, boost::json::value const& from)
{
    into.clear();
    auto const* array = from.if_array();
    if (!array)
        return;
    for (auto const& element : *array)
        if (auto const* object = element.if_object())
            read_members(into.emplace_back(), *object, metric_members);
}

APPWRITE_IMPL boost::json::value written_value(std::vector<metric> const& from, secrets what)
{
    boost::json::array metrics;
    metrics.reserve(from.size());
    for (metric const& m : from)
        metrics.push_back(write_members(m, metric_members, what));
    return metrics;
}

inline constexpr json_member<users_usage> users_usage_members[] = {
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
};

APPWRITE_IMPL result<users_usage> read_users_usage(boost::json::value const& from, json_path const* where)
{
    users_usage into;
    if (auto const* object = from.if_object())
        read_members(into, *object, users_usage_members);
    if (into.range.empty())
        return missing_member("range", where);
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(metric const& from, secrets what)
{
    return detail::write_members(from, detail::metric_members, what);
}

APPWRITE_IMPL boost::json::object to_json(users_usage const& from, secrets what)
{
    return detail::write_members(from, detail::users_usage_members, what);
}

} // namespace appwrite

#endif
