//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_loop: room, the first error, the end.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_BULK_LOOP_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_BULK_LOOP_IPP

#include <appwrite/detail/paging/bulk_loop.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL bulk_loop::bulk_loop(std::size_t limit, bool cancel_on_error)
    : limit_(limit), cancel_on_error_(cancel_on_error)
{
    if (limit == 0)
    {
        api_error refused(errc::invalid_argument, call_stage::validate, "limit: must be 1 or more");
        error_ = std::move(refused.field("limit"));
    }
}

APPWRITE_IMPL net::awaitable<bool> bulk_loop::has_room()
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    if (limit_ != 0)
        co_await items_.wait(limit_ - 1);
    aborted_ = aborted_ || cancellation.cancelled() != net::cancellation_type::none;
    co_return !is_over();
}

APPWRITE_IMPL void bulk_loop::start(net::any_io_executor ex, net::awaitable<void> item)
{
    items_.start(std::move(ex), std::move(item));
}

APPWRITE_IMPL net::awaitable<void> bulk_loop::fetch(net::any_io_executor ex, net::awaitable<void> fetching)
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    listing_.start(std::move(ex), std::move(fetching));
    for (bool ended = false; !ended;)
    {
        ended = co_await listing_.wait(0);
        aborted_ = aborted_ || cancellation.cancelled() != net::cancellation_type::none;
        if (aborted_)
            listing_.cancel();
    }
}

APPWRITE_IMPL bool bulk_loop::is_over() const
{
    std::lock_guard lock(mutex_);
    return aborted_ || error_ || thrown_;
}

APPWRITE_IMPL void bulk_loop::fail(api_error e)
{
    {
        std::lock_guard lock(mutex_);
        if (error_ || thrown_)
            return;
        error_ = std::move(e);
    }
    if (cancel_on_error_)
        cancel();
}

APPWRITE_IMPL void bulk_loop::fail(std::exception_ptr e)
{
    {
        std::lock_guard lock(mutex_);
        if (error_ || thrown_)
            return;
        thrown_ = std::move(e);
    }
    if (cancel_on_error_)
        cancel();
}

APPWRITE_IMPL net::awaitable<std::optional<api_error>> bulk_loop::finish()
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    bool ended = false;
    while (!ended)
    {
        if (cancellation.cancelled() != net::cancellation_type::none)
        {
            aborted_ = true;
            cancel();
        }
        ended = co_await items_.wait(0);
    }
    if (aborted_)
        co_return api_error(
            net::error::operation_aborted, call_stage::first_byte, "cancelled while items were under way");
    std::lock_guard lock(mutex_);
    if (thrown_)
        std::rethrow_exception(thrown_);
    co_return error_;
}

} // namespace appwrite::detail

#endif
