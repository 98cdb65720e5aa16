//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// for_each_concurrent: does something with every item of a listing, several at a time.
//
#ifndef APPWRITE_FOR_EACH_CONCURRENT_HPP
#define APPWRITE_FOR_EACH_CONCURRENT_HPP

#include <appwrite/bulk_options.hpp>
#include <appwrite/detail/paging/bulk_loop.hpp>
#include <appwrite/detail/without_throwing.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/generator.hpp>
#include <appwrite/result.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/assert/source_location.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// Calls `fn` for every item of a listing, with up to `limit` items under way at a time.
///
/// ```
/// auto block = [&users](appwrite::user who) -> net::awaitable<void>
/// { co_await users.update_status(who.id, false); };
/// co_await appwrite::for_each_concurrent(users.list_all(), 16, block);
/// ```
///
/// With g++ 12 give the callable a name, as here: the compiler destroys a lambda with captures that is
/// written inside the `co_await` expression twice.
///
/// **Parameters**: `items`, a generator, which is used up; it begins where `resume` said. `limit`, 1 or more,
/// and not more than the client has room for: a call that waits half of its deadline for a connection, or for
/// a turn of `pacing`, fails with `errc::acquire_timeout` or `errc::pacing_timeout`, and so does its item
/// (see doc/pagination.md for how to choose). `fn(item)` is called with a `T` that is its own (`T&&`) and
/// returns `awaitable<void>` for a generator that throws, `awaitable<result<void>>` for one that gives
/// results. It is moved into the loop and may be called by several threads at the same time if the executor
/// has several. `options`: what becomes of the other items after an error, and who gets checkpoints.
///
/// **Going on later**: with `bulk_options::on_checkpoint` the loop tells how far everything is done, also
/// after an error or a cancellation; a generator that is given the last text to `resume` goes on there, in
/// another process as well.
///
/// **Memory**: `limit` items under way, each with a checkpoint if they are wanted, and what the generator
/// holds.
///
/// **Returns** nothing when all items are done.
///
/// **Errors**: the first one, be it the generator's, `fn`'s or that of `on_checkpoint`; after it no item is
/// begun, and what is under way ends first (`on_error`). Later errors are dropped. A job that is to go on in
/// spite of an item catches in `fn`. `errc::invalid_argument` if `limit` is 0.
///
/// **Cancellation**: terminal. All items under way are cancelled, and when they have ended the loop ends with
/// `boost::asio::error::operation_aborted`.
///
/// **Executor**: each item runs on a strand of its own of the executor of the coroutine that awaits. The loop
/// itself runs on that executor, and so does what comes after it.
template <class Mode, class T, class Fn>
net::awaitable<typename Mode::template outcome<void>> for_each_concurrent(
    basic_generator<Mode, T> items, std::size_t limit, Fn fn, bulk_options options = bulk_options());

namespace detail
{

/// What the loop does not want the throwing facade to do.
struct generator_access
{
    template <class Mode, class T>
    static net::awaitable<result<std::optional<T>>> next(basic_generator<Mode, T>& from)
    {
        return from.next_result();
    }

    template <class Mode, class T>
    static std::optional<T> take(basic_generator<Mode, T>& from)
    {
        return from.take_waiting();
    }

    template <class Mode, class T>
    static std::string checkpoint(bulk_loop const& loop, basic_generator<Mode, T> const& from)
    {
        return loop.saves() && from.pager_ ? from.checkpoint() : std::string();
    }

    template <class Mode, class T>
    static std::string operation(basic_generator<Mode, T> const&)
    {
        return basic_generator<Mode, T>::operation();
    }
};

/// The next item, of a page that has to be fetched. Where it is left lives as long as somebody uses it.
template <class T>
net::awaitable<void> fetch_item(std::shared_ptr<bulk_loop> loop,
    net::awaitable<result<std::optional<T>>> next, std::shared_ptr<std::optional<T>> to)
{
    try
    {
        result<std::optional<T>> item = co_await std::move(next);
        if (item)
            *to = *std::move(item);
        else
            loop->fail(std::move(item).error());
    }
    catch (...)
    {
        loop->fail(std::current_exception());
    }
}

/// One item. The callable lives as long as somebody uses it, also if the loop's frame is destroyed.
template <class Mode, class T, class Fn>
net::awaitable<void> run_item(
    std::shared_ptr<bulk_loop> loop, std::shared_ptr<Fn> fn, std::uint64_t number, T item)
{
    try
    {
        if constexpr (std::is_same_v<Mode, nothrow_t>)
        {
            result<void> outcome = co_await (*fn)(std::move(item));
            if (outcome)
                loop->done(number);
            else
                loop->fail(std::move(outcome).error());
        }
        else
        {
            co_await (*fn)(std::move(item));
            loop->done(number);
        }
    }
    catch (...)
    {
        loop->fail(std::current_exception());
    }
}

/// The loop. Whatever is thrown, the items under way end before the caller goes on.
template <class Mode, class T, class Fn>
net::awaitable<std::optional<api_error>> run_loop(
    std::shared_ptr<bulk_loop> loop, basic_generator<Mode, T> items, std::shared_ptr<Fn> fn)
{
    try
    {
        net::any_io_executor const here = co_await net::this_coro::executor;
        loop->begin_at(generator_access::checkpoint(*loop, items));
        while (co_await loop->has_room())
        {
            std::optional<T> item = generator_access::take(items);
            if (!item)
            {
                auto const to = std::make_shared<std::optional<T>>();
                co_await loop->fetch(here, fetch_item(loop, generator_access::next(items), to));
                item = std::move(*to);
            }
            if (!item || loop->is_over())
                break;
            std::uint64_t const number = loop->begin(generator_access::checkpoint(*loop, items));
            loop->start(here, run_item<Mode>(loop, fn, number, *std::move(item)));
        }
    }
    catch (...)
    {
        loop->fail(std::current_exception());
    }
    co_return co_await loop->finish();
}

} // namespace detail

template <class Mode, class T, class Fn>
net::awaitable<typename Mode::template outcome<void>> for_each_concurrent(
    basic_generator<Mode, T> items, std::size_t limit, Fn fn, bulk_options options)
{
    auto const callable = std::make_shared<Fn>(std::move(fn));
    detail::bulk_guard const loop(detail::generator_access::operation(items), limit, options);
    std::optional<api_error> error =
        co_await detail::without_throwing(detail::run_loop(loop.shared(), std::move(items), callable));

    if constexpr (std::is_same_v<Mode, nothrow_t>)
    {
        if (error)
            co_return *std::move(error);
        co_return result<void>();
    }
    else
    {
        if (error)
            throw_exception_from_error(*error, BOOST_CURRENT_LOCATION);
    }
}

} // namespace appwrite

#endif
