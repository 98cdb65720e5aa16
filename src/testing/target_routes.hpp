//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The addresses that messages reach users at.
//
#ifndef APPWRITE_SRC_TESTING_TARGET_ROUTES_HPP
#define APPWRITE_SRC_TESTING_TARGET_ROUTES_HPP

#include "call.hpp"

#include <random>
#include <string>

namespace appwrite::testing::detail
{

response create_target(call& c);
response list_targets(call& c);
response get_target(call& c);
response update_target(call& c);
response delete_target(call& c);

/// A target as servers make them for an address.
target_record make_target(
    provider_type type, const std::string& identifier, milliseconds_since_epoch now, std::mt19937_64& random);

/// Gives a user of 1.x the target that belongs to an address; for users that are not in the store yet.
void add_target(user_record& user, provider_type type, const std::string& identifier,
    milliseconds_since_epoch now, std::mt19937_64& random);

/**
 * @brief Lets a user's targets follow a change of address.
 *
 * @param was the address before. Whichever target bears it gets the new one, or goes if there is none;
 * without such a target a new one comes into being.
 */
void move_target(call& c, user_record& user, provider_type type, const std::optional<std::string>& was,
    const std::string& identifier);

/// @throws failure if somebody has a target with this identifier.
void demand_new_target(const call& c, std::string_view identifier);

} // namespace appwrite::testing::detail

#endif
