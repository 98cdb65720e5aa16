//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's preferences: a free JSON object, with the peculiarities of how servers keep it.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace json = boost::json;
namespace net = boost::asio;

namespace
{

using example::expect;

/// Writing replaces everything, so a change reads first. Two programs that do this at the same time can
/// undo each other's change: servers have no means against it.
net::awaitable<void> change_one(appwrite::users users, std::string id)
{
    //[change
    json::object prefs = co_await users.get_prefs(id);
    prefs["theme"] = "dark";
    prefs["font_size"] = 12;
    prefs = co_await users.update_prefs(id, prefs);
    //]
    std::cout << "now:   " << json::serialize(prefs) << '\n';
    expect(prefs.at("theme") == "dark", "the change is lost");

    prefs["theme"] = "light";
    prefs = co_await users.update_prefs(id, prefs);
    std::cout << "then:  " << json::serialize(prefs) << '\n';
    expect(prefs.at("font_size") == 12, "something else has changed");
}

/// Servers keep PHP arrays, for which an empty object is an empty list, and a whole number is an integer.
net::awaitable<void> what_comes_back(appwrite::users users, std::string id)
{
    json::object nothing_inside;
    nothing_inside["empty"] = json::object();
    nothing_inside["number"] = 2.0;
    std::cout << "sent:  " << json::serialize(nothing_inside) << '\n';
    json::object const kept = co_await users.update_prefs(id, nothing_inside);
    std::cout << "kept:  " << json::serialize(kept) << '\n';
    expect(kept.at("empty").is_array(), "the empty object has survived");
}

/// What a server would refuse, or would not be able to give back, is refused before it is sent.
net::awaitable<void> refused(appwrite::users_nothrow users, std::string id)
{
    json::object list;
    list["0"] = "a";
    list["1"] = "b";
    json::object too_large;
    too_large["text"] = std::string(70'000, 'x');
    json::object unreadable;
    unreadable["$id"] = "x";
    for (json::object const* prefs : {&list, &too_large, &unreadable})
    {
        appwrite::result<json::object> const outcome = co_await users.update_prefs(id, *prefs);
        expect(!outcome && outcome.error() == appwrite::errc::invalid_argument, "these were sent");
        std::cout << outcome.error().message() << '\n';
    }
}

net::awaitable<void> all(appwrite::client_options options, std::string id)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    co_await client.users().create(
        appwrite::new_user(id).email(id + "@example.com").password("correct horse").name("Walter"));
    co_await change_one(client.users(), id);
    co_await what_comes_back(client.users(), id);
    co_await refused(client.users(appwrite::nothrow), id);
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
