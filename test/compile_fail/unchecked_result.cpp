// expect: (conversion|convert).*(result|user)|no viable conversion
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// With appwrite::nothrow a failure cannot be mistaken for a user.
//
#include <appwrite/users.hpp>

#include <boost/asio/awaitable.hpp>

boost::asio::awaitable<void> get(appwrite::users_nothrow users);

boost::asio::awaitable<void> get(appwrite::users_nothrow users)
{
#ifdef APPWRITE_MUST_FAIL
    appwrite::user walter = co_await users.get("walter");
#else
    appwrite::result<appwrite::user> walter = co_await users.get("walter");
#endif
}
