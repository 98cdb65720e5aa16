//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// token: what a user can open one session with.
//
#ifndef APPWRITE_MODELS_TOKEN_HPP
#define APPWRITE_MODELS_TOKEN_HPP

#include <appwrite/models/timestamp.hpp>
#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace appwrite
{

/// What a user can open one session with. Since 1.5.
struct token
{
    std::string id;
    std::optional<timestamp> created_at;
    std::string user_id;
    /// Given once, by `users::create_token`.
    secret_string secret;
    std::optional<timestamp> expire;
    /// The words that tell a user that a message is genuine; empty if there are none.
    std::string phrase;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(token const&, token const&) = default;
};

} // namespace appwrite

#endif
