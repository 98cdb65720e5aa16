//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Pacing and the circuit breaker against a server with a capacity, and against one that fails.
//
#include "support/emulated.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

BOOST_AUTO_TEST_SUITE(integration_pacing)

using namespace appwrite;
using namespace appwrite::test;
using namespace std::chrono_literals;
using testing::fault;

namespace
{

struct pacing_fixture : emulated
{
    pacing_fixture() { server.add_user(testing::user_seed("walter")); }

    client_options patient() const
    {
        return options()
            .retry(retry_policy().max_attempts(100))
            .retry_budget(retry_budget::unlimited())
            .backoff(backoff().base(1ms).throttle_base(1ms).cap(5ms))
            .pool(pool_options().max_connections(32).connect_concurrency(32));
    }

    /// So many calls at once. How many succeed.
    int burst(client const& c, int calls)
    {
        int succeeded = 0;
        for (int i = 0; i < calls; ++i)
            net::co_spawn(ctx, c.users(nothrow).get("walter"),
                [&succeeded](std::exception_ptr e, result<user> const& r) { succeeded += !e && r ? 1 : 0; });
        ctx.restart();
        ctx.run();
        return succeeded;
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(no_more_than_so_many_at_once, pacing_fixture)
{
    server.limit_capacity(testing::capacity(3).service_time(1ms));
    client c(ctx, options()
                      .pacing(pacing().max_in_flight(3))
                      .pool(pool_options().max_connections(32).connect_concurrency(32)));
    BOOST_TEST(burst(c, 200) == 200);
    BOOST_TEST(server.counters().over_capacity == 0u);
    BOOST_TEST(server.counters().most_in_service <= 3u);
    BOOST_TEST(c.stats().connections_opened <= 3u);
    check_at_rest(c);
    BOOST_TEST(c.stats().in_flight == 0u);
}

BOOST_FIXTURE_TEST_CASE(the_limit_finds_the_capacity, pacing_fixture)
{
    // How exactly it does so is shown without a machine that has other things to do, too, in the unit test.
    constexpr std::size_t capacity = 10;
    auto const find = [&](unsigned status, std::size_t initial)
    {
        server.limit_capacity(testing::capacity(capacity).service_time(20ms).refuse_with(status));
        client c(ctx, patient().pacing(pacing().adaptive(initial, 1, 32)));
        BOOST_TEST(burst(c, 800) == 800);
        check_at_rest(c);
        return c.stats().in_flight_limit;
    };
    std::size_t const from_below = find(503, 1);
    BOOST_TEST(from_below > 1u);
    BOOST_TEST(from_below <= capacity + 2);
    BOOST_TEST(find(429, 32) <= capacity + 2);
}

BOOST_FIXTURE_TEST_CASE(a_circuit_opens_and_closes, pacing_fixture)
{
    client c(ctx, options().circuit_breaker(circuit_breaker().minimum_attempts(4).open_for(20ms)));
    auto const users = c.users(nothrow);
    server.inject(fault::server_error(500).on("GET").times(4));
    for (int i = 0; i < 4; ++i)
        BOOST_TEST(await(ctx, users.get("walter")).has_error());
    BOOST_TEST((c.stats().circuit == circuit_state::open));

    auto const refused = await(ctx, users.get("walter"));
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST((refused.error() == errc::circuit_open));
    BOOST_REQUIRE(refused.error().retry_hint().has_value());
    std::size_t const before = server.counters().requests;

    net::steady_timer timer(ctx, *refused.error().retry_hint());
    await(ctx, timer.async_wait(net::use_awaitable));
    BOOST_TEST(await(ctx, users.get("walter")).has_value());
    BOOST_TEST((c.stats().circuit == circuit_state::closed));
    BOOST_TEST(server.counters().requests == before + 1);
    BOOST_TEST(c.stats().circuit_refusals == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
