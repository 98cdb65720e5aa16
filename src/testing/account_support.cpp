//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What operations on sessions, tokens and accounts have in common.
//
#include "account_support.hpp"

#include "account_json.hpp"
#include "digest.hpp"
#include "handler_support.hpp"
#include "json_members.hpp"
#include "sessions.hpp"
#include "unique_id.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

constexpr milliseconds_since_epoch session_lifetime = 365LL * 24 * 60 * 60 * 1000;
constexpr std::size_t secret_digits = 256;

} // namespace

opened_session open_session(call& c, const user_record& user, std::string_view provider,
    std::string_view provider_uid, std::string_view factor)
{
    const std::string secret = random_hex(secret_digits);
    session_record session;
    session.id = unique_id(c.random);
    session.user_id = user.id;
    session.provider = provider;
    session.provider_uid = provider_uid;
    session.secret_hash = hash_secret(secret);
    session.factors.emplace_back(factor);
    session.user_agent = user_agent_of(c);
    session.ip = address_of(c);
    session.created = session.updated = c.now;
    session.expire = c.now + session_lifetime;
    return {c.accounts.sessions.add(std::move(session)), encode_session(user.id, secret)};
}

response show_opened(const call& c, const opened_session& opened)
{
    // Who has a key has no use for cookies and is told the secret.
    const std::string_view secret = c.by.key ? std::string_view(opened.secret) : std::string_view();
    response result;
    result.status = 201;
    if (!c.by.key)
        result.headers = session_headers(c.project, opened.secret, opened.session.expire);
    append_session(result.body, opened.session, true, secret, user_shape(c.version, c.format));
    return rate_limited(std::move(result), c.now);
}

response rate_limited(response what, milliseconds_since_epoch now)
{
    constexpr milliseconds_since_epoch window = 3600;
    const milliseconds_since_epoch end = (now / 1000 / window + 1) * window;
    what.headers.emplace_back("X-RateLimit-Limit", "10");
    what.headers.emplace_back("X-RateLimit-Remaining", "9");
    what.headers.emplace_back("X-RateLimit-Reset", std::to_string(end));
    return what;
}

response list_sessions_of(const call& c, std::string_view user_id, bool count)
{
    user_shape shape(c.version, c.format);
    // Only a session that stands alone was translated for clients that knew no times of creation.
    shape.creation_times = true;
    const auto& sessions = c.accounts.sessions.of(user_id);
    response result;
    append_counted_list(result.body, count ? sessions.size() : 0, "sessions", sessions, shape,
        [&](const session_record* session)
        {
            const std::string_view secret =
                c.by.key ? std::string_view(session->secret_hash) : std::string_view();
            append_session(result.body, *session, session == c.by.session, secret, shape);
        });
    return result;
}

void write_log(call& c, const user_record& user, std::string_view event)
{
    log_record log;
    log.id = unique_id(c.random);
    log.user_id = user.id;
    log.event = event;
    log.user_email = user.email.value_or("");
    log.user_name = user.name;
    log.user_agent = user_agent_of(c);
    log.ip = address_of(c);
    log.time = c.now;
    c.accounts.logs.add(std::move(log));
}

std::string user_agent_of(const call& c)
{
    const std::string_view forwarded = c.sent.header("X-Forwarded-User-Agent");
    if (!is_old(c) && c.by.key && !forwarded.empty())
        return std::string(forwarded);
    return std::string(c.sent.header("User-Agent"));
}

std::string address_of(const call& c)
{
    std::string_view list = c.sent.header("X-Forwarded-For");
    list = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.find_first_not_of(' '), list.size()));
    if (!list.empty())
        return std::string(list);
    return is_old(c) ? "127.0.0.1" : "0.0.0.0";
}

void forget_account(call& c, const std::string& user_id)
{
    c.accounts.sessions.remove_all_of(user_id);
    c.accounts.tokens.remove_all_of(user_id);
    c.accounts.factors.remove_all_of(user_id);
    c.accounts.identities.remove_all_of(user_id);
    c.teams.leave_all(user_id);
    if (!is_old(c))
        c.accounts.logs.remove_all_of(user_id);
}

failure session_not_found(const call& c)
{
    return {404, "user_session_not_found",
        is_old(c) ? "Session not found" : "The current user session could not be found."};
}

} // namespace appwrite::testing::detail
