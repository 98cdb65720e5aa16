//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The least that a program with coroutines and JSON pays; compile_time.sh measures against it.
//
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/value.hpp>

#include <exception>

boost::asio::awaitable<void> nothing();
void spawn(boost::asio::io_context& context);

boost::asio::awaitable<void> nothing()
{
    co_return;
}

void spawn(boost::asio::io_context& context)
{
    boost::asio::co_spawn(context, nothing(), [](std::exception_ptr) {});
}
