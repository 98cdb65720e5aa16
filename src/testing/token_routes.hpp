//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a server can hand to a user: tokens for a session, and JWTs (1.5 and later).
//
#ifndef APPWRITE_SRC_TESTING_TOKEN_ROUTES_HPP
#define APPWRITE_SRC_TESTING_TOKEN_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response create_token(call& c);
response create_jwt(call& c);

} // namespace appwrite::testing::detail

#endif
