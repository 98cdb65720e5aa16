//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a route handler works with.
//
#ifndef APPWRITE_SRC_TESTING_CALL_HPP
#define APPWRITE_SRC_TESTING_CALL_HPP

#include "account_records.hpp"
#include "authorisation.hpp"
#include "http_message.hpp"
#include "release.hpp"
#include "store.hpp"
#include "teams.hpp"
#include "validation.hpp"

#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// One accepted request on its way through a handler: everything comes in here, the response goes out.
struct call
{
    store& users;
    account_tables& accounts;
    team_table& teams;
    std::mt19937_64& random;
    rules version;
    const std::string& server_version;
    const std::string& project;

    /// What JWTs are signed with.
    const std::string& jwt_key;

    const request& sent;
    principal by;

    /// Read from the query string or from the body, as the method demands.
    const parameters& input;

    /// What stood in the place of the ":names" of the route.
    std::array<std::string_view, 2> path;

    /// X-Appwrite-Response-Format, if it was sent.
    std::optional<release> format;
    milliseconds_since_epoch now;
};

using handler = response (*)(call&);

/// An operation: where it is found and what it takes to use it.
struct route
{
    std::string_view method;

    /// As "/v1/users/:userId".
    std::string_view pattern;

    /// The scope that a key needs, or "public".
    std::string_view scope;

    /// Null: real servers have this route, the emulator does not yet; it answers as if it did not exist.
    handler run;
};

} // namespace appwrite::testing::detail

#endif
