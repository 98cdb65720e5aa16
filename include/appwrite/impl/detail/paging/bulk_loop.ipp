//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_loop: room, the first error, checkpoints, the end.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_BULK_LOOP_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_BULK_LOOP_IPP

#include <appwrite/detail/paging/bulk_loop.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <string>
#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL bulk_loop::bulk_loop(std::string operation, std::size_t limit, bulk_options const& options)
    : operation_(std::move(operation))
    , limit_(limit)
    , cancel_on_error_(options.on_error() == on_error::cancel_running)
    , save_(options.on_checkpoint())
    , every_(options.checkpoint_every())
{
    if (limit == 0)
        refuse("limit", "for_each_concurrent: limit must be 1 or more");
    else if (every_ == 0)
        refuse("every", "bulk_options::on_checkpoint: every must be 1 or more");
}

APPWRITE_IMPL void bulk_loop::refuse(char const* field, char const* why)
{
    error_ = api_error(errc::invalid_argument, call_stage::validate, why);
    error_->field(field).operation(operation_);
}

APPWRITE_IMPL void bulk_loop::begin_at(std::string checkpoint)
{
    std::lock_guard lock(mutex_);
    prefix_.start(std::move(checkpoint));
}

APPWRITE_IMPL net::awaitable<bool> bulk_loop::has_room()
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    if (limit_ != 0)
        co_await items_.wait(limit_ - 1);
    aborted_ = aborted_ || cancellation.cancelled() != net::cancellation_type::none;
    save(every_);
    co_return !is_over();
}

APPWRITE_IMPL std::uint64_t bulk_loop::begin(std::string behind)
{
    std::lock_guard lock(mutex_);
    return prefix_.begin(std::move(behind));
}

APPWRITE_IMPL void bulk_loop::start(net::any_io_executor ex, net::awaitable<void> item)
{
    items_.start(std::move(ex), std::move(item));
}

APPWRITE_IMPL void bulk_loop::done(std::uint64_t number)
{
    std::lock_guard lock(mutex_);
    prefix_.done(number);
}

// If at least so many items are done that are not in the last checkpoint.
APPWRITE_IMPL void bulk_loop::save(std::size_t at_least)
{
    if (!save_)
        return;
    std::string text;
    {
        std::lock_guard lock(mutex_);
        if (prefix_.count() - saved_ < at_least)
            return;
        saved_ = prefix_.count();
        text = prefix_.checkpoint();
    }
    try
    {
        save_(std::move(text));
    }
    catch (...)
    {
        save_ = nullptr;
        fail(std::current_exception());
    }
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

APPWRITE_IMPL api_error bulk_loop::aborted() const
{
    std::uint64_t const items = prefix_.begun();
    api_error out(net::error::operation_aborted, call_stage::first_byte,
        "for_each_concurrent was cancelled after it had begun " + std::to_string(items) + " items");
    out.operation(operation_).may_have_been_executed(items != 0);
    out.elapsed(
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since_));
    return out;
}

APPWRITE_IMPL net::awaitable<std::optional<api_error>> bulk_loop::finish()
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    bool told = false;
    for (bool ended = false; !ended;)
    {
        if (!told && cancellation.cancelled() != net::cancellation_type::none)
        {
            told = aborted_ = true;
            cancel();
        }
        // One by one if somebody wants to know how far they are.
        std::size_t const running = save_ ? items_.running() : 0;
        std::size_t const most = running > 0 ? running - 1 : 0;
        ended = co_await items_.wait(most) && most == 0;
        save(ended ? 1 : every_);
    }
    std::lock_guard lock(mutex_);
    if (aborted_)
        co_return aborted();
    if (thrown_)
        std::rethrow_exception(thrown_);
    co_return error_;
}

} // namespace appwrite::detail

#endif
