//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Sessions, tokens, logs, memberships.
//
#include "live/run.hpp"

#include <algorithm>

namespace live
{

namespace
{

using appwrite::api_errc;

net::awaitable<void> create_session(run& r)
{
    appwrite::session const made = co_await r.users.create_session(r.id);
    expect(made.user_id == r.id, "another user's session");
    expect(!made.secret.empty(), "no secret");
    r.session_id = made.id;
}

net::awaitable<void> list_sessions(run& r)
{
    appwrite::page<appwrite::session> const page = co_await r.users.list_sessions(r.id);
    auto const ours = [&](appwrite::session const& s) { return s.id == r.session_id && s.user_id == r.id; };
    expect(r.session_id.empty() ? page.items.empty()
                                : std::count_if(page.items.begin(), page.items.end(), ours) == 1,
        "other sessions");
}

net::awaitable<void> create_token(run& r)
{
    appwrite::token const made = co_await r.users.create_token(
        r.id, appwrite::new_token().length(32).expires_after(std::chrono::minutes(10)));
    expect(made.user_id == r.id, "another user's token");
    expect(made.secret.size() == 32, "a secret of another length");
}

net::awaitable<void> create_jwt(run& r)
{
    appwrite::jwt const made = co_await r.users.create_jwt(r.id);
    expect(std::count(made.token.reveal().begin(), made.token.reveal().end(), '.') == 2, "no JWT");
}

net::awaitable<void> delete_session(run& r)
{
    if (!r.session_id.empty())
        co_await r.users.delete_session(r.id, r.session_id);
    // The same for servers on which a key cannot open a session.
    co_await expect_refusal(r.users.delete_session(r.id, "nosuchsession"), api_errc::user_session_not_found);
}

net::awaitable<void> delete_sessions(run& r)
{
    co_await r.users.delete_sessions(r.id);
    appwrite::page<appwrite::session> const page = co_await r.users.list_sessions(r.id);
    expect(page.items.empty(), "a session is left");
}

net::awaitable<void> list_logs(run& r)
{
    // Only what users do themselves is logged, and late at that: there is nothing to expect here.
    appwrite::page<appwrite::log_entry> const page =
        co_await r.users.list_logs(r.id, appwrite::list_logs().limit(5));
    expect(page.items.size() <= 5, "more than were asked for");
    co_await expect_refusal(r.users.list_logs(r.tag + "nobody"), api_errc::user_not_found);
}

net::awaitable<void> list_memberships(run& r)
{
    appwrite::page<appwrite::membership> const page = co_await r.users.list_memberships(r.id);
    expect(page.items.empty(), "a new user is in a team");
}

constexpr step steps[] = {
    {"create_session", create_session},
    {"list_sessions", list_sessions},
    {"create_token", create_token},
    {"create_jwt", create_jwt},
    {"delete_session", delete_session},
    {"delete_sessions", delete_sessions},
    {"list_logs", list_logs},
    {"list_memberships", list_memberships},
};

} // namespace

std::span<step const> session_steps()
{
    return steps;
}

} // namespace live
