//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What operations on sessions, tokens and accounts have in common.
//
#ifndef APPWRITE_SRC_TESTING_ACCOUNT_SUPPORT_HPP
#define APPWRITE_SRC_TESTING_ACCOUNT_SUPPORT_HPP

#include "call.hpp"
#include "failure.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// A session that was just opened, with the secret that is told only now.
struct opened_session
{
    const session_record& session;
    std::string secret;
};

/// @param factor how the user has proved to be the user.
opened_session open_session(call& c, const user_record& user, std::string_view provider,
    std::string_view provider_uid, std::string_view factor);

/// The answer to a client that has opened a session: the session, and the cookies that carry its secret.
response show_opened(const call& c, const opened_session& opened);

/// Adds what a first call in a limited route tells about the limit. The limit is never enforced here.
response rate_limited(response what, milliseconds_since_epoch now);

/// {"total":..,"sessions":[..]}, of one user.
response list_sessions_of(const call& c, std::string_view user_id, bool count);

/// Notes what a user has done.
void write_log(call& c, const user_record& user, std::string_view event);

/// The user agent that the client names, or that a server with a key names for it (1.x).
std::string user_agent_of(const call& c);

/// Where the request came from, as far as a server without a proxy in front can tell.
std::string address_of(const call& c);

/**
 * @brief Removes what a deleted user leaves behind.
 *
 * Servers before 1.0 leave the logs, for whoever gets the id next. The rest goes a few seconds later there;
 * here at once.
 */
void forget_account(call& c, const std::string& user_id);

failure session_not_found(const call& c);

} // namespace appwrite::testing::detail

#endif
