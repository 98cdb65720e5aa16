//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Second factors, as a server sees them (1.5 and later).
//
#ifndef APPWRITE_SRC_TESTING_MFA_ROUTES_HPP
#define APPWRITE_SRC_TESTING_MFA_ROUTES_HPP

#include "call.hpp"

namespace appwrite::testing::detail
{

response update_mfa(call& c);
response list_mfa_factors(call& c);
response get_recovery_codes(call& c);
response create_recovery_codes(call& c);
response replace_recovery_codes(call& c);
response delete_authenticator(call& c);

} // namespace appwrite::testing::detail

#endif
