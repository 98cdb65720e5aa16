//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How users log in and out.
//
#ifndef APPWRITE_SRC_TESTING_ACCOUNT_SESSION_ROUTES_HPP
#define APPWRITE_SRC_TESTING_ACCOUNT_SESSION_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response create_email_session(call& c);
response create_anonymous_session(call& c);

/// With a token from a server (1.5 and later).
response create_token_session(call& c);

response list_own_sessions(call& c);

/// The session may be called "current".
response get_own_session(call& c);
response delete_own_session(call& c);
response delete_own_sessions(call& c);

} // namespace appwrite::testing::detail

#endif
