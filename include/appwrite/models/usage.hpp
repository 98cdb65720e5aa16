//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// users_usage: statistics of the Users service.
//
#ifndef APPWRITE_MODELS_USAGE_HPP
#define APPWRITE_MODELS_USAGE_HPP

#include <appwrite/models/timestamp.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace appwrite
{

/// A number at a point of time.
struct metric
{
    std::int64_t value = 0;
    /// The start of the hour or day that was counted.
    std::optional<timestamp> date;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(metric const&, metric const&) = default;
};

/// Statistics of the Users service, in either of the forms that servers have had: what the other form has is
/// empty. Everything is empty where statistics are switched off.
struct users_usage
{
    /// As `30d`.
    std::string range;

    /// Since 1.5.
    std::optional<std::int64_t> users_total;
    /// Since 1.5.
    std::optional<std::int64_t> sessions_total;
    /// The number of users over time. Since 1.5.
    std::vector<metric> users;
    /// The number of sessions over time. Since 1.5.
    std::vector<metric> sessions;

    /// The number of users over time; like the following before 1.5.
    std::vector<metric> users_count;
    /// How often users were created, read, changed and deleted.
    std::vector<metric> users_create;
    std::vector<metric> users_read;
    std::vector<metric> users_update;
    std::vector<metric> users_delete;
    /// How often sessions were created (in all, and with the provider that was asked for) and deleted.
    std::vector<metric> sessions_create;
    std::vector<metric> sessions_provider_create;
    std::vector<metric> sessions_delete;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(users_usage const&, users_usage const&) = default;
};

} // namespace appwrite

#endif
