//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What servers say about themselves.
//
#ifndef APPWRITE_SRC_TESTING_HEALTH_ROUTES_HPP
#define APPWRITE_SRC_TESTING_HEALTH_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response get_version(call& c);

/// The server itself. Never ill.
response get_health(call& c);

/// The parts behind it: database, cache.
response get_database_health(call& c);
response get_cache_health(call& c);
response get_time_health(call& c);

} // namespace appwrite::testing::detail

#endif
