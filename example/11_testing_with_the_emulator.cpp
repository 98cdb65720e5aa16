//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tests of a program that uses this library, against a server that misbehaves on demand. Boost.Test; any
// other framework will do.
//
#define BOOST_TEST_MODULE testing_with_the_emulator

#include "server.hpp"

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <boost/test/included/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

//[program
/// What is to be tested: the part of a program that signs people up.
class accounts
{
public:
    explicit accounts(appwrite::users_nothrow users) : users_(std::move(users)) {}

    enum class answer
    {
        welcome,
        taken,
        try_later
    };

    net::awaitable<answer> sign_up(std::string email)
    {
        auto const made = co_await users_.create(appwrite::new_user(appwrite::unique_id()).email(email));
        if (made)
            co_return answer::welcome;
        appwrite::api_error const& error = made.error();
        bool const refused = error.status() >= 400 && error.status() < 500 && error.status() != 429;
        co_return refused ? answer::taken : answer::try_later;
    }

private:
    appwrite::users_nothrow users_;
};
//]

//[fixture
/// A server of its own for each test: it is up within milliseconds, and no test sees what another has left.
struct with_server
{
    /// Repeats come at once, and what never answers does not take long.
    appwrite::client_options options() const
    {
        appwrite::client_options out = example::options_for(server);
        out.backoff(appwrite::backoff().base(1ms).throttle_base(1ms).cap(2ms));
        out.timeouts(appwrite::timeouts().total(10s));
        return out;
    }

    accounts::answer sign_up(std::string email)
    {
        accounts program(client.users(appwrite::nothrow));
        accounts::answer out{};
        std::exception_ptr failed;
        net::co_spawn(ctx, program.sign_up(std::move(email)),
            [&](std::exception_ptr e, accounts::answer a)
            {
                failed = std::move(e);
                out = a;
            });
        ctx.restart();
        ctx.run();
        if (failed)
            std::rethrow_exception(failed);
        return out;
    }

    appwrite::testing::emulator server;
    net::io_context ctx;
    appwrite::client client{ctx, options()};
};
//]

} // namespace

BOOST_FIXTURE_TEST_SUITE(sign_up_works, with_server)

using appwrite::testing::connection_fault;
using appwrite::testing::fault;
using appwrite::testing::fault_mix;
using answer = accounts::answer;

BOOST_AUTO_TEST_CASE(addresses_belong_to_one)
{
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
    BOOST_TEST((sign_up("walter@example.com") == answer::taken));
    BOOST_TEST(server.user_count() == 1u);
}

//[lost
BOOST_AUTO_TEST_CASE(a_lost_answer_makes_no_second_user)
{
    server.inject(fault::close_before_response().after_executing().on("POST", "/v1/users"));
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
    BOOST_TEST(server.user_count() == 1u);
}
//]

//[outage
BOOST_AUTO_TEST_CASE(an_outage_is_nobodys_fault)
{
    server.inject(fault::proxy_page(502).times(100));
    BOOST_TEST((sign_up("walter@example.com") == answer::try_later));
    server.clear_faults();
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
}
//]

//[throttled
BOOST_AUTO_TEST_CASE(a_busy_server_gets_its_time)
{
    server.inject(fault::too_many_requests(0s).times(2));
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
    BOOST_TEST(server.counters().faults_by_name.at("too_many_requests") == 2u);
    BOOST_TEST(server.counters().requests == 4u); // one of them asks for the server's version
}
//]

//[connections
BOOST_AUTO_TEST_CASE(connections_that_fail_are_made_again)
{
    server.inject(connection_fault::reset());
    server.inject(connection_fault::close_in_handshake(100));
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
    BOOST_TEST(server.counters().connections_accepted == 3u);
}
//]

//[mix
BOOST_AUTO_TEST_CASE(a_bad_day)
{
    server.inject_randomly(fault_mix(2026)
                               .add(fault::reset().after_executing(), 0.05)
                               .add(fault::server_error(503), 0.05)
                               .add(fault::close_after_bytes(20), 0.05)
                               .add(connection_fault::close_at_request(2), 0.2));
    std::size_t welcome = 0;
    for (int i = 0; i < 100; ++i)
        welcome += sign_up("guest" + std::to_string(i) + "@example.com") == answer::welcome ? 1 : 0;
    BOOST_TEST(welcome > 90u);
    BOOST_TEST(server.user_count() >= welcome);
    BOOST_TEST(server.user_count() <= 100u);
}
//]

//[records
BOOST_AUTO_TEST_CASE(what_arrived_can_be_looked_at)
{
    server.inject(fault::server_error(503).on("POST"));
    BOOST_TEST((sign_up("walter@example.com") == answer::welcome));
    std::size_t posts = 0;
    std::size_t executed = 0;
    for (appwrite::testing::recorded_request const& one : server.requests())
    {
        posts += one.method == "POST" ? 1 : 0;
        executed += one.method == "POST" && one.executed ? 1 : 0;
    }
    BOOST_TEST(posts == 2u);
    BOOST_TEST(executed == 1u);
}
//]

BOOST_AUTO_TEST_SUITE_END()
