//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a recorded request to the call that sends it.
//
#ifndef APPWRITE_TEST_CONFORMANCE_RECORDED_CALL_HPP
#define APPWRITE_TEST_CONFORMANCE_RECORDED_CALL_HPP

#include "recorded_arguments.hpp"
#include "recording.hpp"

#include <appwrite/detail/users/operations.hpp>
#include <appwrite/users.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

// An operation, and what stands in the places of its path's parameters.
struct routed_call
{
    detail::operation const* op = nullptr;
    std::vector<std::string> ids;
};

inline std::vector<std::string> segments(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty())
    {
        path.remove_prefix(1);
        auto const end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

// Which operation a request is for, by method and path. A literal segment goes before a parameter.
inline std::optional<routed_call> route(http_request const& recorded)
{
    if (!recorded.path.starts_with("/v1/users"))
        return std::nullopt;
    auto const sent = segments(std::string_view(recorded.path).substr(3));
    std::optional<routed_call> best;
    for (detail::operation const* op : detail::users_operations)
    {
        auto const pattern = segments(op->path);
        if (to_string(op->method) != recorded.method || pattern.size() != sent.size())
            continue;
        routed_call call{op, {}};
        bool matches = true;
        for (std::size_t i = 0; i < sent.size(); ++i)
            if (pattern[i].starts_with('{'))
                call.ids.push_back(sent[i]);
            else
                matches = matches && pattern[i] == sent[i];
        if (matches && (!best || call.ids.size() < best->ids.size()))
            best = std::move(call);
    }
    return best;
}

// Makes the call that the request is recorded for and gives it to `visit`, an awaitable of a result.
template <class Visit>
void make_call(routed_call const& to, http_request const& recorded, dialect speaks,
    users_nothrow const& service, call_options const& options, Visit visit)
{
    std::string_view const name = to.op->name.substr(std::string_view("users.").size());
    std::string const id = to.ids.empty() ? std::string() : to.ids[0];
    std::string const second = to.ids.size() < 2 ? std::string() : to.ids[1];
    recorded_body body(recorded);

    auto go = [&](auto call)
    {
        body.finish();
        visit(std::move(call));
    };
    // Lists take their parameters from the query, get_usage one; no other operation has any there.
    bool const has_query = name == "list" || name == "list_memberships" || name == "list_logs" ||
                           name == "list_identities" || name == "list_targets" || name == "get_usage";
    if (!has_query && !recorded.query.empty())
        throw not_applicable{"a query where the SDK sends none"};
    auto text = [&](char const* member) { return body.text(body.required(member)); };
    auto flag = [&](char const* member) { return body.boolean(body.required(member)); };

    if (name == "list")
        go(service.list(list_parameters_from<list_users>(recorded, speaks), options));
    else if (name == "list_memberships")
        go(service.list_memberships(id, list_parameters_from<list_memberships>(recorded, speaks), options));
    else if (name == "list_logs")
        go(service.list_logs(id, list_parameters_from<list_logs>(recorded, speaks), options));
    else if (name == "list_identities")
        go(service.list_identities(list_parameters_from<list_identities>(recorded, speaks), options));
    else if (name == "list_targets")
        go(service.list_targets(id, list_parameters_from<list_targets>(recorded, speaks), options));
    else if (name == "get_usage")
    {
        std::optional<usage_range> range;
        for (auto const& [key, value] : recorded.query)
            if (key == "range")
                range = recorded_body::enumerator<usage_range>(value);
            else
                throw not_applicable{"a parameter that the SDK never sends (" + key + ")"};
        go(service.get_usage(range, options));
    }
    else if (name == "create")
        go(service.create(new_user_from(body), options));
    else if (name == "get")
        go(service.get(id, options));
    else if (name == "delete_user")
        go(service.delete_user(id, options));
    else if (name == "create_argon2_user")
        go(service.create_argon2_user(imported_user_from(body), options));
    else if (name == "create_bcrypt_user")
        go(service.create_bcrypt_user(imported_user_from(body), options));
    else if (name == "create_md5_user")
        go(service.create_md5_user(imported_user_from(body), options));
    else if (name == "create_phpass_user")
        go(service.create_phpass_user(imported_user_from(body), options));
    else if (name == "create_scrypt_user")
        go(service.create_scrypt_user(imported_user_from(body), scrypt_settings_from(body), options));
    else if (name == "create_scrypt_modified_user")
        go(service.create_scrypt_modified_user(imported_user_from(body),
            scrypt_modified_settings(
                text("passwordSalt"), text("passwordSaltSeparator"), text("passwordSignerKey")),
            options));
    else if (name == "create_sha_user")
        go(service.create_sha_user(imported_user_from(body),
            recorded_body::enumerator<sha_version>(text("passwordVersion")), options));
    else if (name == "update_email")
        go(service.update_email(id, text("email"), options));
    else if (name == "update_name")
        go(service.update_name(id, text("name"), options));
    else if (name == "update_password")
        go(service.update_password(id, text("password"), options));
    else if (name == "update_phone")
        go(service.update_phone(id, text("number"), options));
    else if (name == "update_status")
        go(service.update_status(id, flag("status"), options));
    else if (name == "update_email_verification")
        go(service.update_email_verification(id, flag("emailVerification"), options));
    else if (name == "update_phone_verification")
        go(service.update_phone_verification(id, flag("phoneVerification"), options));
    else if (name == "update_impersonator")
        go(service.update_impersonator(id, flag("impersonator"), options));
    else if (name == "update_labels")
        go(service.update_labels(id, body.texts(body.required("labels")), options));
    else if (name == "get_prefs")
        go(service.get_prefs(id, options));
    else if (name == "update_prefs")
        go(service.update_prefs(id, body.object(body.required("prefs")), options));
    else if (name == "list_sessions")
        go(service.list_sessions(id, options));
    else if (name == "create_session")
        go(service.create_session(id, options));
    else if (name == "delete_sessions")
        go(service.delete_sessions(id, options));
    else if (name == "delete_session")
        go(service.delete_session(id, second, options));
    else if (name == "create_token")
        go(service.create_token(id, new_token_from(body), options));
    else if (name == "create_jwt")
        go(service.create_jwt(id, new_jwt_from(body), options));
    else if (name == "delete_identity")
        go(service.delete_identity(id, options));
    else if (name == "create_target")
        go(service.create_target(id, new_target_from(body), options));
    else if (name == "get_target")
        go(service.get_target(id, second, options));
    else if (name == "update_target")
        go(service.update_target(id, second, target_changes_from(body), options));
    else if (name == "delete_target")
        go(service.delete_target(id, second, options));
    else if (name == "update_mfa")
        go(service.update_mfa(id, flag("mfa"), options));
    else if (name == "list_mfa_factors")
        go(service.list_mfa_factors(id, options));
    else if (name == "get_mfa_recovery_codes")
        go(service.get_mfa_recovery_codes(id, options));
    else if (name == "create_mfa_recovery_codes")
        go(service.create_mfa_recovery_codes(id, options));
    else if (name == "update_mfa_recovery_codes")
        go(service.update_mfa_recovery_codes(id, options));
    else if (name == "delete_mfa_authenticator")
        go(service.delete_mfa_authenticator(
            id, recorded_body::enumerator<authenticator_type>(second), options));
    else
        throw std::logic_error("no call for " + std::string(to.op->name));
}

} // namespace appwrite::test

#endif
