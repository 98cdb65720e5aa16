//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Creating users: from clear passwords.
//
#ifndef APPWRITE_SRC_TESTING_CREATE_ROUTES_HPP
#define APPWRITE_SRC_TESTING_CREATE_ROUTES_HPP

#include "call.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

response create_user(call& c);

/// The id of what is to be created, from the parameter of this name.
std::string chosen_id(call& c, std::string_view name);

/// Adds a user with the targets that belong to it. @throws failure if there is such a user already.
user_record& add_user(call& c, user_record user);

} // namespace appwrite::testing::detail

#endif
