//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a user shows of its password: a hash, and how it was made.
//
#ifndef APPWRITE_SRC_TESTING_HASH_JSON_HPP
#define APPWRITE_SRC_TESTING_HASH_JSON_HPP

#include "json_members.hpp"
#include "store.hpp"

namespace appwrite::testing::detail
{

/// Writes the members password, hash and hashOptions.
void append_password(members& json, const user_record& user);

} // namespace appwrite::testing::detail

#endif
