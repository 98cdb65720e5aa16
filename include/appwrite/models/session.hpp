//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// session: a log-in of a user.
//
#ifndef APPWRITE_MODELS_SESSION_HPP
#define APPWRITE_MODELS_SESSION_HPP

#include <appwrite/models/timestamp.hpp>
#include <appwrite/models/user_agent.hpp>
#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace appwrite
{

/// A log-in of a user.
///
/// What a server does not have (see "since") or gives in another type than expected has the default value;
/// only the id is always there.
struct session
{
    std::string id;
    std::optional<timestamp> created_at;
    /// Since 1.5.5.
    std::optional<timestamp> updated_at;
    std::string user_id;
    /// When the session ends by itself.
    std::optional<timestamp> expire;

    /// How the user logged in: `email`, `anonymous`, `magic-url`, `phone`, `token`, `server`, or the name of
    /// an OAuth provider, as `github`.
    std::string provider;
    /// The user's id at that provider; the e-mail address for `email`.
    std::string provider_uid;
    secret_string provider_access_token;
    std::optional<timestamp> provider_access_token_expiry;
    secret_string provider_refresh_token;

    /// `0.0.0.0` if the server does not know it.
    std::string ip;
    user_agent agent;
    /// In lower case, as `us`; `--` if unknown.
    std::string country_code;
    /// In the language of the server or of the request.
    std::string country_name;

    /// Whether the request was made with this session: never, for requests with an API key.
    bool current = false;
    /// How the user has proven who he is, as `password` or `totp`. Since 1.5.
    std::vector<std::string> factors;
    /// What a client authenticates with. Only `users::create_session` gives one that can be used; in
    /// listings it is empty or a hash. Since 1.5.
    secret_string secret;
    std::optional<timestamp> mfa_updated_at;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(session const&, session const&) = default;
};

} // namespace appwrite

#endif
