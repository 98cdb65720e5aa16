//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Teams, as far as users' memberships need them.
//
#ifndef APPWRITE_SRC_TESTING_TEAM_ROUTES_HPP
#define APPWRITE_SRC_TESTING_TEAM_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response create_team(call& c);
response get_team(call& c);
response delete_team(call& c);

/// With a key only: the member has joined at once. No invitations are sent from here.
response create_membership(call& c);
response delete_membership(call& c);

} // namespace appwrite::testing::detail

#endif
