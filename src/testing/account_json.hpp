//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Sessions, tokens, logs, teams and memberships as JSON.
//
#ifndef APPWRITE_SRC_TESTING_ACCOUNT_JSON_HPP
#define APPWRITE_SRC_TESTING_ACCOUNT_JSON_HPP

#include "account_records.hpp"
#include "teams.hpp"
#include "user_json.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// @param secret what is shown as the secret: the true one, its digest, or nothing.
void append_session(std::string& out, const session_record& session, bool current, std::string_view secret,
    const user_shape& shape);

/// @param secret the true one: a token is shown only once.
void append_token(
    std::string& out, const token_record& token, std::string_view secret, const user_shape& shape);

void append_log(std::string& out, const log_record& log, const user_shape& shape);

void append_team(std::string& out, const team_record& team, const user_shape& shape);

/// @param user null: the names are left empty.
void append_membership(std::string& out, const membership_record& membership, const team_record& team,
    const user_record* user, const user_shape& shape);

} // namespace appwrite::testing::detail

#endif
