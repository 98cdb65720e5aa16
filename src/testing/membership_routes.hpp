//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The teams that a user is in.
//
#ifndef APPWRITE_SRC_TESTING_MEMBERSHIP_ROUTES_HPP
#define APPWRITE_SRC_TESTING_MEMBERSHIP_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response list_memberships(call& c);

} // namespace appwrite::testing::detail

#endif
