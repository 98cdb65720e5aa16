// expect: nodiscard
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A call that nobody awaits would never be made; compilers warn of it (here a warning is an error).
//
#include <appwrite/users.hpp>

#include <boost/asio/awaitable.hpp>

boost::asio::awaitable<void> remove(appwrite::users users);

boost::asio::awaitable<void> remove(appwrite::users users)
{
#ifdef APPWRITE_MUST_FAIL
    users.delete_user("walter");
#endif
    co_await users.delete_user("walter");
}
