//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Calls that survive a server's bad moments: retries, deadlines, pacing, a circuit breaker. A server does not
// fail on demand, so this example always talks to an emulator.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <utility>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

using appwrite::testing::emulator;
using appwrite::testing::fault;
using example::expect;

//[retries
/// How often and how fast a client repeats; each part has sensible defaults.
appwrite::client_options patient(appwrite::client_options options)
{
    options.retry(appwrite::retry_policy().max_attempts(5).max_hint(10s));
    options.backoff(appwrite::backoff().base(20ms).throttle_base(50ms).cap(1s));
    options.retry_budget(appwrite::retry_budget().capacity(1000));
    return options;
}
//]

net::awaitable<void> repeated(emulator& server)
{
    std::cout << "-- a server that fails twice\n";
    appwrite::client client(co_await net::this_coro::executor, patient(example::options_for(server)));
    server.inject(fault::server_error(503).on("PATCH").times(2));
    co_await client.users().update_name("walter", "W");
    std::cout << "repeated " << client.stats().retries << " times\n";
    expect(client.stats().retries == 2, "the call was repeated otherwise than twice");
}

net::awaitable<void> one_call_differs(emulator& server)
{
    std::cout << "\n-- one call that must not be repeated, and one that has little time\n";
    appwrite::client client(co_await net::this_coro::executor, patient(example::options_for(server)));
    appwrite::users_nothrow users = client.users(appwrite::nothrow);
    server.inject(fault::server_error(503).on("GET", "/v1/users/walter"));
    server.inject(fault::never_answer().on("PATCH"));
    //[one_call
    // This call is not repeated.
    auto const once =
        co_await users.get("walter", appwrite::call_options().retry(appwrite::retry_policy::none()));
    // This one has 300 ms in all: attempts, waits between them, waiting for a connection.
    auto const quick = co_await users.update_name("walter", "V", appwrite::call_options().deadline(300ms));
    //]
    expect(!once && once.error().attempts() == 1, "the call was repeated");
    expect(!quick && quick.error() == appwrite::errc::response_timeout, "the silent server answered");
    std::cout << once.error() << '\n' << quick.error() << '\n';
}

net::awaitable<void> asked_to_wait(emulator& server)
{
    std::cout << "\n-- a server that wants to be left alone for longer than the call can wait\n";
    appwrite::client client(co_await net::this_coro::executor, patient(example::options_for(server)));
    server.inject(fault::too_many_requests(30s).on("GET", "/v1/users"));
    //[hint
    auto const outcome = co_await client.users(appwrite::nothrow).get("walter");
    if (!outcome && outcome.error().retry_hint())
        std::cout << "come back in " << outcome.error().retry_hint()->count() << " ms\n";
    //]
    expect(!outcome && outcome.error().retry_stop() == appwrite::retry_stop::hint, "the client waited");
    std::cout << outcome.error() << '\n';
}

//[pacing
/// A job that must not take the server away from others: at most 4 requests at once, 200 in a second.
appwrite::client_options gentle(appwrite::client_options options)
{
    options.pacing(appwrite::pacing().max_in_flight(4).rate(200, 10));
    return options;
}

/// The same without numbers: the client finds out how much the server can take.
appwrite::client_options adaptive(appwrite::client_options options)
{
    options.pacing(appwrite::pacing().adaptive());
    return options;
}
//]

/// 40 calls at once, through a client of its own context.
void many_calls(appwrite::client_options options)
{
    net::io_context ctx;
    appwrite::client client(ctx, std::move(options));
    int succeeded = 0;
    for (int i = 0; i < 40; ++i)
        net::co_spawn(ctx, client.users(appwrite::nothrow).get("walter"),
            [&succeeded](std::exception_ptr e, appwrite::result<appwrite::user> const& r)
            { succeeded += !e && r ? 1 : 0; });
    ctx.run();
    std::cout << succeeded << " of 40 calls succeeded; limit " << client.stats().in_flight_limit << '\n';
    expect(succeeded == 40, "a call failed");
}

void paced(emulator& server)
{
    std::cout << "\n-- 40 calls at once, paced\n";
    many_calls(gentle(patient(example::options_for(server))));
    many_calls(adaptive(patient(example::options_for(server))));
}

//[breaker
/// A service that would rather fail at once than wait for a server that is down.
appwrite::client_options impatient(appwrite::client_options options)
{
    options.circuit_breaker(
        appwrite::circuit_breaker().failure_ratio(0.5).minimum_attempts(5).open_for(100ms));
    options.retry(appwrite::retry_policy::none());
    return options;
}
//]

net::awaitable<void> broken(emulator& server)
{
    std::cout << "\n-- a server that is down\n";
    auto const ex = co_await net::this_coro::executor;
    appwrite::client client(ex, impatient(example::options_for(server)));
    appwrite::users_nothrow users = client.users(appwrite::nothrow);
    server.inject(fault::proxy_page(502).on("GET", "/v1/users").times(100));
    appwrite::result<appwrite::user> outcome = co_await users.get("walter");
    int failed = 0;
    for (; !outcome && outcome.error().status() == 502; ++failed)
        outcome = co_await users.get("walter");
    expect(!outcome && outcome.error() == appwrite::errc::circuit_open, "the circuit did not open");
    expect(failed < 10, "the circuit opened late");
    std::cout << "after " << failed << " failures: " << outcome.error() << '\n';
    server.clear_faults();

    //[probe
    // The error says when the client will try the server again.
    net::steady_timer timer(ex);
    timer.expires_after(outcome.error().retry_hint().value_or(100ms));
    co_await timer.async_wait(net::use_awaitable);
    outcome = co_await users.get("walter");
    //]
    expect(outcome.has_value(), "the probe failed");
    std::cout << "and now: " << outcome->name << ", the circuit is " << to_string(client.stats().circuit)
              << '\n';
}

net::awaitable<void> one_by_one(emulator& server)
{
    co_await repeated(server);
    co_await one_call_differs(server);
    co_await asked_to_wait(server);
    co_await broken(server);
}

} // namespace

int main()
try
{
    emulator server;
    server.add_user(appwrite::testing::user_seed("walter").name("Walter"));
    example::run(one_by_one(server));
    paced(server);
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
