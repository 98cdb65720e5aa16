//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The attributes that servers filter and sort by.
//
#ifndef APPWRITE_FIELDS_HPP
#define APPWRITE_FIELDS_HPP

#include <appwrite/field.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/timestamp.hpp>

#include <string>
#include <vector>

namespace appwrite
{

struct identity;
struct membership;
struct user;

/// For `list_users`.
namespace fields::users
{

inline constexpr field<user, std::string> id("$id");
inline constexpr field<user, timestamp> created_at("$createdAt");
inline constexpr field<user, timestamp> updated_at("$updatedAt");
inline constexpr field<user, std::string> name("name");
inline constexpr field<user, std::string> email("email");
inline constexpr field<user, std::string> phone("phone");
inline constexpr field<user, bool> status("status");
inline constexpr field<user, timestamp> password_update("passwordUpdate");
inline constexpr field<user, timestamp> registration("registration");
inline constexpr field<user, bool> email_verification("emailVerification");
inline constexpr field<user, bool> phone_verification("phoneVerification");
inline constexpr field<user, std::vector<std::string>> labels("labels", 1, 5);
inline constexpr field<user, bool> impersonator("impersonator", 1, 9);

} // namespace fields::users

/// For `list_identities`.
namespace fields::identities
{

inline constexpr field<identity, std::string> id("$id");
inline constexpr field<identity, timestamp> created_at("$createdAt");
inline constexpr field<identity, timestamp> updated_at("$updatedAt");
inline constexpr field<identity, std::string> user_id("userId");
inline constexpr field<identity, std::string> provider("provider");
inline constexpr field<identity, std::string> provider_uid("providerUid");
inline constexpr field<identity, std::string> provider_email("providerEmail");
inline constexpr field<identity, timestamp> provider_access_token_expiry("providerAccessTokenExpiry");

} // namespace fields::identities

/// For `list_targets`.
namespace fields::targets
{

inline constexpr field<target, std::string> id("$id");
inline constexpr field<target, timestamp> created_at("$createdAt");
inline constexpr field<target, timestamp> updated_at("$updatedAt");
inline constexpr field<target, std::string> user_id("userId");
inline constexpr field<target, std::string> provider_id("providerId");
inline constexpr field<target, std::string> identifier("identifier");
inline constexpr field<target, open_enum<messaging_provider_type>> provider_type("providerType");

} // namespace fields::targets

/// For `list_memberships`.
namespace fields::memberships
{

inline constexpr field<membership, std::string> id("$id");
inline constexpr field<membership, timestamp> created_at("$createdAt");
inline constexpr field<membership, timestamp> updated_at("$updatedAt");
inline constexpr field<membership, std::string> user_id("userId");
inline constexpr field<membership, std::string> team_id("teamId");
inline constexpr field<membership, timestamp> invited("invited");
inline constexpr field<membership, timestamp> joined("joined");
inline constexpr field<membership, bool> confirm("confirm");
inline constexpr field<membership, std::vector<std::string>> roles("roles");

} // namespace fields::memberships

} // namespace appwrite

#endif
