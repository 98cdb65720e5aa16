//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// user: a user of the project.
//
#ifndef APPWRITE_MODELS_USER_HPP
#define APPWRITE_MODELS_USER_HPP

#include <appwrite/models/hash_algorithm.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/timestamp.hpp>
#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace appwrite
{

/// A user of the project.
///
/// What a server does not have (see "since") or gives in another type than expected has the default value;
/// only the id is always there. An aggregate: fine as a result, but do not write one as a temporary in a
/// `co_await` expression with g++ 12.
struct user
{
    std::string id;
    std::optional<timestamp> created_at;
    std::optional<timestamp> updated_at;
    /// Empty if the user has none.
    std::string name;
    /// Empty if the user has none; always in lower case.
    std::string email;
    /// Empty if the user has none.
    std::string phone;
    bool email_verification = false;
    bool phone_verification = false;
    /// Whether the user may log in; false: blocked.
    bool status = false;
    std::optional<timestamp> registration;
    std::optional<timestamp> password_update;
    /// To the day, or coarser: servers write it rarely. Since 1.4.
    std::optional<timestamp> accessed_at;
    /// The user's preferences. Servers keep them as PHP arrays: nested empty objects come back as `[]`.
    boost::json::object prefs;
    /// Since 1.4.
    std::vector<std::string> labels;
    /// Whether multi-factor authentication is on. Since 1.5.
    bool mfa = false;
    /// Since 1.5.
    std::vector<target> targets;

    /// The *hash* of the password, as the server keeps it; empty if the user has no password. Since 1.0.
    secret_string password_hash;
    /// The algorithm of `password_hash`. Servers name one even if there is no password. Since 1.0.
    open_enum<hash_algorithm> hash;
    /// The parameters of that algorithm as sent: the spelling of members has changed between versions, and a
    /// server may send `[]` for none; `hash_options_of` reads them. May hold the salt: do not log it.
    /// Since 1.0.
    boost::json::value hash_options;

    /// Whether the user may act as others. Since 1.9.
    bool impersonator = false;
    std::optional<std::string> impersonator_user_id;

    /// The e-mail address as its provider delivers it, without dots and tags that the provider ignores.
    /// Since 1.9.5.
    std::optional<std::string> email_canonical;
    /// Whether the address is its own canonical form. Nothing if the server does not say, as for the next
    /// three. Since 1.9.5.
    std::optional<bool> email_is_canonical;
    /// Whether the address is of a provider of free mailboxes. Since 1.9.5.
    std::optional<bool> email_is_free;
    /// Whether the address is of a provider of throw-away mailboxes. Since 1.9.5.
    std::optional<bool> email_is_disposable;
    /// Whether the address is of a company. Since 1.9.5.
    std::optional<bool> email_is_corporate;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(user const&, user const&) = default;
};

} // namespace appwrite

#endif
