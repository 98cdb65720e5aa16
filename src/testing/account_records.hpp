//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What users have beside their profile: sessions, tokens, second factors, logs, identities. All as plain
// data.
//
#ifndef APPWRITE_SRC_TESTING_ACCOUNT_RECORDS_HPP
#define APPWRITE_SRC_TESTING_ACCOUNT_RECORDS_HPP

#include "owned_table.hpp"
#include "php_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace appwrite::testing::detail
{

struct session_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;

    /// "email", "token", "anonymous" or "server".
    std::string provider;
    std::string provider_uid;

    /// SHA-256 of the secret, in hexadecimal digits: the secret itself is told once and not kept.
    std::string secret_hash;

    /// How the user proved to be the user: "password", "token", "totp", ...
    std::vector<std::string> factors;
    std::string user_agent;
    std::string ip;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
    milliseconds_since_epoch expire = 0;
    milliseconds_since_epoch mfa_updated = 0;
};

/// A secret that can be exchanged for a session, once.
struct token_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;
    std::string secret_hash;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch expire = 0;
};

/// A user's second factors. There is at most one such record for a user; its id is the user's.
struct mfa_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;
    std::vector<std::string> recovery_codes;

    /// The authenticator's secret in base 32; empty: there is none.
    std::string totp_secret;

    /// Whether a one-time password has proved that the user has the authenticator.
    bool totp_verified = false;
};

/// Something that a user has done.
struct log_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;
    std::string event;
    std::string user_email;
    std::string user_name;
    std::string user_agent;
    std::string ip;
    milliseconds_since_epoch time = 0;
};

/// An account at another provider that a user signs in with (1.4 and later).
struct identity_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;

    /// As "github".
    std::string provider;
    std::string provider_uid;
    std::string provider_email;
    std::string access_token;
    std::string refresh_token;

    /// 0: unknown.
    milliseconds_since_epoch access_token_expiry = 0;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
};

/// The tables beside the users. Logs are written at once, not up to a minute later as by the real
/// servers' workers.
struct account_tables
{
    explicit account_tables(change_set& changes)
        : sessions(record_kind::session, changes)
        , tokens(record_kind::token, changes)
        , factors(record_kind::mfa, changes)
        , logs(record_kind::log_entry, changes)
        , identities(record_kind::identity, changes)
    {
    }

    void clear()
    {
        sessions.clear();
        tokens.clear();
        factors.clear();
        logs.clear();
        identities.clear();
    }

    owned_table<session_record> sessions;
    owned_table<token_record> tokens;
    owned_table<mfa_record> factors;
    owned_table<log_record> logs;
    owned_table<identity_record> identities;
};

} // namespace appwrite::testing::detail

#endif
