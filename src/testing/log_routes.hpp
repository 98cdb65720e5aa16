//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What users have done.
//
#ifndef APPWRITE_SRC_TESTING_LOG_ROUTES_HPP
#define APPWRITE_SRC_TESTING_LOG_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response list_logs(call& c);
response list_own_logs(call& c);

} // namespace appwrite::testing::detail

#endif
