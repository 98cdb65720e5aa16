//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An emulator, a context, and the options of a client for it.
//
#ifndef APPWRITE_TEST_SUPPORT_EMULATED_HPP
#define APPWRITE_TEST_SUPPORT_EMULATED_HPP

#include "support/options_for.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <boost/test/unit_test.hpp>

#include <exception>
#include <optional>
#include <string>

namespace appwrite::test
{

/// Runs `what` to its end and returns its result; whatever it throws is thrown here. `io_context::run` has to
/// return: nothing of the library may keep it busy once the call is done.
template <class T>
T await(net::io_context& ctx, net::awaitable<T> what)
{
    std::optional<T> out;
    std::exception_ptr error;
    net::co_spawn(ctx, std::move(what),
        [&](std::exception_ptr e, T value)
        {
            error = e;
            out.emplace(std::move(value));
        });
    ctx.restart();
    ctx.run();
    if (error)
        std::rethrow_exception(error);
    BOOST_REQUIRE(out.has_value());
    return std::move(*out);
}

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
