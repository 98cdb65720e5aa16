//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// identity: an account of a user at an OAuth provider.
//
#ifndef APPWRITE_MODELS_IDENTITY_HPP
#define APPWRITE_MODELS_IDENTITY_HPP

#include <appwrite/models/timestamp.hpp>
#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace appwrite
{

/// An account at an OAuth provider that a user may log in with. Since 1.4.
struct identity
{
    std::string id;
    std::optional<timestamp> created_at;
    std::optional<timestamp> updated_at;
    std::string user_id;
    /// As `github`.
    std::string provider;
    /// The user's id at the provider.
    std::string provider_uid;
    std::string provider_email;
    secret_string provider_access_token;
    std::optional<timestamp> provider_access_token_expiry;
    secret_string provider_refresh_token;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(identity const&, identity const&) = default;
};

} // namespace appwrite

#endif
