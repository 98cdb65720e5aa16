//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's preferences: any JSON object, as PHP understands objects.
//
#ifndef APPWRITE_SRC_TESTING_PREFS_ROUTES_HPP
#define APPWRITE_SRC_TESTING_PREFS_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response get_prefs(call& c);
response update_prefs(call& c);

} // namespace appwrite::testing::detail

#endif
