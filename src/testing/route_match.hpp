//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Finds the route that a path belongs to.
//
#ifndef APPWRITE_SRC_TESTING_ROUTE_MATCH_HPP
#define APPWRITE_SRC_TESTING_ROUTE_MATCH_HPP

#include "call.hpp"

#include <array>
#include <span>
#include <string_view>

namespace appwrite::testing::detail
{

struct route_match
{
    const route* found = nullptr;
    std::array<std::string_view, 2> path;
};

/// Before 1.0 a route also matches longer paths that begin as it does; later the whole path has to fit.
route_match find_route(
    std::span<const route> routes, std::string_view method, std::string_view path, rules version);

} // namespace appwrite::testing::detail

#endif
