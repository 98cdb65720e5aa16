//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How users log in and out.
//
#include "account_session_routes.hpp"

#include "account_json.hpp"
#include "account_support.hpp"
#include "handler_support.hpp"
#include "sessions.hpp"
#include "unique_id.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

/// Who logs in may have a password that today's rules for new ones refuse for being common.
rule given_password_rule(rules version)
{
    rule result = password_rule(version);
    if (version == rules::v1_9)
        result.description = "Password must be between 8 and 265 characters long.";
    return result;
}

void log_session(call& c, const user_record& user, const std::string& session_id, std::string_view what)
{
    if (is_old(c))
        write_log(c, user, "users." + user.id + ".sessions." + session_id + '.' + std::string(what));
    else
        write_log(c, user, "session." + std::string(what));
}

/// The session in the path. Only the caller's own can be seen. @throws failure if there is none.
const session_record& own_session(const call& c)
{
    const std::string_view id = path_id(c, 0, "sessionId");
    const session_record* session = id == "current" ? c.by.session : c.accounts.sessions.find(id);
    if (!session || session->user_id != c.by.user->id)
        throw session_not_found(c);
    return *session;
}

} // namespace

response create_email_session(call& c)
{
    const std::string email = to_lower(to_text(c.input.required("email", email_rule())));
    const std::string password = to_text(c.input.required("password", given_password_rule(c.version)));
    const user_record* known = c.users.find_by_email(email);
    if (!known || !has_password(*known, password))
        throw failure(401, "user_invalid_credentials",
            is_old(c) ? "Invalid credentials" : "Invalid credentials. Please check the email and password.");
    if (!known->status)
        throw blocked(c.version);
    user_record& user = *c.users.find(known->id);
    if (user.imported && user.imported->algorithm != hash_algorithm::argon2)
    {
        set_password(user, password, c.random() | 1U);
        user.updated = c.now;
    }
    const opened_session opened = open_session(c, user, "email", email, "password");
    log_session(c, user, opened.session.id, "create");
    return show_opened(c, opened);
}

response create_anonymous_session(call& c)
{
    if (c.by.user)
        throw failure(401, "user_session_already_exists",
            is_old(c) ? "Cannot create an anonymous user when logged in"
                      : "Creation of anonymous users is prohibited when a session is active.");
    user_record user;
    user.id = unique_id(c.random);
    user.created = user.updated = user.registration = c.now;
    c.users.add(std::move(user));
    const user_record& added = c.users.last();
    const opened_session opened = open_session(c, added, "anonymous", "", "anonymous");
    log_session(c, added, opened.session.id, "create");
    return show_opened(c, opened);
}

response create_token_session(call& c)
{
    const std::string id = to_text(c.input.required("userId", custom_id_rule()));
    const std::string hash = hash_secret(to_text(c.input.required("secret", text_rule(256, 1))));
    user_record* user = c.users.find(id);
    const auto& tokens = c.accounts.tokens.of(user ? user->id : std::string());
    const auto found = std::find_if(tokens.begin(), tokens.end(),
        [&](const token_record* token) { return token->secret_hash == hash && token->expire > c.now; });
    if (found == tokens.end())
        throw failure(401, "user_invalid_token", "Invalid token passed in the request.");
    c.accounts.tokens.remove(**found);
    user->updated = c.now;
    const opened_session opened = open_session(c, *user, "token", "", "token");
    log_session(c, *user, opened.session.id, "create");
    return show_opened(c, opened);
}

response list_own_sessions(call& c)
{
    return list_sessions_of(c, c.by.user->id, true);
}

response get_own_session(call& c)
{
    const session_record& session = own_session(c);
    response result;
    append_session(result.body, session, &session == c.by.session, "", user_shape(c.version, c.format));
    return result;
}

response delete_own_session(call& c)
{
    const session_record& session = own_session(c);
    log_session(c, *c.by.user, session.id, "delete");
    c.accounts.sessions.remove(session);
    return no_content();
}

response delete_own_sessions(call& c)
{
    for (const session_record* session : c.accounts.sessions.of(c.by.user->id))
        log_session(c, *c.by.user, session->id, "delete");
    c.accounts.sessions.remove_all_of(c.by.user->id);
    return no_content();
}

} // namespace appwrite::testing::detail
