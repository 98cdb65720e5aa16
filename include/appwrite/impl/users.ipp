//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_users: from arguments to calls.
//
#ifndef APPWRITE_IMPL_USERS_IPP
#define APPWRITE_IMPL_USERS_IPP

#include <appwrite/detail/paging/pager.hpp>
#include <appwrite/detail/perform.hpp>
#include <appwrite/detail/users/account_requests.hpp>
#include <appwrite/detail/users/import_requests.hpp>
#include <appwrite/detail/users/list_requests.hpp>
#include <appwrite/detail/users/mfa_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/preference_requests.hpp>
#include <appwrite/detail/users/session_requests.hpp>
#include <appwrite/detail/users/target_requests.hpp>
#include <appwrite/detail/users/user_requests.hpp>
#include <appwrite/impl/generator.ipp>
#include <appwrite/users.hpp>

namespace appwrite
{

// These are not coroutines: they read their arguments before they return, so that references and views are
// safe to take.

template <class Mode>
auto basic_users<Mode>::list(list_users const& parameters, call_options options) const -> returns<page<user>>
{
    return detail::perform<Mode, page<user>>(core_, detail::users_list,
        detail::plan(core_->server(), &detail::make_list_users, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create(new_user const& parameters, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create,
        detail::plan(core_->server(), &detail::make_create_user, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get(std::string_view id, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_get,
        detail::plan(core_->server(), &detail::make_get_user, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_user(std::string_view id, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_user,
        detail::plan(core_->server(), &detail::make_delete_user, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_argon2_user(imported_user const& parameters, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_argon2_user,
        detail::plan(core_->server(), &detail::make_create_argon2_user, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_bcrypt_user(imported_user const& parameters, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_bcrypt_user,
        detail::plan(core_->server(), &detail::make_create_bcrypt_user, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_md5_user(imported_user const& parameters, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_md5_user,
        detail::plan(core_->server(), &detail::make_create_md5_user, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_phpass_user(imported_user const& parameters, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_phpass_user,
        detail::plan(core_->server(), &detail::make_create_phpass_user, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_scrypt_user(imported_user const& parameters, scrypt_settings const& settings,
    call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_scrypt_user,
        detail::plan(core_->server(), &detail::make_create_scrypt_user, parameters, settings),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_scrypt_modified_user(imported_user const& parameters,
    scrypt_modified_settings const& settings, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_scrypt_modified_user,
        detail::plan(core_->server(), &detail::make_create_scrypt_modified_user, parameters, settings),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_sha_user(
    imported_user const& parameters, sha_version version, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create_sha_user,
        detail::plan(core_->server(), &detail::make_create_sha_user, parameters, version),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_email(std::string_view id, std::string_view email, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_email,
        detail::plan(core_->server(), &detail::make_update_user_email, id, email), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_name(std::string_view id, std::string_view name, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_name,
        detail::plan(core_->server(), &detail::make_update_user_name, id, name), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_password(
    std::string_view id, secret_string const& password, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_password,
        detail::plan(core_->server(), &detail::make_update_user_password, id, password), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_phone(std::string_view id, std::string_view phone, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_phone,
        detail::plan(core_->server(), &detail::make_update_user_phone, id, phone), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_status(std::string_view id, bool active, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_status,
        detail::plan(core_->server(), &detail::make_update_user_status, id, active), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_email_verification(
    std::string_view id, bool verified, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_email_verification,
        detail::plan(core_->server(), &detail::make_update_user_email_verification, id, verified),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_phone_verification(
    std::string_view id, bool verified, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_phone_verification,
        detail::plan(core_->server(), &detail::make_update_user_phone_verification, id, verified),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_labels(
    std::string_view id, std::vector<std::string> const& labels, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_labels,
        detail::plan(core_->server(), &detail::make_update_user_labels, id, labels), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get_prefs(std::string_view id, call_options options) const
    -> returns<boost::json::object>
{
    return detail::perform<Mode, boost::json::object>(core_, detail::users_get_prefs,
        detail::plan(core_->server(), &detail::make_get_user_prefs, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_prefs(std::string_view id, boost::json::object const& prefs,
    call_options options) const -> returns<boost::json::object>
{
    return detail::perform<Mode, boost::json::object>(core_, detail::users_update_prefs,
        detail::plan(core_->server(), &detail::make_update_user_prefs, id, prefs), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_impersonator(
    std::string_view id, bool impersonator, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_impersonator,
        detail::plan(core_->server(), &detail::make_update_user_impersonator, id, impersonator),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_sessions(std::string_view id, call_options options) const
    -> returns<page<session>>
{
    return detail::perform<Mode, page<session>>(core_, detail::users_list_sessions,
        detail::plan(core_->server(), &detail::make_list_sessions, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_session(std::string_view id, call_options options) const -> returns<session>
{
    return detail::perform<Mode, session>(core_, detail::users_create_session,
        detail::plan(core_->server(), &detail::make_create_session, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_sessions(std::string_view id, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_sessions,
        detail::plan(core_->server(), &detail::make_delete_sessions, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_session(
    std::string_view id, std::string_view session_id, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_session,
        detail::plan(core_->server(), &detail::make_delete_session, id, session_id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_token(
    std::string_view id, new_token const& parameters, call_options options) const -> returns<token>
{
    return detail::perform<Mode, token>(core_, detail::users_create_token,
        detail::plan(core_->server(), &detail::make_create_token, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_jwt(std::string_view id, new_jwt const& parameters, call_options options) const
    -> returns<jwt>
{
    return detail::perform<Mode, jwt>(core_, detail::users_create_jwt,
        detail::plan(core_->server(), &detail::make_create_jwt, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_memberships(std::string_view id, appwrite::list_memberships const& parameters,
    call_options options) const -> returns<page<membership>>
{
    return detail::perform<Mode, page<membership>>(core_, detail::users_list_memberships,
        detail::plan(core_->server(), &detail::make_list_memberships, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_logs(std::string_view id, appwrite::list_logs const& parameters,
    call_options options) const -> returns<page<log_entry>>
{
    return detail::perform<Mode, page<log_entry>>(core_, detail::users_list_logs,
        detail::plan(core_->server(), &detail::make_list_logs, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_identities(
    appwrite::list_identities const& parameters, call_options options) const -> returns<page<identity>>
{
    return detail::perform<Mode, page<identity>>(core_, detail::users_list_identities,
        detail::plan(core_->server(), &detail::make_list_identities, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_identity(std::string_view identity_id, call_options options) const
    -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_identity,
        detail::plan(core_->server(), &detail::make_delete_identity, identity_id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_targets(std::string_view id, appwrite::list_targets const& parameters,
    call_options options) const -> returns<page<target>>
{
    return detail::perform<Mode, page<target>>(core_, detail::users_list_targets,
        detail::plan(core_->server(), &detail::make_list_targets, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_target(
    std::string_view id, new_target const& parameters, call_options options) const -> returns<target>
{
    return detail::perform<Mode, target>(core_, detail::users_create_target,
        detail::plan(core_->server(), &detail::make_create_target, id, parameters), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get_target(
    std::string_view id, std::string_view target_id, call_options options) const -> returns<target>
{
    return detail::perform<Mode, target>(core_, detail::users_get_target,
        detail::plan(core_->server(), &detail::make_get_target, id, target_id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_target(std::string_view id, std::string_view target_id,
    target_changes const& changes, call_options options) const -> returns<target>
{
    return detail::perform<Mode, target>(core_, detail::users_update_target,
        detail::plan(core_->server(), &detail::make_update_target, id, target_id, changes),
        std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_target(
    std::string_view id, std::string_view target_id, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_target,
        detail::plan(core_->server(), &detail::make_delete_target, id, target_id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_mfa(std::string_view id, bool enabled, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_mfa,
        detail::plan(core_->server(), &detail::make_update_mfa, id, enabled), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_mfa_factors(std::string_view id, call_options options) const
    -> returns<mfa_factors>
{
    return detail::perform<Mode, mfa_factors>(core_, detail::users_list_mfa_factors,
        detail::plan(core_->server(), &detail::make_list_mfa_factors, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get_mfa_recovery_codes(std::string_view id, call_options options) const
    -> returns<mfa_recovery_codes>
{
    return detail::perform<Mode, mfa_recovery_codes>(core_, detail::users_get_mfa_recovery_codes,
        detail::plan(core_->server(), &detail::make_get_mfa_recovery_codes, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::create_mfa_recovery_codes(std::string_view id, call_options options) const
    -> returns<mfa_recovery_codes>
{
    return detail::perform<Mode, mfa_recovery_codes>(core_, detail::users_create_mfa_recovery_codes,
        detail::plan(core_->server(), &detail::make_create_mfa_recovery_codes, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_mfa_recovery_codes(std::string_view id, call_options options) const
    -> returns<mfa_recovery_codes>
{
    return detail::perform<Mode, mfa_recovery_codes>(core_, detail::users_update_mfa_recovery_codes,
        detail::plan(core_->server(), &detail::make_update_mfa_recovery_codes, id), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_mfa_authenticator(
    std::string_view id, authenticator_type type, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(core_, detail::users_delete_mfa_authenticator,
        detail::plan(core_->server(), &detail::make_delete_mfa_authenticator, id, type), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get_usage(std::optional<usage_range> range, call_options options) const
    -> returns<users_usage>
{
    return detail::perform<Mode, users_usage>(core_, detail::users_get_usage,
        detail::plan(core_->server(), &detail::make_get_usage, range), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list_all(list_users const& parameters, call_options options) const -> generator<user>
{
    return generator<user>(
        std::make_shared<detail::pager<user>>(core_, std::string(), parameters, std::move(options)));
}

template <class Mode>
auto basic_users<Mode>::list_all_memberships(std::string_view id,
    appwrite::list_memberships const& parameters, call_options options) const -> generator<membership>
{
    return generator<membership>(
        std::make_shared<detail::pager<membership>>(core_, std::string(id), parameters, std::move(options)));
}

template <class Mode>
auto basic_users<Mode>::list_all_logs(std::string_view id, appwrite::list_logs const& parameters,
    call_options options) const -> generator<log_entry>
{
    return generator<log_entry>(
        std::make_shared<detail::pager<log_entry>>(core_, std::string(id), parameters, std::move(options)));
}

template <class Mode>
auto basic_users<Mode>::list_all_identities(
    appwrite::list_identities const& parameters, call_options options) const -> generator<identity>
{
    return generator<identity>(
        std::make_shared<detail::pager<identity>>(core_, std::string(), parameters, std::move(options)));
}

template <class Mode>
auto basic_users<Mode>::list_all_targets(std::string_view id, appwrite::list_targets const& parameters,
    call_options options) const -> generator<target>
{
    return generator<target>(
        std::make_shared<detail::pager<target>>(core_, std::string(id), parameters, std::move(options)));
}

#if defined(APPWRITE_SEPARATE_COMPILATION)
template class basic_users<throwing_t>;
template class basic_users<nothrow_t>;
#endif

} // namespace appwrite

#endif
