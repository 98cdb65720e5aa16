//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// task_group: coroutines that run for somebody who waits for them and may cancel them.
//
#ifndef APPWRITE_DETAIL_PAGING_TASK_GROUP_HPP
#define APPWRITE_DETAIL_PAGING_TASK_GROUP_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <memory>

namespace appwrite::detail
{

/// Coroutines, each on a strand of its own with a cancellation signal of its own. Signals of Asio are not
/// thread-safe, so they are emitted on that strand only, and no other signal reaches the coroutine.
///
/// What a coroutine has to say it leaves where its owner looks; what it throws is lost, so it should catch.
/// Thread-safe, but one at a time may wait. Destroying the group cancels what is running.
class task_group
{
public:
    APPWRITE_DECL task_group();
    APPWRITE_DECL ~task_group();
    task_group(task_group const&) = delete;
    task_group& operator=(task_group const&) = delete;

    /// Starts `what` on a strand of `ex`. After `cancel` it is cancelled at once.
    APPWRITE_DECL void start(net::any_io_executor ex, net::awaitable<void> what);

    std::size_t running() const;

    /// Waits until at most `most` are running. False if the waiting coroutine was cancelled before, which
    /// disturbs nobody. The caller has switched off `throw_if_cancelled`; a cancellation from before the call
    /// does not count.
    APPWRITE_DECL net::awaitable<bool> wait(std::size_t most);

    /// Cancels those that run; they end soon after.
    APPWRITE_DECL void cancel();

private:
    class state;
    class child;
    class leave;

    std::shared_ptr<state> state_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/task_group.ipp>
#endif

#endif
