//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users who bring the hashes of their passwords along.
//
#ifndef APPWRITE_SRC_TESTING_IMPORT_ROUTES_HPP
#define APPWRITE_SRC_TESTING_IMPORT_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response create_argon2_user(call& c);
response create_bcrypt_user(call& c);
response create_md5_user(call& c);
response create_phpass_user(call& c);
response create_scrypt_user(call& c);
response create_scrypt_modified_user(call& c);
response create_sha_user(call& c);

} // namespace appwrite::testing::detail

#endif
