//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Clients that were not told the server's version.
//
#include "support/emulated.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/test/data/test_case.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;
using testing::fault;

BOOST_AUTO_TEST_SUITE(integration_detection)

namespace
{

char const* const versions[] = {"0.15.3", "1.9.0"};

client_options untold(testing::emulator const& server)
{
    return options_for(server).server_version("");
}

std::size_t questions(testing::emulator const& server)
{
    auto const all = server.requests();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(),
        [](testing::recorded_request const& r) { return r.target == "/v1/health/version"; }));
}

/// Starts `count` listings at once; how many of them gave the page that was asked for.
std::size_t list_at_once(net::io_context& ctx, client const& c, std::size_t count)
{
    std::size_t good = 0;
    for (std::size_t i = 0; i < count; ++i)
        net::co_spawn(ctx, c.users(nothrow).list(list_users().limit(1).cursor_after("seed0")),
            [&](std::exception_ptr e, result<page<user>> const& some)
            { good += !e && some && some->items.size() == 1 && some->items[0].id == "seed1" ? 1 : 0; });
    ctx.restart();
    ctx.run();
    return good;
}

} // namespace

BOOST_DATA_TEST_CASE(many_first_calls_ask_once, boost::unit_test::data::make(versions), version)
{
    emulated e(emulator_options().server_version(version));
    e.server.add_users(3);
    client c(e.ctx, untold(e.server));
    BOOST_TEST(list_at_once(e.ctx, c, 100) == 100u);
    BOOST_TEST(list_at_once(e.ctx, c, 10) == 10u);
    BOOST_TEST(questions(e.server) == 1u);
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(who_is_told_does_not_ask)
{
    emulated e;
    e.server.add_users(3);
    client c(e.ctx, e.options());
    BOOST_TEST(list_at_once(e.ctx, c, 5) == 5u);
    BOOST_TEST(questions(e.server) == 0u);
}

BOOST_AUTO_TEST_CASE(the_question_carries_no_secret)
{
    emulated e;
    client c(e.ctx, untold(e.server));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    testing::recorded_request const asked = e.server.requests().at(0);
    BOOST_TEST(asked.method == "GET");
    for (auto const& [name, value] : asked.headers)
    {
        BOOST_TEST(name != "X-Appwrite-Key");
        BOOST_TEST(name != "X-Appwrite-Project");
    }
}

BOOST_AUTO_TEST_CASE(after_a_failure_the_next_call_asks)
{
    emulated e;
    e.server.add_users(3);
    e.server.inject(fault::respond(502, "<html>bad gateway</html>", "text/html").on("GET", "/v1/health"));
    client c(e.ctx, untold(e.server));
    auto const failed = await(e.ctx, c.users(nothrow).get("seed0"));
    BOOST_REQUIRE(failed.has_error());
    BOOST_TEST(failed.error().status() == 502u);
    BOOST_TEST(failed.error().operation() == "users.get");
    BOOST_TEST(await(e.ctx, c.users(nothrow).get("seed0")).has_value());
    BOOST_TEST(questions(e.server) == 2u);
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(a_gateway_that_answers_something_else)
{
    emulated e;
    e.server.inject(fault::respond(200, "{\"status\":\"pass\"}").on("GET", "/v1/health"));
    client c(e.ctx, untold(e.server));
    auto const failed = await(e.ctx, c.users(nothrow).get("walter"));
    BOOST_REQUIRE(failed.has_error());
    BOOST_TEST((failed.error() == errc::unknown_server_version));
    BOOST_TEST((failed.error().stage() == call_stage::detect));
}

BOOST_AUTO_TEST_CASE(bad_input_is_refused_before_the_question)
{
    emulated e;
    client c(e.ctx, untold(e.server));
    auto const refused = await(e.ctx, c.users(nothrow).get("../teams"));
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST((refused.error() == errc::invalid_argument));
    BOOST_TEST(e.server.requests().empty());
}

BOOST_AUTO_TEST_CASE(what_the_server_lacks_is_refused_after_the_question)
{
    emulated e(emulator_options().server_version("0.15.3"));
    client c(e.ctx, untold(e.server));
    auto const refused = await(e.ctx,
        c.users(nothrow).create(
            new_user("walter").email("w@example.com").password("correct horse").phone("+12065550100")));
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST((refused.error() == errc::not_supported_by_server));
    BOOST_TEST(questions(e.server) == 1u);
    BOOST_TEST(e.server.requests().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
