//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How calls fail, how to tell why, and what to do about a call whose answer was lost.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

using example::expect;

/// The facade that throws. `what()` is one line for the log: what happened, to which operation, where.
net::awaitable<void> thrown(appwrite::client const& client)
{
    std::cout << "-- a user that does not exist, thrown\n";
    bool caught = false;
    //[throwing
    try
    {
        co_await client.users().get("nobody");
    }
    catch (appwrite::api_exception const& e)
    {
        if (e.code() != appwrite::api_errc::user_not_found)
            throw;
        std::cout << e.what() << '\n';
        caught = true;
    }
    //]
    expect(caught, "a user with the id nobody exists");
}

/// The facade that returns results. The error has all that is known about the failure.
net::awaitable<void> returned(appwrite::client const& client)
{
    std::cout << "\n-- the same, returned\n";
    //[nothrow
    appwrite::result<appwrite::user> outcome = co_await client.users(appwrite::nothrow).get("nobody");
    if (!outcome && outcome.error() == appwrite::api_errc::user_not_found)
    {
        appwrite::api_error const& error = outcome.error();
        std::cout << "message:  " << error.message() << '\n';
        std::cout << "type:     " << error.type() << '\n';
        std::cout << "status:   " << error.status() << '\n';
        std::cout << "stage:    " << to_string(error.stage()) << '\n';
        std::cout << "executed? " << (error.may_have_been_executed() ? "perhaps" : "no") << '\n';
    }
    //]
    expect(!outcome && outcome.error().status() == 404, "get(nobody) was answered otherwise than by 404");
}

/// What every server would refuse is refused before anything is sent.
net::awaitable<void> not_even_sent(appwrite::client const& client)
{
    std::cout << "\n-- a password that is too short\n";
    auto const outcome =
        co_await client.users(appwrite::nothrow)
            .create(appwrite::new_user("walter").email("walter@example.com").password("secret"));
    expect(!outcome && outcome.error() == appwrite::errc::invalid_argument, "the password was accepted");
    expect(outcome.error().attempts() == 0, "something was sent");
    std::cout << outcome.error() << '\n';
}

/// Each phase has a timeout code of its own, and the error says whether the request may have had an effect.
net::awaitable<void> timed_out()
{
    std::cout << "\n-- a server that takes the request and never answers\n";
    example::silent_server const silent;
    //[timeouts
    appwrite::client_options options = silent.options();
    options.timeouts(appwrite::timeouts().connect(2s).first_byte(200ms).total(10s));
    options.pool(appwrite::pool_options().max_connections(4).idle_timeout(20s));
    appwrite::client client(co_await net::this_coro::executor, options);
    appwrite::users_nothrow users = client.users(appwrite::nothrow);

    // The client's timeout for this phase.
    auto const read = co_await users.get("walter");
    // A deadline for one call: whatever the call is waiting for when it passes gives the code.
    auto const changed = co_await users.update_name("walter", "W", appwrite::call_options().deadline(100ms));
    //]
    expect(!read && read.error() == appwrite::errc::response_timeout, "the silent server answered");
    expect(!read.error().may_have_been_executed(), "reading changes nothing");
    expect(!changed && changed.error() == appwrite::errc::response_timeout, "the silent server answered");
    expect(changed.error().may_have_been_executed(), "the request was written");
    std::cout << read.error() << "\n" << changed.error() << '\n';
}

/// Errors of the operating system keep their own codes.
net::awaitable<void> nobody_there()
{
    std::cout << "\n-- nobody listens\n";
    // Its port is free again once this object is gone.
    auto const options = example::silent_server().options();
    appwrite::client client(co_await net::this_coro::executor, options);
    auto const outcome = co_await client.users(appwrite::nothrow).delete_user("walter");
    expect(!outcome && outcome.error() == net::error::connection_refused, "somebody listens");
    expect(!outcome.error().may_have_been_executed(), "nothing was sent");
    std::cout << outcome.error() << '\n';
}

//[create_surely
/// Creates a user, and finds out what happened if even the last attempt's answer got lost.
net::awaitable<appwrite::result<appwrite::user>> create_surely(
    appwrite::users_nothrow users, appwrite::new_user parameters)
{
    auto outcome = co_await users.create(parameters);
    if (outcome || !outcome.error().may_have_been_executed())
        co_return outcome;
    // Nobody else has this id, as unique_id() made it: whoever is found under it is our user.
    std::cout << "lost:  " << outcome.error() << '\n';
    auto found = co_await users.get(parameters.id());
    if (!found && found.error() == appwrite::api_errc::user_not_found)
        co_return co_await users.create(parameters);
    co_return found;
}
//]

/// The case that needs thought: the server did it, but no answer arrived.
net::awaitable<void> answer_lost(
    appwrite::client const& client, example::server& server, example::temporary_user const& walter)
{
    std::cout << "\n-- answers that get lost\n";
    // One is no trouble: the client repeats the request, is told that there is such a user, reads it and
    // finds what it sent. Three are as many as it tries.
    server.lose_answers(3);
    appwrite::new_user parameters(walter.id());
    parameters.email(walter.id() + "@example.com").password("correct horse").name("Walter");
    auto const outcome = co_await create_surely(client.users(appwrite::nothrow), parameters);
    // value() throws what the other facade would have thrown.
    std::cout << "found: " << outcome.value().id << ", " << outcome.value().name << '\n';
}

//[decide
/// What a program may do about an error, from the surest to the vaguest.
char const* decide(appwrite::api_error const& error)
{
    using appwrite::errc;
    using appwrite::retry_stop;
    if (error == errc::invalid_argument || error == errc::not_supported_by_server)
        return "correct the call: nothing was sent";
    if (error.may_have_been_executed())
        return "look first what the server did, then decide";
    // Nothing was executed; what to do depends on why the client gave up. There is no default, so the
    // compiler says so if a new reason comes.
    switch (error.retry_stop().value_or(retry_stop::permanent))
    {
    case retry_stop::permanent:
        return "correct the call, the endpoint or the certificate: trying again will not help";
    case retry_stop::cancelled:
        return "nothing to do: it was cancelled before it had an effect";
    case retry_stop::hint:
    case retry_stop::circuit:
        return "wait, for retry_hint() if there is one, and try again";
    case retry_stop::attempts:
    case retry_stop::budget:
    case retry_stop::deadline:
    case retry_stop::unsafe:
        return "try again later, after retry_hint() if there is one: the server did not do it";
    }
    return "unknown";
}
//]

net::awaitable<void> decided(appwrite::client const& client)
{
    std::cout << "\n-- what to do about it\n";
    auto const refused = co_await client.users(appwrite::nothrow).get("nobody");
    expect(!refused, "a user with the id nobody exists");
    std::cout << refused.error().type() << ": " << decide(refused.error()) << '\n';
    auto const malformed = co_await client.users(appwrite::nothrow).get("../teams");
    expect(!malformed, "../teams was taken for an id");
    std::cout << malformed.error().message() << ": " << decide(malformed.error()) << '\n';
}

net::awaitable<void> all(example::server& server, example::temporary_user const& walter)
{
    appwrite::client client(co_await net::this_coro::executor, server.options());
    co_await thrown(client);
    co_await returned(client);
    co_await not_even_sent(client);
    co_await timed_out();
    co_await nobody_there();
    co_await answer_lost(client, server, walter);
    co_await decided(client);
}

} // namespace

int main()
try
{
    example::server server;
    example::temporary_user const walter(server);
    example::run(all(server, walter));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
