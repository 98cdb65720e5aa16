//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// All operations of both sets of rules.
//
#include "routes.hpp"

#include "account_routes.hpp"
#include "account_session_routes.hpp"
#include "create_routes.hpp"
#include "health_routes.hpp"
#include "identity_routes.hpp"
#include "import_routes.hpp"
#include "listing_routes.hpp"
#include "log_routes.hpp"
#include "membership_routes.hpp"
#include "mfa_routes.hpp"
#include "prefs_routes.hpp"
#include "profile_routes.hpp"
#include "session_routes.hpp"
#include "target_routes.hpp"
#include "team_routes.hpp"
#include "token_routes.hpp"
#include "usage_routes.hpp"

#include <array>

namespace appwrite::testing::detail
{

namespace
{

// Before 1.0 a route matches whatever begins with it, so the longer ones have to stand first.
constexpr std::array routes_v0_15{
    route{"GET", "/v1/users/:userId/memberships", "users.read", list_memberships},
    route{"GET", "/v1/users/:userId/sessions", "users.read", list_sessions},
    route{"GET", "/v1/users/:userId/prefs", "users.read", get_prefs},
    route{"GET", "/v1/users/:userId/logs", "users.read", list_logs},
    route{"GET", "/v1/users/usage", "users.read", get_usage},
    route{"DELETE", "/v1/users/:userId/sessions/:sessionId", "users.write", delete_session},
    route{"DELETE", "/v1/users/:userId/sessions", "users.write", delete_sessions},
    route{"PATCH", "/v1/users/:userId/verification/phone", "users.write", update_phone_verification},
    route{"PATCH", "/v1/users/:userId/verification", "users.write", update_email_verification},
    route{"PATCH", "/v1/users/:userId/password", "users.write", update_password},
    route{"PATCH", "/v1/users/:userId/status", "users.write", update_status},
    route{"PATCH", "/v1/users/:userId/email", "users.write", update_email},
    route{"PATCH", "/v1/users/:userId/phone", "users.write", update_phone},
    route{"PATCH", "/v1/users/:userId/prefs", "users.write", update_prefs},
    route{"PATCH", "/v1/users/:userId/name", "users.write", update_name},
    route{"GET", "/v1/users/:userId", "users.read", get_user},
    route{"DELETE", "/v1/users/:userId", "users.write", delete_user},
    route{"GET", "/v1/users", "users.read", list_users_v0_15},
    route{"POST", "/v1/users", "users.write", create_user},
    route{"POST", "/v1/account/sessions/email", "public", create_email_session},
    route{"POST", "/v1/account/sessions/anonymous", "public", create_anonymous_session},
    route{"POST", "/v1/account/sessions", "public", create_email_session},
    route{"POST", "/v1/account/jwt", "account", create_account_jwt},
    route{"POST", "/v1/account", "public", create_account},
    route{"GET", "/v1/account/sessions/:sessionId", "account", get_own_session},
    route{"GET", "/v1/account/sessions", "account", list_own_sessions},
    route{"GET", "/v1/account/logs", "account", list_own_logs},
    route{"GET", "/v1/account", "account", get_account},
    route{"PATCH", "/v1/account/name", "account", update_account_name},
    route{"DELETE", "/v1/account/sessions/:sessionId", "account", delete_own_session},
    route{"DELETE", "/v1/account/sessions", "account", delete_own_sessions},
    route{"POST", "/v1/teams/:teamId/memberships", "teams.write", create_membership},
    route{"POST", "/v1/teams", "teams.write", create_team},
    route{"GET", "/v1/teams/:teamId", "teams.read", get_team},
    route{"DELETE", "/v1/teams/:teamId/memberships/:membershipId", "teams.write", delete_membership},
    route{"DELETE", "/v1/teams/:teamId", "teams.write", delete_team},
    route{"GET", "/v1/health/version", "public", get_version},
    route{"GET", "/v1/health/db", "health.read", get_database_health},
    route{"GET", "/v1/health/cache", "health.read", get_cache_health},
    route{"GET", "/v1/health/time", "health.read", get_time_health},
    route{"GET", "/v1/health", "health.read", get_health},
};

constexpr std::array routes_v1_9{
    route{"GET", "/v1/users/usage", "users.read", get_usage},
    route{"GET", "/v1/users/identities", "users.read", list_identities},
    route{"DELETE", "/v1/users/identities/:identityId", "users.write", delete_identity},
    route{"POST", "/v1/users/argon2", "users.write", create_argon2_user},
    route{"POST", "/v1/users/bcrypt", "users.write", create_bcrypt_user},
    route{"POST", "/v1/users/md5", "users.write", create_md5_user},
    route{"POST", "/v1/users/phpass", "users.write", create_phpass_user},
    route{"POST", "/v1/users/scrypt", "users.write", create_scrypt_user},
    route{"POST", "/v1/users/scrypt-modified", "users.write", create_scrypt_modified_user},
    route{"POST", "/v1/users/sha", "users.write", create_sha_user},
    route{"GET", "/v1/users", "users.read", list_users_v1_9},
    route{"POST", "/v1/users", "users.write", create_user},
    route{"GET", "/v1/users/:userId", "users.read", get_user},
    route{"DELETE", "/v1/users/:userId", "users.write", delete_user},
    route{"PATCH", "/v1/users/:userId/name", "users.write", update_name},
    route{"PATCH", "/v1/users/:userId/email", "users.write", update_email},
    route{"PATCH", "/v1/users/:userId/phone", "users.write", update_phone},
    route{"PATCH", "/v1/users/:userId/password", "users.write", update_password},
    route{"PATCH", "/v1/users/:userId/status", "users.write", update_status},
    route{"PATCH", "/v1/users/:userId/verification", "users.write", update_email_verification},
    route{"PATCH", "/v1/users/:userId/verification/phone", "users.write", update_phone_verification},
    route{"PATCH", "/v1/users/:userId/impersonator", "users.write", update_impersonator},
    route{"PUT", "/v1/users/:userId/labels", "users.write", update_labels},
    route{"GET", "/v1/users/:userId/prefs", "users.read", get_prefs},
    route{"PATCH", "/v1/users/:userId/prefs", "users.write", update_prefs},
    route{"GET", "/v1/users/:userId/targets", "targets.read", list_targets},
    route{"POST", "/v1/users/:userId/targets", "targets.write", create_target},
    route{"GET", "/v1/users/:userId/targets/:targetId", "targets.read", get_target},
    route{"PATCH", "/v1/users/:userId/targets/:targetId", "targets.write", update_target},
    route{"DELETE", "/v1/users/:userId/targets/:targetId", "targets.write", delete_target},
    route{"GET", "/v1/users/:userId/sessions", "users.read", list_sessions},
    route{"POST", "/v1/users/:userId/sessions", "users.write", create_session},
    route{"DELETE", "/v1/users/:userId/sessions", "users.write", delete_sessions},
    route{"DELETE", "/v1/users/:userId/sessions/:sessionId", "users.write", delete_session},
    route{"POST", "/v1/users/:userId/tokens", "users.write", create_token},
    route{"POST", "/v1/users/:userId/jwts", "users.write", create_jwt},
    route{"GET", "/v1/users/:userId/logs", "users.read", list_logs},
    route{"GET", "/v1/users/:userId/memberships", "users.read", list_memberships},
    route{"PATCH", "/v1/users/:userId/mfa", "users.write", update_mfa},
    route{"GET", "/v1/users/:userId/mfa/factors", "users.read", list_mfa_factors},
    route{"GET", "/v1/users/:userId/mfa/recovery-codes", "users.read", get_recovery_codes},
    route{"PATCH", "/v1/users/:userId/mfa/recovery-codes", "users.write", create_recovery_codes},
    route{"PUT", "/v1/users/:userId/mfa/recovery-codes", "users.write", replace_recovery_codes},
    route{"DELETE", "/v1/users/:userId/mfa/authenticators/:type", "users.write", delete_authenticator},
    route{"POST", "/v1/account", "sessions.write", create_account},
    route{"GET", "/v1/account", "account", get_account},
    route{"PATCH", "/v1/account/name", "account", update_account_name},
    route{"GET", "/v1/account/logs", "account", list_own_logs},
    route{"POST", "/v1/account/jwts", "account", create_account_jwt},
    route{"POST", "/v1/account/sessions/email", "sessions.write", create_email_session},
    route{"POST", "/v1/account/sessions/anonymous", "sessions.write", create_anonymous_session},
    route{"POST", "/v1/account/sessions/token", "sessions.write", create_token_session},
    route{"GET", "/v1/account/sessions", "account", list_own_sessions},
    route{"DELETE", "/v1/account/sessions", "account", delete_own_sessions},
    route{"GET", "/v1/account/sessions/:sessionId", "account", get_own_session},
    route{"DELETE", "/v1/account/sessions/:sessionId", "account", delete_own_session},
    route{"PATCH", "/v1/account/mfa", "account", update_own_mfa},
    route{"GET", "/v1/account/mfa/factors", "account", list_own_factors},
    route{"POST", "/v1/account/mfa/authenticators/:type", "account", create_authenticator},
    route{"PUT", "/v1/account/mfa/authenticators/:type", "account", verify_authenticator},
    route{"DELETE", "/v1/account/mfa/authenticators/:type", "account", delete_own_authenticator},
    route{"POST", "/v1/teams", "teams.write", create_team},
    route{"GET", "/v1/teams/:teamId", "teams.read", get_team},
    route{"DELETE", "/v1/teams/:teamId", "teams.write", delete_team},
    route{"POST", "/v1/teams/:teamId/memberships", "teams.write", create_membership},
    route{"DELETE", "/v1/teams/:teamId/memberships/:membershipId", "teams.write", delete_membership},
    route{"GET", "/v1/health/version", "public", get_version},
    route{"GET", "/v1/health", "health.read", get_health},
    route{"GET", "/v1/health/db", "health.read", get_database_health},
    route{"GET", "/v1/health/cache", "health.read", get_cache_health},
    route{"GET", "/v1/health/time", "health.read", get_time_health},
};

} // namespace

std::span<const route> routes_of(rules version)
{
    if (version == rules::v0_15)
        return routes_v0_15;
    return routes_v1_9;
}

} // namespace appwrite::testing::detail
