//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Running one coroutine to its end.
//
#ifndef APPWRITE_TEST_SUPPORT_AWAIT_HPP
#define APPWRITE_TEST_SUPPORT_AWAIT_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <optional>
#include <utility>

namespace appwrite::test
{

/// Runs `what` to its end; whatever it throws is thrown here. `io_context::run` has to return: nothing of the
/// library may keep it busy once the call is done. Not a template: what it takes to spawn a coroutine is
/// compiled once.
void await(net::io_context& ctx, net::awaitable<void> what);

template <class T>
net::awaitable<void> keep_result(net::awaitable<T> what, std::optional<T>& out)
{
    out.emplace(co_await std::move(what));
}

/// The same, and returns the result.
template <class T>
T await(net::io_context& ctx, net::awaitable<T> what)
{
    std::optional<T> out;
    await(ctx, keep_result(std::move(what), out));
    return std::move(*out);
}

/// The same on a context of its own.
template <class T>
T run(net::awaitable<T> what)
{
    net::io_context ctx;
    return await(ctx, std::move(what));
}

} // namespace appwrite::test

#endif
