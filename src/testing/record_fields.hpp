//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What each record consists of. A member that is missing here is lost when the emulator restarts.
//
#ifndef APPWRITE_SRC_TESTING_RECORD_FIELDS_HPP
#define APPWRITE_SRC_TESTING_RECORD_FIELDS_HPP

#include "account_records.hpp"
#include "password_check.hpp"
#include "store.hpp"
#include "teams.hpp"

#include <concepts>
#include <type_traits>

namespace appwrite::testing::detail
{

/// The record, to be read or to be written.
template <class T, class Record>
concept view_of = std::same_as<std::remove_const_t<T>, Record>;

void describe(auto& member, view_of<imported_hash> auto& hash)
{
    member("algorithm", hash.algorithm);
    member("text", hash.text);
    member("version", hash.version);
    member("salt", hash.salt);
    member("salt_separator", hash.salt_separator);
    member("signer_key", hash.signer_key);
    member("cpu", hash.cpu);
    member("memory", hash.memory);
    member("parallel", hash.parallel);
    member("length", hash.length);
}

void describe(auto& member, view_of<target_record> auto& target)
{
    member("id", target.id);
    member("name", target.name);
    member("identifier", target.identifier);
    member("provider_id", target.provider_id);
    member("created", target.created);
    member("updated", target.updated);
    member("type", target.type);
    member("expired", target.expired);
}

void describe(auto& member, view_of<user_record> auto& user)
{
    member("sequence", user.sequence);
    member("id", user.id);
    member("name", user.name);
    member("email", user.email);
    member("phone", user.phone);
    member("password_seed", user.password_seed);
    member("password_code", user.password_code);
    member("imported", user.imported);
    member("created", user.created);
    member("updated", user.updated);
    member("registration", user.registration);
    member("password_update", user.password_update);
    member("accessed", user.accessed);
    member("status", user.status);
    member("email_verification", user.email_verification);
    member("phone_verification", user.phone_verification);
    member("mfa", user.mfa);
    member("impersonator", user.impersonator);
    member("labels", user.labels);
    member("prefs", user.prefs);
    member("targets", user.targets);
}

void describe(auto& member, view_of<session_record> auto& session)
{
    member("sequence", session.sequence);
    member("id", session.id);
    member("user_id", session.user_id);
    member("provider", session.provider);
    member("provider_uid", session.provider_uid);
    member("secret_hash", session.secret_hash);
    member("factors", session.factors);
    member("user_agent", session.user_agent);
    member("ip", session.ip);
    member("created", session.created);
    member("updated", session.updated);
    member("expire", session.expire);
    member("mfa_updated", session.mfa_updated);
}

void describe(auto& member, view_of<token_record> auto& token)
{
    member("sequence", token.sequence);
    member("id", token.id);
    member("user_id", token.user_id);
    member("secret_hash", token.secret_hash);
    member("created", token.created);
    member("expire", token.expire);
}

void describe(auto& member, view_of<mfa_record> auto& mfa)
{
    member("sequence", mfa.sequence);
    member("id", mfa.id);
    member("user_id", mfa.user_id);
    member("recovery_codes", mfa.recovery_codes);
    member("totp_secret", mfa.totp_secret);
    member("totp_verified", mfa.totp_verified);
}

void describe(auto& member, view_of<log_record> auto& log)
{
    member("sequence", log.sequence);
    member("id", log.id);
    member("user_id", log.user_id);
    member("event", log.event);
    member("user_email", log.user_email);
    member("user_name", log.user_name);
    member("user_agent", log.user_agent);
    member("ip", log.ip);
    member("time", log.time);
}

void describe(auto& member, view_of<identity_record> auto& identity)
{
    member("sequence", identity.sequence);
    member("id", identity.id);
    member("user_id", identity.user_id);
    member("provider", identity.provider);
    member("provider_uid", identity.provider_uid);
    member("provider_email", identity.provider_email);
    member("access_token", identity.access_token);
    member("refresh_token", identity.refresh_token);
    member("access_token_expiry", identity.access_token_expiry);
    member("created", identity.created);
    member("updated", identity.updated);
}

void describe(auto& member, view_of<team_record> auto& team)
{
    member("sequence", team.sequence);
    member("id", team.id);
    member("name", team.name);
    member("total", team.total);
    member("created", team.created);
    member("updated", team.updated);
}

void describe(auto& member, view_of<membership_record> auto& membership)
{
    member("sequence", membership.sequence);
    member("id", membership.id);
    member("user_id", membership.user_id);
    member("team_id", membership.team_id);
    member("roles", membership.roles);
    member("created", membership.created);
    member("updated", membership.updated);
    member("invited", membership.invited);
    member("joined", membership.joined);
}

} // namespace appwrite::testing::detail

#endif
