//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// mfa_factors, mfa_recovery_codes: multi-factor authentication.
//
#ifndef APPWRITE_MODELS_MFA_HPP
#define APPWRITE_MODELS_MFA_HPP

#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>

#include <vector>

namespace appwrite
{

/// The factors that a user has set up. Since 1.5.
struct mfa_factors
{
    /// An authenticator program.
    bool totp = false;
    /// A verified phone number.
    bool phone = false;
    /// A verified e-mail address.
    bool email = false;
    /// Since 1.5.1.
    bool recovery_code = false;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(mfa_factors const&, mfa_factors const&) = default;
};

/// Codes each of which replaces a factor once. Since 1.5.
struct mfa_recovery_codes
{
    std::vector<secret_string> codes;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(mfa_recovery_codes const&, mfa_recovery_codes const&) = default;
};

} // namespace appwrite

#endif
