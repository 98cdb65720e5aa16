//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Everybody: one after the other, in pieces, and several at a time.
//
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdlib>
#include <deque>
#include <exception>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>

namespace net = boost::asio;

namespace
{

/// An example that shows something else than it says is a failed example.
void expect(bool condition, char const* what)
{
    if (!condition)
        throw std::runtime_error(std::string("unexpected: ") + what);
}

/// A server may have others than ours: only ours are looked at.
using id_set = std::set<std::string>;

net::awaitable<void> walk(appwrite::users users, id_set ours)
{
    std::size_t found = 0;
    //[walk
    auto everyone = users.list_all(appwrite::list_users().limit(3)).prefetch();
    while (auto user = co_await everyone.next())
        found += ours.count(user->id);
    //]
    std::cout << found << " found\n";
    expect(found == ours.size(), "somebody is missing, or came twice");
}

net::awaitable<void> in_pieces(appwrite::users users, id_set ours)
{
    std::size_t found = 0;
    //[resume
    // What another process would read from a file.
    std::string checkpoint;
    for (bool more = true; more;)
    {
        auto everyone = users.list_all(appwrite::list_users().limit(3)).resume(checkpoint);
        auto page = co_await everyone.next_page();
        for (appwrite::user const& user : page.items)
            found += ours.count(user.id);
        // After the page has been dealt with: this one is not delivered again.
        checkpoint = everyone.checkpoint();
        more = !page.items.empty();
    }
    //]
    std::cout << found << " found in pieces\n";
    expect(found == ours.size(), "somebody is missing in the pieces, or came twice");
}

net::awaitable<void> block(appwrite::users users, id_set ours)
{
    //[concurrently
    // A named callable: g++ 12 destroys a lambda with captures in a co_await expression twice.
    auto block = [&users, &ours](appwrite::user user) -> net::awaitable<void>
    {
        if (ours.count(user.id) != 0)
            co_await users.update_status(user.id, false);
    };
    co_await appwrite::for_each_concurrent(users.list_all(), 4, block);
    //]
    for (std::string const& id : ours)
    {
        appwrite::user const user = co_await users.get(id);
        expect(!user.status, "somebody is not blocked");
    }
    std::cout << ours.size() << " blocked\n";
}

net::awaitable<void> all(appwrite::client_options options, id_set ours)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    for (std::string const& id : ours)
        co_await client.users().create(
            appwrite::new_user(id).email(id + "@example.com").password("correct horse"));
    co_await walk(client.users(), ours);
    co_await in_pieces(client.users(), ours);
    co_await block(client.users(), ours);
}

} // namespace

int main()
try
{
    example::server const server;
    std::deque<example::temporary_user> users;
    id_set ids;
    for (int i = 0; i < 8; ++i)
        ids.insert(users.emplace_back(server).id());
    example::run(all(server.options(), ids));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
