//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// membership: that a user belongs to a team.
//
#ifndef APPWRITE_MODELS_MEMBERSHIP_HPP
#define APPWRITE_MODELS_MEMBERSHIP_HPP

#include <appwrite/models/timestamp.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace appwrite
{

/// That a user belongs to a team, or is invited to.
struct membership
{
    std::string id;
    std::optional<timestamp> created_at;
    std::optional<timestamp> updated_at;
    std::string user_id;
    std::string user_name;
    std::string user_email;
    /// Since 1.9.5.
    std::string user_phone;
    std::string team_id;
    std::string team_name;
    std::optional<timestamp> invited;
    /// Nothing as long as the invitation is not accepted.
    std::optional<timestamp> joined;
    /// Whether the invitation was accepted.
    bool confirm = false;
    /// Whether the user has multi-factor authentication on. Since 1.5.
    bool mfa = false;
    /// Since 1.9.5.
    std::optional<timestamp> user_accessed_at;
    std::vector<std::string> roles;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(membership const&, membership const&) = default;
};

} // namespace appwrite

#endif
