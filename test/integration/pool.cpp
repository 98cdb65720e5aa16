//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The pool against a real server: how many connections, in which order, for how long.
//
#include "support/emulated.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>

#include <algorithm>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;

BOOST_AUTO_TEST_SUITE(integration_pool)

BOOST_AUTO_TEST_CASE(a_thousand_calls_one_connection)
{
    emulated e;
    e.server.add_users(1);
    client c(e.ctx, e.options());
    auto const calls = [&]() -> net::awaitable<int>
    {
        int found = 0;
        auto const users = c.users();
        for (int i = 0; i < 1000; ++i)
            found += (co_await users.get("seed0")).id == "seed0" ? 1 : 0;
        co_return found;
    };
    BOOST_TEST(await(e.ctx, calls()) == 1000);
    BOOST_TEST(e.server.counters().connections_accepted == 1u);
    BOOST_TEST(c.stats().connections_opened == 1u);
    BOOST_TEST(c.stats().connections_reused == 999u);
    check_at_rest(c);
}

namespace
{

/// The order in which calls that were made at once arrived at the server and ended.
struct orders
{
    std::vector<int> arrived;
    std::vector<int> ended;
    int failed = 0;
};

orders call_all_at_once(emulated& e, client const& c, int calls)
{
    orders out;
    auto const users = c.users(nothrow);
    for (int i = 0; i < calls; ++i)
        net::co_spawn(e.ctx, users.get("u" + std::to_string(i)),
            [&out, i](std::exception_ptr x, result<user> r)
            {
                // Nobody of that name exists, so a 404 is what a call that got through ends with.
                if (x || !r.has_error() || !(r.error() == api_errc::user_not_found))
                    ++out.failed;
                out.ended.push_back(i);
            });
    e.ctx.run();
    for (auto const& request : e.server.requests())
        out.arrived.push_back(std::atoi(request.target.c_str() + std::string("/v1/users/u").size()));
    return out;
}

/// How far the entries are from their places, on average. One straggler moves each of those that overtake it
/// by one only.
double displacement(std::vector<int> const& order)
{
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        sum += std::abs(order[i] - static_cast<int>(i));
    return sum / static_cast<double>(order.size());
}

} // namespace

BOOST_AUTO_TEST_CASE(two_thousand_at_once_on_eight_connections)
{
    emulated e;
    client c(e.ctx, e.options().pool(pool_options().max_connections(8)));
    orders const o = call_all_at_once(e, c, 2000);
    BOOST_TEST(o.failed == 0);
    BOOST_REQUIRE(o.arrived.size() == 2000u);
    BOOST_REQUIRE(o.ended.size() == 2000u);
    BOOST_TEST(e.server.counters().connections_accepted <= 8u);
    BOOST_TEST(e.server.counters().connections_accepted >= 2u);
    // Connections are granted in order, and eight calls that are under way at once may overtake each other.
    // Any other order than the first come, first served one would put calls hundreds of places off.
    BOOST_TEST(displacement(o.arrived) < 16);
    BOOST_TEST(displacement(o.ended) < 16);
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(one_connection_keeps_the_order_exactly)
{
    emulated e;
    client c(e.ctx, e.options().pool(pool_options().max_connections(1)));
    orders const o = call_all_at_once(e, c, 300);
    BOOST_TEST(o.failed == 0);
    BOOST_REQUIRE(o.ended.size() == 300u);
    BOOST_TEST(std::is_sorted(o.arrived.begin(), o.arrived.end()));
    BOOST_TEST(std::is_sorted(o.ended.begin(), o.ended.end()));
    BOOST_TEST(e.server.counters().connections_accepted == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_serves_so_many_requests_and_no_more)
{
    emulated e;
    client c(e.ctx, e.options().pool(pool_options().max_requests_per_connection(3)));
    for (int i = 0; i < 7; ++i)
        BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    auto const counters = e.server.counters();
    BOOST_REQUIRE(counters.requests_per_connection.size() == 3u);
    BOOST_TEST(counters.requests_per_connection[0] == 3u);
    BOOST_TEST(counters.requests_per_connection[1] == 3u);
    BOOST_TEST(counters.requests_per_connection[2] == 1u);
}

BOOST_AUTO_TEST_CASE(without_idle_connections_each_call_brings_its_own)
{
    emulated e;
    client c(e.ctx, e.options().pool(pool_options().max_idle(0)));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(e.server.counters().connections_accepted == 3u);
    BOOST_TEST(c.stats().idle == 0u);
}

BOOST_AUTO_TEST_CASE(idle_connections_can_be_closed)
{
    emulated e;
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(c.stats().idle == 1u);
    c.close_idle_connections();
    BOOST_TEST(c.stats().idle == 0u);
    BOOST_TEST(e.server.wait_for_open_connections(0));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(e.server.counters().connections_accepted == 2u);
}

BOOST_AUTO_TEST_CASE(connections_that_the_server_closed_are_replaced)
{
    emulated e;
    client c(e.ctx, e.options());
    auto const users = c.users(nothrow);
    BOOST_TEST(await(e.ctx, users.create(somebody("a"))).has_value());
    // The answer may be here before the emulator's thread has gone back to waiting for the next request.
    std::size_t closed = 0;
    for (int i = 0; i < 1'000'000 && closed == 0; ++i)
        closed = e.server.close_idle_connections();
    BOOST_TEST(closed == 1u);
    // Found dead before anything was written, so even a create goes out: once.
    auto const r = await(e.ctx, users.create(somebody("b")));
    BOOST_TEST(r.has_value());
    BOOST_TEST(c.stats().replays == 0u);
    BOOST_TEST(e.server.counters().requests == 2u);
    BOOST_TEST(e.server.counters().connections_accepted == 2u);
}

BOOST_AUTO_TEST_CASE(more_than_may_wait)
{
    emulated e;
    e.server.inject(testing::fault::hold());
    client c(e.ctx, e.options().pool(pool_options().max_connections(1).max_waiting(1)));
    int full = 0;
    int fine = 0;
    for (int i = 0; i < 3; ++i)
        net::co_spawn(e.ctx, c.users(nothrow).list(),
            [&](std::exception_ptr, result<page<user>> r)
            {
                fine += r.has_value() ? 1 : 0;
                full += r.has_error() && r.error() == errc::too_many_waiting ? 1 : 0;
            });
    std::thread releaser(
        [&]
        {
            if (e.server.wait_for_held(1))
                e.server.release_held();
        });
    e.ctx.run();
    releaser.join();
    BOOST_TEST(full == 1);
    BOOST_TEST(fine == 2);
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(nobody_listens)
{
    net::io_context ctx;
    std::string endpoint;
    {
        testing::emulator gone;
        endpoint = gone.endpoint();
    }
    client c(ctx, client_options(endpoint, "p")
                      .key("k")
                      .server_version("1.9")
                      .retry(retry_policy::none())
                      .pool(pool_options().max_connections(2)));
    int refused = 0;
    for (int i = 0; i < 20; ++i)
        net::co_spawn(ctx, c.users(nothrow).list(),
            [&](std::exception_ptr, result<page<user>> r)
            {
                refused += r.has_error() && r.error() == error_code(net::error::connection_refused) &&
                                   r.error().stage() == call_stage::connect &&
                                   !r.error().may_have_been_executed()
                               ? 1
                               : 0;
            });
    ctx.run();
    BOOST_TEST(refused == 20);
    BOOST_TEST(c.stats().connect_failures == 20u);
    check_at_rest(c);
}

BOOST_AUTO_TEST_SUITE_END()
