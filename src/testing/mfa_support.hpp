//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What servers and users themselves do with second factors.
//
#ifndef APPWRITE_SRC_TESTING_MFA_SUPPORT_HPP
#define APPWRITE_SRC_TESTING_MFA_SUPPORT_HPP

#include "call.hpp"
#include "failure.hpp"

#include <string>
#include <vector>

namespace appwrite::testing::detail
{

/// The record of a user, to be changed; made if there is none.
mfa_record& factors_of(call& c, const user_record& user);

/// Null if the user never had any second factor.
const mfa_record* find_factors(const call& c, const user_record& user);

/// {"totp":..,"phone":..,"email":..,"recoveryCode":..}
response show_factors(const call& c, const user_record& user);

/// Empty if there are none.
std::vector<std::string> recovery_codes_of(const call& c, const user_record& user);

/// @throws failure if there are none.
std::vector<std::string> known_recovery_codes(const call& c, const user_record& user);

/// In the place of those that there were.
std::vector<std::string> make_recovery_codes(call& c, user_record& user);
response show_recovery_codes(const std::vector<std::string>& codes);

/// Judges the type of authenticator in the last part of the path. @throws failure
void check_authenticator_type(const call& c);

/// @throws failure if there is none.
void remove_authenticator(call& c, const user_record& user);

failure authenticator_not_found();

} // namespace appwrite::testing::detail

#endif
