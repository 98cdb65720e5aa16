//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's file that calls three operations; compile_time.sh measures what it costs to compile.
//
#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

boost::asio::awaitable<void> three_calls();

boost::asio::awaitable<void> three_calls()
{
    appwrite::client client(co_await boost::asio::this_coro::executor,
        appwrite::client_options("https://cloud.appwrite.io/v1", "project").key("key"));
    auto users = client.users();
    appwrite::new_user walter(appwrite::unique_id());
    walter.email("walter@example.com").password("correct horse").name("Walter");
    appwrite::user made = co_await users.create(walter);
    appwrite::user found = co_await users.get(made.id);
    auto some = co_await users.list(appwrite::list_users().search("walter").limit(50));
}
