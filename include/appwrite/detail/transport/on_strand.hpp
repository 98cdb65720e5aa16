//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// on_strand: awaits a coroutine that runs on another strand. The only co_spawn in the request path.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_ON_STRAND_HPP
#define APPWRITE_DETAIL_TRANSPORT_ON_STRAND_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <utility>

namespace appwrite::detail
{

/// Runs `body` on `strand` and resumes on the caller's executor with its result.
///
/// Cancellation of the caller does not travel into `body` as Asio's signals do: until Boost 1.83 `co_spawn`
/// would hand a raw pointer to the caller's signal to another thread. Instead `interrupt` is called, on the
/// caller's side, and has to make `body` end soon by means of its own; it may be called at any moment until
/// this function returns, and must be thread-safe. The caller has switched off `throw_if_cancelled`.
template <class T, class Strand, class Interrupt>
net::awaitable<T> on_strand(Strand strand, net::awaitable<T> body, Interrupt interrupt)
{
    auto const state = co_await net::this_coro::cancellation_state;
    auto slot = state.slot();
    // What was cancelled before there was somebody to tell.
    if (state.cancelled() != net::cancellation_type::none)
        interrupt();
    if (slot.is_connected())
        slot.assign([interrupt](net::cancellation_type) { interrupt(); });

    // A named, non-capturing initiation: g++ 12.2 destroys captures twice in a co_await expression.
    auto initiate = [](auto&& handler, Strand ex, net::awaitable<T> what)
    {
        // co_spawn would dispatch the handler, and the caller would go on inside the strand: whoever uses the
        // strand next would have to wait until the caller suspends, and a caller that blocks until then would
        // block for ever.
        auto home = net::prefer(
            net::get_associated_executor(handler, ex), net::execution::outstanding_work_t::tracked);
        auto resume = [home, h = std::forward<decltype(handler)>(handler)](
                          std::exception_ptr e, T out) mutable
        {
            net::post(home,
                [h = std::move(h), e, out = std::move(out)]() mutable { std::move(h)(e, std::move(out)); });
        };
        auto on_ex = net::bind_executor(ex, std::move(resume));
        net::co_spawn(
            ex, std::move(what), net::bind_cancellation_slot(net::cancellation_slot(), std::move(on_ex)));
    };
    net::use_awaitable_t<> token;
    T out = co_await net::async_initiate<net::use_awaitable_t<>, void(std::exception_ptr, T)>(
        initiate, token, std::move(strand), std::move(body));
    if (slot.is_connected())
        slot.clear();
    co_return out;
}

} // namespace appwrite::detail

#endif
