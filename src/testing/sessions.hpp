//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Opening sessions, and recognising who presents a session's secret.
//
#ifndef APPWRITE_SRC_TESTING_SESSIONS_HPP
#define APPWRITE_SRC_TESTING_SESSIONS_HPP

#include "account_records.hpp"
#include "http_message.hpp"
#include "release.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// A user and a session's secret in one text: what cookies and X-Appwrite-Session carry.
std::string encode_session(std::string_view user_id, std::string_view secret);

/// The digest under which a session or a token is kept.
std::string hash_secret(std::string_view secret);

/**
 * @brief The session that a text from @ref encode_session belongs to.
 *
 * Null if the text makes no sense, the secret is wrong, or the session is over.
 */
const session_record* find_session(
    const owned_table<session_record>& sessions, std::string_view encoded, milliseconds_since_epoch now);

/// What a request presents as its session: a header (1.x), a cookie, or what clients without cookies send.
std::string presented_session(const request& from, std::string_view project, rules version);

/// The header fields that hand a session to a client.
header_list session_headers(
    std::string_view project, std::string_view encoded, milliseconds_since_epoch expire);

} // namespace appwrite::testing::detail

#endif
