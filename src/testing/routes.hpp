//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// All operations of both sets of rules.
//
#ifndef APPWRITE_SRC_TESTING_ROUTES_HPP
#define APPWRITE_SRC_TESTING_ROUTES_HPP

#include "call.hpp"

#include <span>

namespace appwrite::testing::detail
{

/// The routes of these rules, the most specific ones first.
std::span<const route> routes_of(rules version);

} // namespace appwrite::testing::detail

#endif
