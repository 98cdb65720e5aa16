//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing factors and recovery codes.
//
#ifndef APPWRITE_IMPL_MODELS_MFA_IPP
#define APPWRITE_IMPL_MODELS_MFA_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table mfa_factors_table({
    json_field<mfa_factors, &mfa_factors::totp>("totp"),
    json_field<mfa_factors, &mfa_factors::phone>("phone"),
    json_field<mfa_factors, &mfa_factors::email>("email"),
    json_field<mfa_factors, &mfa_factors::recovery_code>("recoveryCode"),
});

template <>
APPWRITE_IMPL json_model json_model_of<mfa_factors>() noexcept
{
    return mfa_factors_table.model();
}

inline constexpr json_table mfa_recovery_codes_table({
    json_field<mfa_recovery_codes, &mfa_recovery_codes::codes>("recoveryCodes"),
});

template <>
APPWRITE_IMPL json_model json_model_of<mfa_recovery_codes>() noexcept
{
    return mfa_recovery_codes_table.model();
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(mfa_factors const& from, secrets what)
{
    return detail::mfa_factors_table.write(from, what);
}

APPWRITE_IMPL boost::json::object to_json(mfa_recovery_codes const& from, secrets what)
{
    return detail::mfa_recovery_codes_table.write(from, what);
}

} // namespace appwrite

#endif
