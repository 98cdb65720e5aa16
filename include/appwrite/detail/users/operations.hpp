//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations of the Users service as rows.
//
#ifndef APPWRITE_DETAIL_USERS_OPERATIONS_HPP
#define APPWRITE_DETAIL_USERS_OPERATIONS_HPP

#include <appwrite/detail/call/operation.hpp>

#include <array>

namespace appwrite::detail
{

// In settlements.hpp, whose implementation needs the rows below.
APPWRITE_DECL settlement settle_new_user(
    call_request const& sent, server_info const& server, std::vector<std::optional<std::string>> const& seen);
APPWRITE_DECL settlement settle_contact(
    call_request const& sent, server_info const& server, std::vector<std::optional<std::string>> const& seen);
APPWRITE_DECL settlement settle_new_target(
    call_request const& sent, server_info const& server, std::vector<std::optional<std::string>> const& seen);

// The version is the first that has the operation; 0.13.0 stands for "as old as the oldest dialect".

// Users.

inline constexpr operation users_list{
    "users.list", http_method::get, "/users", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_create{"users.create", http_method::post, "/users",
    retry_class::keyed_create, 201, {0, 13, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_get{
    "users.get", http_method::get, "/users/{userId}", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_delete_user{"users.delete_user", http_method::delete_, "/users/{userId}",
    retry_class::idempotent, 204, {0, 13, 0}, api_errc::user_not_found};

// Users with a password hash from elsewhere.

inline constexpr operation users_create_argon2_user{"users.create_argon2_user", http_method::post,
    "/users/argon2", retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_create_bcrypt_user{"users.create_bcrypt_user", http_method::post,
    "/users/bcrypt", retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_create_md5_user{"users.create_md5_user", http_method::post, "/users/md5",
    retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_create_phpass_user{"users.create_phpass_user", http_method::post,
    "/users/phpass", retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_create_scrypt_user{"users.create_scrypt_user", http_method::post,
    "/users/scrypt", retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

inline constexpr operation users_create_scrypt_modified_user{"users.create_scrypt_modified_user",
    http_method::post, "/users/scrypt-modified", retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown,
    &settle_new_user};

inline constexpr operation users_create_sha_user{"users.create_sha_user", http_method::post, "/users/sha",
    retry_class::keyed_create, 201, {1, 0, 0}, api_errc::unknown, &settle_new_user};

// Account data.

inline constexpr operation users_update_email{"users.update_email", http_method::patch,
    "/users/{userId}/email", retry_class::idempotent, 200, {0, 13, 0}, api_errc::unknown, &settle_contact};

inline constexpr operation users_update_name{"users.update_name", http_method::patch, "/users/{userId}/name",
    retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_update_password{"users.update_password", http_method::patch,
    "/users/{userId}/password", retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_update_phone{"users.update_phone", http_method::patch,
    "/users/{userId}/phone", retry_class::idempotent, 200, {0, 15, 0}, api_errc::unknown, &settle_contact};

inline constexpr operation users_update_status{"users.update_status", http_method::patch,
    "/users/{userId}/status", retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_update_email_verification{"users.update_email_verification",
    http_method::patch, "/users/{userId}/verification", retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_update_phone_verification{"users.update_phone_verification",
    http_method::patch, "/users/{userId}/verification/phone", retry_class::idempotent, 200, {0, 15, 0}};

inline constexpr operation users_update_labels{"users.update_labels", http_method::put,
    "/users/{userId}/labels", retry_class::idempotent, 200, {1, 4, 0}};

inline constexpr operation users_get_prefs{
    "users.get_prefs", http_method::get, "/users/{userId}/prefs", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_update_prefs{"users.update_prefs", http_method::patch,
    "/users/{userId}/prefs", retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_update_impersonator{"users.update_impersonator", http_method::patch,
    "/users/{userId}/impersonator", retry_class::idempotent, 200, {1, 9, 0}};

// Sessions, tokens.

inline constexpr operation users_list_sessions{
    "users.list_sessions", http_method::get, "/users/{userId}/sessions", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_create_session{"users.create_session", http_method::post,
    "/users/{userId}/sessions", retry_class::unsafe, 201, {1, 5, 0}};

inline constexpr operation users_delete_sessions{"users.delete_sessions", http_method::delete_,
    "/users/{userId}/sessions", retry_class::idempotent, 204, {0, 13, 0}};

inline constexpr operation users_delete_session{"users.delete_session", http_method::delete_,
    "/users/{userId}/sessions/{sessionId}", retry_class::idempotent, 204, {0, 13, 0},
    api_errc::user_session_not_found};

inline constexpr operation users_create_token{
    "users.create_token", http_method::post, "/users/{userId}/tokens", retry_class::unsafe, 201, {1, 5, 0}};

inline constexpr operation users_create_jwt{
    "users.create_jwt", http_method::post, "/users/{userId}/jwts", retry_class::unsafe, 201, {1, 6, 0}};

// What belongs to users.

inline constexpr operation users_list_memberships{"users.list_memberships", http_method::get,
    "/users/{userId}/memberships", retry_class::safe, 200, {0, 14, 0}};

inline constexpr operation users_list_logs{
    "users.list_logs", http_method::get, "/users/{userId}/logs", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_list_identities{
    "users.list_identities", http_method::get, "/users/identities", retry_class::safe, 200, {1, 4, 0}};

inline constexpr operation users_delete_identity{"users.delete_identity", http_method::delete_,
    "/users/identities/{identityId}", retry_class::idempotent, 204, {1, 4, 0},
    api_errc::user_identity_not_found};

// Targets.

inline constexpr operation users_list_targets{
    "users.list_targets", http_method::get, "/users/{userId}/targets", retry_class::safe, 200, {1, 5, 0}};

inline constexpr operation users_create_target{"users.create_target", http_method::post,
    "/users/{userId}/targets", retry_class::keyed_create, 201, {1, 5, 0}, api_errc::unknown,
    &settle_new_target};

inline constexpr operation users_get_target{"users.get_target", http_method::get,
    "/users/{userId}/targets/{targetId}", retry_class::safe, 200, {1, 5, 0}};

inline constexpr operation users_update_target{"users.update_target", http_method::patch,
    "/users/{userId}/targets/{targetId}", retry_class::idempotent, 200, {1, 5, 0}};

inline constexpr operation users_delete_target{"users.delete_target", http_method::delete_,
    "/users/{userId}/targets/{targetId}", retry_class::idempotent, 204, {1, 5, 0},
    api_errc::user_target_not_found};

// Multi-factor authentication.

inline constexpr operation users_update_mfa{
    "users.update_mfa", http_method::patch, "/users/{userId}/mfa", retry_class::idempotent, 200, {1, 5, 0}};

inline constexpr operation users_list_mfa_factors{"users.list_mfa_factors", http_method::get,
    "/users/{userId}/mfa/factors", retry_class::safe, 200, {1, 5, 0}};

inline constexpr operation users_get_mfa_recovery_codes{"users.get_mfa_recovery_codes", http_method::get,
    "/users/{userId}/mfa/recovery-codes", retry_class::safe, 200, {1, 5, 0}};

inline constexpr operation users_create_mfa_recovery_codes{"users.create_mfa_recovery_codes",
    http_method::patch, "/users/{userId}/mfa/recovery-codes", retry_class::unsafe, 200, {1, 5, 0}};

inline constexpr operation users_update_mfa_recovery_codes{"users.update_mfa_recovery_codes",
    http_method::put, "/users/{userId}/mfa/recovery-codes", retry_class::unsafe, 200, {1, 5, 0}};

inline constexpr operation users_delete_mfa_authenticator{"users.delete_mfa_authenticator",
    http_method::delete_, "/users/{userId}/mfa/authenticators/{type}", retry_class::idempotent, 204,
    {1, 5, 0}, api_errc::user_authenticator_not_found};

// Usage.

inline constexpr operation users_get_usage{
    "users.get_usage", http_method::get, "/users/usage", retry_class::safe, 200, {0, 13, 0}};

/// All of them, each once.
inline constexpr std::array<operation const*, 44> users_operations{&users_list, &users_create, &users_get,
    &users_delete_user, &users_create_argon2_user, &users_create_bcrypt_user, &users_create_md5_user,
    &users_create_phpass_user, &users_create_scrypt_user, &users_create_scrypt_modified_user,
    &users_create_sha_user, &users_update_email, &users_update_name, &users_update_password,
    &users_update_phone, &users_update_status, &users_update_email_verification,
    &users_update_phone_verification, &users_update_labels, &users_get_prefs, &users_update_prefs,
    &users_update_impersonator, &users_list_sessions, &users_create_session, &users_delete_sessions,
    &users_delete_session, &users_create_token, &users_create_jwt, &users_list_memberships, &users_list_logs,
    &users_list_identities, &users_delete_identity, &users_list_targets, &users_create_target,
    &users_get_target, &users_update_target, &users_delete_target, &users_update_mfa, &users_list_mfa_factors,
    &users_get_mfa_recovery_codes, &users_create_mfa_recovery_codes, &users_update_mfa_recovery_codes,
    &users_delete_mfa_authenticator, &users_get_usage};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/detail/users/settlements.hpp>
#endif

#endif
