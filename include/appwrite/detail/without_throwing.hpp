//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// without_throwing: a cancellation comes out as a result of what is awaited.
//
#ifndef APPWRITE_DETAIL_WITHOUT_THROWING_HPP
#define APPWRITE_DETAIL_WITHOUT_THROWING_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <optional>
#include <utility>

namespace appwrite::detail
{

/// Awaits `what` without Asio throwing when the caller is cancelled: it would, at the next co_await, and what
/// is known by then (was it sent?) would be lost. Whatever `what` throws, the caller's coroutine is left as
/// it was.
template <class T>
net::awaitable<T> without_throwing(net::awaitable<T> what)
{
    bool const throws = co_await net::this_coro::throw_if_cancelled();
    co_await net::this_coro::throw_if_cancelled(false);
    std::optional<T> out;
    std::exception_ptr failed;
    try
    {
        out = co_await std::move(what);
    }
    catch (...)
    {
        failed = std::current_exception();
    }
    co_await net::this_coro::throw_if_cancelled(throws);
    if (failed)
        std::rethrow_exception(failed);
    co_return *std::move(out);
}

} // namespace appwrite::detail

#endif
