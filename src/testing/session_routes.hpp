//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's sessions, as a server sees them.
//
#ifndef APPWRITE_SRC_TESTING_SESSION_ROUTES_HPP
#define APPWRITE_SRC_TESTING_SESSION_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response list_sessions(call& c);
response create_session(call& c);

/// Removes any user's session: servers do not check whose it is.
response delete_session(call& c);
response delete_sessions(call& c);

} // namespace appwrite::testing::detail

#endif
