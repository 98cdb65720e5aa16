//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// log_entry: one action of a user.
//
#ifndef APPWRITE_MODELS_LOG_HPP
#define APPWRITE_MODELS_LOG_HPP

#include <appwrite/models/timestamp.hpp>
#include <appwrite/models/user_agent.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace appwrite
{

/// One action of a user, such as logging in. What is done to a user with an API key is not logged.
///
/// Entries have no id. They appear with a delay: seconds before 1.0, up to a minute in 1.9.
struct log_entry
{
    /// As `user.update` (1.9) or `users.walter.sessions.a1.create` (0.15).
    std::string event;
    /// Servers before 1.0 leave this and the next three empty.
    std::string user_id;
    std::string user_email;
    std::string user_name;
    /// `default` or `admin`.
    std::string mode;
    /// Since 1.9.5.
    std::string user_type;
    std::string ip;
    std::optional<timestamp> time;
    user_agent agent;
    /// In lower case, as `us`; `--` if unknown.
    std::string country_code;
    std::string country_name;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(log_entry const&, log_entry const&) = default;
};

} // namespace appwrite

#endif
