//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Putting things into the service from inside, as a test does that sets its stage.
//
#ifndef APPWRITE_SRC_TESTING_SEEDS_HPP
#define APPWRITE_SRC_TESTING_SEEDS_HPP

#include <appwrite/testing/seeds.hpp>

#include <cstddef>
#include <string>

namespace appwrite::testing::detail
{

class service;

/// Adds "seed<first>", "seed<first + 1>", ... The e-mail address or the id may be taken: then there is one
/// seed less.
void add_users(service& to, std::size_t first, std::size_t count);

// Each adds one thing and returns its id.
// They throw std::invalid_argument if there is no such user, if something of this name exists, or if the
// release does not know such things.
std::string add(service& to, const user_seed& what);
std::string add(service& to, const session_seed& what);
std::string add(service& to, const membership_seed& what);
std::string add(service& to, const log_seed& what);
std::string add(service& to, const identity_seed& what);
std::string add(service& to, const target_seed& what);

} // namespace appwrite::testing::detail

#endif
