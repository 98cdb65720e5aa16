//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a log entry.
//
#ifndef APPWRITE_IMPL_MODELS_LOG_IPP
#define APPWRITE_IMPL_MODELS_LOG_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table log_entry_table({
    json_field<log_entry, &log_entry::event>("event"),
    json_field<log_entry, &log_entry::user_id>("userId"),
    json_field<log_entry, &log_entry::user_email>("userEmail"),
    json_field<log_entry, &log_entry::user_name>("userName"),
    json_field<log_entry, &log_entry::mode>("mode"),
    json_field<log_entry, &log_entry::user_type>("userType"),
    json_field<log_entry, &log_entry::ip>("ip"),
    json_field<log_entry, &log_entry::time>("time"),
    json_field<log_entry, &log_entry::agent, &user_agent::os_code>("osCode"),
    json_field<log_entry, &log_entry::agent, &user_agent::os_name>("osName"),
    json_field<log_entry, &log_entry::agent, &user_agent::os_version>("osVersion"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_type>("clientType"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_code>("clientCode"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_name>("clientName"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_version>("clientVersion"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_engine>("clientEngine"),
    json_field<log_entry, &log_entry::agent, &user_agent::client_engine_version>("clientEngineVersion"),
    json_field<log_entry, &log_entry::agent, &user_agent::device_name>("deviceName"),
    json_field<log_entry, &log_entry::agent, &user_agent::device_brand>("deviceBrand"),
    json_field<log_entry, &log_entry::agent, &user_agent::device_model>("deviceModel"),
    json_field<log_entry, &log_entry::country_code>("countryCode"),
    json_field<log_entry, &log_entry::country_name>("countryName"),
});

template <>
APPWRITE_IMPL json_model json_model_of<log_entry>() noexcept
{
    return log_entry_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(log_entry const& model, json_path const* where)
{
    if (model.event.empty())
        return missing_member("event", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(log_entry const& from, secrets what)
{
    return detail::log_entry_table.write(from, what);
}

} // namespace appwrite

#endif
