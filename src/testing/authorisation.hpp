//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Who calls, and whether they may.
//
#ifndef APPWRITE_SRC_TESTING_AUTHORISATION_HPP
#define APPWRITE_SRC_TESTING_AUTHORISATION_HPP

#include "account_records.hpp"
#include "failure.hpp"
#include "http_message.hpp"
#include "release.hpp"
#include "store.hpp"

#include <appwrite/testing/options.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

/// At most one of key and user is set. Neither: a guest.
struct principal
{
    const emulator_key* key = nullptr;
    const user_record* user = nullptr;

    /// Null, too, for a user who presents a JWT that does not depend on a session.
    const session_record* session = nullptr;
};

/// What requests are judged by.
struct authority
{
    const std::string& project;
    const std::vector<emulator_key>& keys;
    rules version;
    const store& users;
    const owned_table<session_record>& sessions;

    /// What JWTs are signed with.
    const std::string& jwt_key;

    /// The request's, from the query string or from the body. Only servers before 1.0 look at them here.
    const boost::json::object& parameters;
};

/// @throws failure if there is no such project, or the caller lacks the scope or is blocked.
principal authorise(
    const authority& judge, const request& from, std::string_view scope, milliseconds_since_epoch now);

/// A user who has asked for it gets nowhere with one factor, if there is another to be had.
/// @param known null: the user has neither an authenticator nor recovery codes. @throws failure
void check_factors(const principal& who, const mfa_record* known);

failure blocked(rules version);

/// The name in the Host field, without the port.
std::string_view host_name(const request& from) noexcept;

} // namespace appwrite::testing::detail

#endif
