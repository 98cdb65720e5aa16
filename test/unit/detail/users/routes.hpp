//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations as the servers' route definitions have them; 0.13.0 stands for that and all before.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_USERS_ROUTES_HPP
#define APPWRITE_TEST_UNIT_DETAIL_USERS_ROUTES_HPP

#include <string_view>

namespace appwrite::test
{

struct route
{
    // Without "users." for ours.
    std::string_view official;
    std::string_view ours;
    std::string_view verb;
    std::string_view path;
    unsigned success;
    std::string_view since;
    // The error types that are the operation's own, in any version.
    std::string_view errors;
};

inline constexpr route routes[] = {
    {"users.list", "list", "GET", "/users", 200, "0.13.0",
        "general_query_invalid general_cursor_not_found database_query_order_null"},
    {"users.create", "create", "POST", "/users", 201, "0.13.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.get", "get", "GET", "/users/{userId}", 200, "0.13.0", "user_not_found"},
    {"users.delete", "delete_user", "DELETE", "/users/{userId}", 204, "0.13.0", "user_not_found"},
    {"users.createArgon2User", "create_argon2_user", "POST", "/users/argon2", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createBcryptUser", "create_bcrypt_user", "POST", "/users/bcrypt", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createMD5User", "create_md5_user", "POST", "/users/md5", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createPHPassUser", "create_phpass_user", "POST", "/users/phpass", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createScryptUser", "create_scrypt_user", "POST", "/users/scrypt", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createScryptModifiedUser", "create_scrypt_modified_user", "POST", "/users/scrypt-modified", 201,
        "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.createSHAUser", "create_sha_user", "POST", "/users/sha", 201, "1.0.0",
        "user_already_exists user_email_already_exists password_personal_data user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.updateEmail", "update_email", "PATCH", "/users/{userId}/email", 200, "0.13.0",
        "user_not_found user_email_already_exists user_target_already_exists user_email_disposable "
        "user_email_free user_email_not_canonical user_email_not_corporate"},
    {"users.updateName", "update_name", "PATCH", "/users/{userId}/name", 200, "0.13.0", "user_not_found"},
    {"users.updatePassword", "update_password", "PATCH", "/users/{userId}/password", 200, "0.13.0",
        "user_not_found password_recently_used password_personal_data"},
    {"users.updatePhone", "update_phone", "PATCH", "/users/{userId}/phone", 200, "0.15.0",
        "user_not_found user_phone_already_exists user_target_already_exists user_email_already_exists"},
    {"users.updateStatus", "update_status", "PATCH", "/users/{userId}/status", 200, "0.13.0",
        "user_not_found"},
    {"users.updateEmailVerification", "update_email_verification", "PATCH", "/users/{userId}/verification",
        200, "0.13.0", "user_not_found"},
    {"users.updatePhoneVerification", "update_phone_verification", "PATCH",
        "/users/{userId}/verification/phone", 200, "0.15.0", "user_not_found"},
    {"users.updateLabels", "update_labels", "PUT", "/users/{userId}/labels", 200, "1.4.0", "user_not_found"},
    {"users.getPrefs", "get_prefs", "GET", "/users/{userId}/prefs", 200, "0.13.0", "user_not_found"},
    {"users.updatePrefs", "update_prefs", "PATCH", "/users/{userId}/prefs", 200, "0.13.0", "user_not_found"},
    {"users.updateImpersonator", "update_impersonator", "PATCH", "/users/{userId}/impersonator", 200, "1.9.0",
        "user_not_found"},
    {"users.listSessions", "list_sessions", "GET", "/users/{userId}/sessions", 200, "0.13.0",
        "user_not_found"},
    {"users.createSession", "create_session", "POST", "/users/{userId}/sessions", 201, "1.5.0",
        "user_not_found"},
    {"users.deleteSessions", "delete_sessions", "DELETE", "/users/{userId}/sessions", 204, "0.13.0",
        "user_not_found"},
    {"users.deleteSession", "delete_session", "DELETE", "/users/{userId}/sessions/{sessionId}", 204, "0.13.0",
        "user_not_found user_session_not_found"},
    {"users.createToken", "create_token", "POST", "/users/{userId}/tokens", 201, "1.5.0", "user_not_found"},
    {"users.createJWT", "create_jwt", "POST", "/users/{userId}/jwts", 201, "1.6.0", "user_not_found"},
    {"users.listMemberships", "list_memberships", "GET", "/users/{userId}/memberships", 200, "0.14.0",
        "user_not_found general_query_invalid"},
    {"users.listLogs", "list_logs", "GET", "/users/{userId}/logs", 200, "0.13.0",
        "user_not_found general_query_invalid"},
    {"users.listIdentities", "list_identities", "GET", "/users/identities", 200, "1.4.0",
        "general_query_invalid general_cursor_not_found database_query_order_null"},
    {"users.deleteIdentity", "delete_identity", "DELETE", "/users/identities/{identityId}", 204, "1.4.0",
        "user_identity_not_found"},
    {"users.listTargets", "list_targets", "GET", "/users/{userId}/targets", 200, "1.5.0",
        "user_not_found general_query_invalid general_cursor_not_found database_query_order_null"},
    {"users.createTarget", "create_target", "POST", "/users/{userId}/targets", 201, "1.5.0",
        "user_not_found general_invalid_email general_invalid_phone provider_incorrect_type "
        "user_target_already_exists"},
    {"users.getTarget", "get_target", "GET", "/users/{userId}/targets/{targetId}", 200, "1.5.0",
        "user_not_found user_target_not_found"},
    {"users.updateTarget", "update_target", "PATCH", "/users/{userId}/targets/{targetId}", 200, "1.5.0",
        "user_not_found user_target_not_found provider_not_found provider_incorrect_type "
        "general_invalid_email general_invalid_phone"},
    {"users.deleteTarget", "delete_target", "DELETE", "/users/{userId}/targets/{targetId}", 204, "1.5.0",
        "user_not_found user_target_not_found"},
    {"users.updateMFA", "update_mfa", "PATCH", "/users/{userId}/mfa", 200, "1.5.0", "user_not_found"},
    {"users.listMFAFactors", "list_mfa_factors", "GET", "/users/{userId}/mfa/factors", 200, "1.5.0",
        "user_not_found"},
    {"users.getMFARecoveryCodes", "get_mfa_recovery_codes", "GET", "/users/{userId}/mfa/recovery-codes", 200,
        "1.5.0", "user_not_found user_recovery_codes_not_found"},
    {"users.createMFARecoveryCodes", "create_mfa_recovery_codes", "PATCH",
        "/users/{userId}/mfa/recovery-codes", 200, "1.5.0",
        "user_not_found user_recovery_codes_already_exists"},
    {"users.updateMFARecoveryCodes", "update_mfa_recovery_codes", "PUT", "/users/{userId}/mfa/recovery-codes",
        200, "1.5.0", "user_not_found user_recovery_codes_not_found"},
    {"users.deleteMFAAuthenticator", "delete_mfa_authenticator", "DELETE",
        "/users/{userId}/mfa/authenticators/{type}", 204, "1.5.0",
        "user_not_found user_authenticator_not_found"},
    {"users.getUsage", "get_usage", "GET", "/users/usage", 200, "0.13.0", ""},
};

} // namespace appwrite::test

#endif
