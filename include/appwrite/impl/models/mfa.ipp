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

inline constexpr json_member<mfa_factors> mfa_factors_members[] = {
    json_field<mfa_factors, &mfa_factors::totp>("totp"),
    json_field<mfa_factors, &mfa_factors::phone>("phone"),
    json_field<mfa_factors, &mfa_factors::email>("email"),
    json_field<mfa_factors, &mfa_factors::recovery_code>("recoveryCode"),
};

inline constexpr json_member<mfa_recovery_codes> mfa_recovery_codes_members[] = {
    json_field<mfa_recovery_codes, &mfa_recovery_codes::codes>("recoveryCodes"),
};

APPWRITE_IMPL result<mfa_factors> read_mfa_factors(boost::json::value const& from, json_path const* where)
{
    auto const* object = from.if_object();
    auto const* totp = object ? object->if_contains("totp") : nullptr;
    if (!totp || !totp->is_bool())
        return missing_member("totp", where);
    mfa_factors into;
    read_members(into, *object, mfa_factors_members);
    return into;
}

APPWRITE_IMPL result<mfa_recovery_codes> read_mfa_recovery_codes(
    boost::json::value const& from, json_path const* where)
{
    auto const* object = from.if_object();
    auto const* codes = object ? object->if_contains("recoveryCodes") : nullptr;
    if (!codes || !codes->is_array())
        return missing_member("recoveryCodes", where);
    mfa_recovery_codes into;
    read_members(into, *object, mfa_recovery_codes_members);
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(mfa_factors const& from, secrets what)
{
    return detail::write_members(from, detail::mfa_factors_members, what);
}

APPWRITE_IMPL boost::json::object to_json(mfa_recovery_codes const& from, secrets what)
{
    return detail::write_members(from, detail::mfa_recovery_codes_members, what);
}

} // namespace appwrite

#endif
