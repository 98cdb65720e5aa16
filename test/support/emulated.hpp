//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An emulator, a context, and the options of a client for it.
//
#ifndef APPWRITE_TEST_SUPPORT_EMULATED_HPP
#define APPWRITE_TEST_SUPPORT_EMULATED_HPP

#include "support/await.hpp"
#include "support/options_for.hpp"

#include <boost/asio/io_context.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace appwrite::test
{

/// What most tests need.
struct emulated
{
    explicit emulated(testing::emulator_options const& options = {}) : server(options) {}

    client_options options() const { return options_for(server); }

    testing::emulator server;
    net::io_context ctx;
};

inline new_user somebody(std::string id)
{
    std::string const email = id + "@example.com";
    return new_user(std::move(id)).email(email).password("correct horse").name("Somebody");
}

/// Nothing is in use and nobody waits.
inline void check_at_rest(client const& c)
{
    client_stats const stats = c.stats();
    BOOST_TEST(stats.in_use == 0u);
    BOOST_TEST(stats.connecting == 0u);
    BOOST_TEST(stats.waiting == 0u);
}

} // namespace appwrite::test

#endif
