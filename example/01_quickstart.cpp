//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The life of a user: created, fetched, listed, renamed, deleted.
//
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

//[quickstart
net::awaitable<void> quickstart(appwrite::client_options options, std::string id)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    appwrite::users users = client.users();

    appwrite::user walter = co_await users.create(
        appwrite::new_user(id).email(id + "@example.com").password("correct horse").name("Walter"));
    std::cout << "created  " << walter.id << ", " << walter.email << '\n';

    walter = co_await users.get(id);
    std::cout << "fetched  " << walter.name << (walter.status ? ", active" : ", blocked") << '\n';

    appwrite::page<appwrite::user> newest =
        co_await users.list(appwrite::list_users().newest_first().limit(5));
    for (appwrite::user const& user : newest.items)
        std::cout << "listed   " << user.id << ", " << user.name << '\n';

    walter = co_await users.update_name(id, "Walter White");
    std::cout << "renamed  " << walter.name << '\n';

    co_await users.delete_user(id);
    std::cout << "deleted  " << id << '\n';
}
//]

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const walter(server);
    example::run(quickstart(server.options(), walter.id()));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
