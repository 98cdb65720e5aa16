//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Locking a user out: blocking, and ending sessions.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace net = boost::asio;

namespace
{

using example::expect;

/// Whoever is blocked cannot log in, and the sessions that exist are of no use meanwhile. They are kept,
/// though: once the user is let in again, they are good again.
net::awaitable<void> block(appwrite::users users, std::string id)
{
    //[block
    appwrite::user blocked = co_await users.update_status(id, false);
    std::cout << blocked.name << (blocked.status ? " may log in\n" : " is blocked\n");
    //]
    expect(!blocked.status, "the user is not blocked");
    appwrite::user const back = co_await users.update_status(id, true);
    std::cout << back.name << (back.status ? " may log in\n" : " is blocked\n");
    expect(back.status, "the user is still blocked");
}

/// Servers make sessions for others since 1.5.
net::awaitable<void> sessions(appwrite::users users, appwrite::users_nothrow careful, std::string id)
{
    appwrite::result<appwrite::session> first = co_await careful.create_session(id);
    if (!first && first.error() == appwrite::errc::not_supported_by_server)
    {
        std::cout << "this server makes no sessions for others: " << first.error().message() << '\n';
        co_return;
    }
    // The secret is what a browser would get as its cookie. It prints as ***; reveal() gives it.
    std::cout << "session " << first.value().id << ", secret " << first->secret << '\n';
    co_await users.create_session(id);

    //[sessions
    appwrite::page<appwrite::session> all = co_await users.list_sessions(id);
    for (appwrite::session const& session : all.items)
        std::cout << "logged in with " << session.provider << " from " << session.ip << '\n';

    co_await users.delete_session(id, all.items.front().id);
    co_await users.delete_sessions(id); // the rest, if there is any
    //]
    expect(all.items.size() == 2, "there are not two sessions");
    all = co_await users.list_sessions(id);
    expect(all.items.empty(), "a session has survived");
    std::cout << "no session is left\n";

    appwrite::result<void> const again = co_await careful.delete_session(id, first->id);
    expect(!again && again.error() == appwrite::api_errc::user_session_not_found,
        "a session was deleted that was gone");
}

net::awaitable<void> all(appwrite::client_options options, std::string id)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    co_await client.users().create(
        appwrite::new_user(id).email(id + "@example.com").password("correct horse").name("Walter"));
    co_await block(client.users(), id);
    co_await sessions(client.users(), client.users(appwrite::nothrow), id);
}

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const walter(server);
    example::run(all(server.options(), walter.id()));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
