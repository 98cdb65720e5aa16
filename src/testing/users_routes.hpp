//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations of the Users service, one function each.
//
#ifndef APPWRITE_SRC_TESTING_USERS_ROUTES_HPP
#define APPWRITE_SRC_TESTING_USERS_ROUTES_HPP

#include "call.hpp"

#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace appwrite::testing::detail
{

/// The routes of these rules, the most specific ones first.
std::span<const route> users_routes(rules version);

/// An id as servers make them: 13 hexadecimal digits of the time in microseconds, 7 of chance.
std::string unique_id(std::mt19937_64& random);

/// Gives a user of 1.x the target that belongs to an address.
void add_target(user_record& user, provider_type type, const std::string& identifier,
    milliseconds_since_epoch now, std::mt19937_64& random);

} // namespace appwrite::testing::detail

#endif
