//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The figures that a console draws.
//
#ifndef APPWRITE_SRC_TESTING_USAGE_ROUTES_HPP
#define APPWRITE_SRC_TESTING_USAGE_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

/// All figures are 0, as on a server that collects none.
response get_usage(call& c);

} // namespace appwrite::testing::detail

#endif
