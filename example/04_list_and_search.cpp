//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Finding users: search, conditions, order, and walking over more than one page.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace net = boost::asio;

namespace
{

using example::expect;

void print(char const* title, appwrite::page<appwrite::user> const& found)
{
    std::cout << title << ":\n";
    for (appwrite::user const& user : found.items)
        std::cout << "  " << user.name << (user.status ? "" : ", blocked") << '\n';
}

/// Words, in any of id, e-mail address, phone number and name. Every server has this.
net::awaitable<void> search(appwrite::users users, std::string family)
{
    //[search
    appwrite::page<appwrite::user> found =
        co_await users.list(appwrite::list_users().search(family).newest_first().limit(10));
    //]
    print("by a word, newest first", found);
    expect(found.items.size() == 4, "not all were found");
    expect(found.items.front().name.starts_with("Dora"), "the newest is not the first");
}

/// What the compiler checks: that there is such a field, that it is one of users, and the type of the value.
/// The server's version decides the rest, before anything is sent: before 1.0 there are no conditions at all.
net::awaitable<void> conditions(appwrite::users_nothrow users, std::string family)
{
    //[conditions
    namespace by = appwrite::fields::users;
    appwrite::result<appwrite::page<appwrite::user>> found =
        co_await users.list(appwrite::list_users()
                                .where(ends_with(by::name, family) && equal(by::status, true))
                                .order_by(order_desc(by::name)));
    //]
    if (!found && found.error() == appwrite::errc::not_supported_by_server)
    {
        std::cout << "this server has no such conditions: " << found.error().message() << '\n';
        co_return;
    }
    print("by conditions, Z to A", found.value());
    expect(found->items.size() == 3, "there are three who are not blocked");
    expect(found->items.front().name.starts_with("Dora"), "the order is another");
}

/// Page by page. A cursor finds its place however many users come and go meanwhile, and has no limit as
/// offsets have; `page::total` is capped by servers, so an empty page is what ends the walk.
net::awaitable<void> pages(appwrite::users users, std::string family)
{
    std::size_t seen = 0;
    //[pages
    appwrite::list_users parameters;
    parameters.search(family).limit(3);
    for (;;)
    {
        appwrite::page<appwrite::user> page = co_await users.list(parameters);
        if (page.items.empty())
            break;
        for (appwrite::user const& user : page.items)
            std::cout << "  " << ++seen << ". " << user.name << '\n';
        parameters.cursor_after(page.items.back().id);
    }
    //]
    expect(seen == 4, "the walk has missed somebody");
}

net::awaitable<void> all(appwrite::client_options options, std::vector<std::string> ids)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    appwrite::users users = client.users();

    // A word that nobody else's name has, so that other users of the project do not matter.
    std::string const family = "q" + appwrite::unique_id().substr(0, 12);
    static constexpr std::array given{"Anna", "Bert", "Carl", "Dora"};
    for (std::size_t i = 0; i < ids.size(); ++i)
        co_await users.create(appwrite::new_user(ids[i])
                                  .email(ids[i] + "@example.com")
                                  .password("correct horse")
                                  .name(std::string(given[i]) + " " + family));
    co_await users.update_status(ids[1], false);

    co_await search(users, family);
    co_await conditions(client.users(appwrite::nothrow), family);
    std::cout << "page by page:\n";
    co_await pages(users, family);
}

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const users[] = {example::temporary_user(server), example::temporary_user(server),
        example::temporary_user(server), example::temporary_user(server)};
    example::run(all(server.options(), {users[0].id(), users[1].id(), users[2].id(), users[3].id()}));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
