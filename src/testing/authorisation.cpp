//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Who calls, and whether they may.
//
#include "authorisation.hpp"

#include "jwt.hpp"
#include "sessions.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

const emulator_key* find_key(const authority& judge, std::string_view secret)
{
    const auto found = std::find_if(
        judge.keys.begin(), judge.keys.end(), [&](const emulator_key& key) { return key.secret == secret; });
    return found == judge.keys.end() ? nullptr : &*found;
}

/// Of what the emulator has routes for.
bool guests_hold(std::string_view scope, rules version)
{
    return scope == "public" || (version == rules::v1_9 && scope == "sessions.write");
}

bool users_hold(std::string_view scope, rules version)
{
    static constexpr std::array<std::string_view, 3> held{"account", "teams.read", "teams.write"};
    return guests_hold(scope, version) || std::find(held.begin(), held.end(), scope) != held.end();
}

/// The scopes of people are out of reach for a key, even for one with every scope.
bool key_holds(const emulator_key& key, std::string_view scope)
{
    return scope != "public" && scope != "account" &&
           (key.scopes.empty() || std::find(key.scopes.begin(), key.scopes.end(), scope) != key.scopes.end());
}

failure missing_scope(
    const authority& judge, const request& from, const principal& who, std::string_view scope)
{
    const bool old = judge.version == rules::v0_15;
    std::string message = "User";
    std::string_view role = old ? "guest" : "guests";
    if (who.key)
    {
        message = "app." + judge.project + "@service." + std::string(host_name(from));
        role = old ? "application" : "applications";
    }
    else if (who.user)
    {
        message = who.user->email.value_or("");
        role = old ? "member" : "users";
    }
    message.append(" (role: ").append(role).append(") missing scope");
    if (old)
        message.append(" (").append(scope).append(")");
    else
        message.append("s ([\"").append(scope).append("\"])");
    return {401, "general_unauthorized_scope", std::move(message)};
}

/// @return the project that a request names. @throws failure if there is no such project.
std::string named_project(const authority& judge, const request& from)
{
    // The project may also be named among the parameters. Without any name it is the server's own console,
    // where a project's key means nothing.
    const json::value* named = judge.parameters.if_contains("project");
    const bool is_parameter = named && named->is_string();
    const auto header = std::find_if(from.headers.begin(), from.headers.end(),
        [](const auto& field) { return equal_ignoring_case(field.first, "X-Appwrite-Project"); });
    const bool absent = !is_parameter && header == from.headers.end();
    std::string project = is_parameter ? std::string(named->get_string())
                          : absent     ? "console"
                                       : header->second;
    if (project != "console" && project != judge.project)
        throw failure(404, "project_not_found", "Project not found").from("swoole-http-server");
    return project;
}

/// The user of a session or, if it is sent, of a JWT.
void find_user(const authority& judge, const request& from, milliseconds_since_epoch now, principal& who)
{
    who.session = find_session(judge.sessions, presented_session(from, judge.project, judge.version), now);
    if (who.session)
        who.user = judge.users.find(who.session->user_id);

    const std::string_view token = from.header("X-Appwrite-JWT");
    if (token.empty())
        return;
    if (who.user && judge.version == rules::v1_9)
        throw failure(403, "user_jwt_and_cookie_set",
            "Cookie and JWT are both set in the same request. Please use one of them.");
    const jwt_claims claims = read_jwt(judge.jwt_key, token, now / 1000);
    who.session = judge.sessions.find(claims.session_id);
    const bool stands = who.session ? who.session->user_id == claims.user_id
                                    : claims.session_id.empty() && judge.version == rules::v1_9;
    who.user = stands ? judge.users.find(claims.user_id) : nullptr;
}

/// @throws failure if a user lacks the scope or is blocked.
void check_user(const authority& judge, const request& from, const principal& who, std::string_view scope)
{
    const bool holds = who.user ? users_hold(scope, judge.version) : guests_hold(scope, judge.version);
    if (!holds)
        throw missing_scope(judge, from, who, scope);
    if (!who.user || who.user->status)
        return;
    throw blocked(judge.version);
}

principal authorise_v0_15(
    const authority& judge, const request& from, std::string_view scope, milliseconds_since_epoch now)
{
    const std::string project = named_project(judge, from);
    principal who;
    if (project == judge.project)
    {
        find_user(judge, from, now, who);
        // A key beside a user is not looked at.
        if (!who.user)
            who.key = find_key(judge, from.header("X-Appwrite-Key"));
    }
    if (!who.key)
        check_user(judge, from, who, scope);
    else if (!key_holds(*who.key, scope))
        throw missing_scope(judge, from, who, scope);
    return who;
}

principal authorise_v1_9(
    const authority& judge, const request& from, std::string_view scope, milliseconds_since_epoch now)
{
    const std::string_view project = from.header("X-Appwrite-Project");
    const std::string_view secret = from.header("X-Appwrite-Key");
    const bool console = project.empty() || project == "console";
    if (console && !secret.empty())
        throw failure(403, "project_id_missing",
            "When using project API key, make sure to pass x-appwrite-project header with your project ID.")
            .from("Utopia/Http");
    if (!console && project != judge.project)
        throw failure(404, "project_not_found",
            "Project with the requested ID could not be found. Please check the value of the "
            "X-Appwrite-Project header "
            "to ensure the correct project ID is being used.")
            .from("Utopia/Http");

    principal who;
    if (!console)
        find_user(judge, from, now, who);
    if (secret.empty())
    {
        check_user(judge, from, who, scope);
        return who;
    }
    who.key = find_key(judge, secret);
    if (!who.key)
        throw failure(
            401, "user_unauthorized", "The current user is not authorized to perform the requested action.");
    if (who.user)
        throw failure(403, "user_api_key_and_session_set",
            "API key and session used in the same request. Use either `setSession` or `setKey`. Learn about "
            "which authentication method to use in the SSR docs: "
            "https://appwrite.io/docs/products/auth/server-side-rendering");
    if (!key_holds(*who.key, scope))
        throw missing_scope(judge, from, who, scope);
    return who;
}

} // namespace

principal authorise(
    const authority& judge, const request& from, std::string_view scope, milliseconds_since_epoch now)
{
    return judge.version == rules::v0_15 ? authorise_v0_15(judge, from, scope, now)
                                         : authorise_v1_9(judge, from, scope, now);
}

void check_factors(const principal& who, const mfa_record* known)
{
    const user_record& user = *who.user;
    const bool more = (known && known->totp_verified) || (user.email && user.email_verification) ||
                      (user.phone && user.phone_verification);
    if (user.mfa && more && who.session && who.session->factors.size() < 2)
        throw failure(
            401, "user_more_factors_required", "More factors are required to complete the sign in process.");
}

failure blocked(rules version)
{
    if (version == rules::v0_15)
        return {401, "user_blocked", "Invalid credentials. User is blocked"};
    return {403, "user_blocked",
        "The current user has been blocked. You can unblock the user by making a request to the User API's "
        "\"Update User Status\" endpoint or in the Appwrite Console's Auth section."};
}

std::string_view host_name(const request& from) noexcept
{
    std::string_view host = from.header("Host");
    if (host.starts_with('['))
        return host.substr(0, std::min(host.find(']') + 1, host.size()));
    return host.substr(0, host.find(':'));
}

} // namespace appwrite::testing::detail
