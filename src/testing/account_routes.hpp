//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What users do with their own accounts.
//
#ifndef APPWRITE_SRC_TESTING_ACCOUNT_ROUTES_HPP
#define APPWRITE_SRC_TESTING_ACCOUNT_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response create_account(call& c);
response get_account(call& c);
response update_account_name(call& c);
response create_account_jwt(call& c);

response create_authenticator(call& c);
response verify_authenticator(call& c);
response delete_own_authenticator(call& c);
response list_own_factors(call& c);
response update_own_mfa(call& c);

} // namespace appwrite::testing::detail

#endif
