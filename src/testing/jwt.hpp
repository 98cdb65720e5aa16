//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// JSON web tokens that stand for a user, signed with HMAC-SHA-256.
//
#ifndef APPWRITE_SRC_TESTING_JWT_HPP
#define APPWRITE_SRC_TESTING_JWT_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

struct jwt_claims
{
    std::string user_id;

    /// Empty: the token does not depend on a session.
    std::string session_id;

    /// Seconds since 1970.
    std::int64_t expires = 0;
};

std::string make_jwt(std::string_view key, const jwt_claims& claims);

/// @throws failure user_jwt_invalid if the token is not genuine, or old.
jwt_claims read_jwt(std::string_view key, std::string_view token, std::int64_t now);

} // namespace appwrite::testing::detail

#endif
