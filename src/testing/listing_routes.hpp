//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Lists of users.
//
#ifndef APPWRITE_SRC_TESTING_LISTING_ROUTES_HPP
#define APPWRITE_SRC_TESTING_LISTING_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response list_users_v0_15(call& c);
response list_users_v1_9(call& c);

} // namespace appwrite::testing::detail

#endif
