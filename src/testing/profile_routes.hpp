//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One user: reading, changing and deleting it.
//
#ifndef APPWRITE_SRC_TESTING_PROFILE_ROUTES_HPP
#define APPWRITE_SRC_TESTING_PROFILE_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response get_user(call& c);
response delete_user(call& c);
response update_name(call& c);
response update_email(call& c);
response update_phone(call& c);
response update_password(call& c);
response update_status(call& c);
response update_email_verification(call& c);
response update_phone_verification(call& c);
response update_labels(call& c);
response update_impersonator(call& c);

} // namespace appwrite::testing::detail

#endif
