//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_loop: the items under way in a for_each_concurrent, and what went wrong with them.
//
#ifndef APPWRITE_DETAIL_PAGING_BULK_LOOP_HPP
#define APPWRITE_DETAIL_PAGING_BULK_LOOP_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/config.hpp>
#include <appwrite/detail/paging/task_group.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>

namespace appwrite::detail
{

/// Shared by the loop and by the items under way. Items call `fail`, from any thread; all else is the loop's,
/// which has switched off `throw_if_cancelled`.
class bulk_loop
{
public:
    APPWRITE_DECL bulk_loop(std::size_t limit, bool cancel_on_error);
    bulk_loop(bulk_loop const&) = delete;
    bulk_loop& operator=(bulk_loop const&) = delete;

    /// Waits until an item may be begun. False if none may be any more.
    APPWRITE_DECL net::awaitable<bool> has_room();

    APPWRITE_DECL void start(net::any_io_executor ex, net::awaitable<void> item);

    /// Runs `fetching`, which is for the loop itself, to its end. On a strand of its own, so that an item
    /// that fails can cancel it.
    APPWRITE_DECL net::awaitable<void> fetch(net::any_io_executor ex, net::awaitable<void> fetching);

    /// Whether no item may be begun any more.
    APPWRITE_DECL bool is_over() const;
    APPWRITE_DECL void fail(api_error e);
    APPWRITE_DECL void fail(std::exception_ptr e);

    /// Waits for those under way. The first error, unless it is an exception, which is thrown.
    APPWRITE_DECL net::awaitable<std::optional<api_error>> finish();

    /// What is under way is to end.
    void cancel()
    {
        items_.cancel();
        listing_.cancel();
    }

private:
    std::size_t limit_;
    bool cancel_on_error_;
    mutable std::mutex mutex_;
    std::optional<api_error> error_;
    std::exception_ptr thrown_;
    bool aborted_ = false;
    task_group items_;
    task_group listing_;
};

/// Keeps a loop in the frame that it belongs to: if the frame is destroyed, so that nobody waits any more,
/// the items under way are cancelled.
class bulk_guard
{
public:
    bulk_guard(std::size_t limit, bool cancel_on_error)
        : loop_(std::make_shared<bulk_loop>(limit, cancel_on_error))
    {
    }
    bulk_guard(bulk_guard const&) = delete;
    bulk_guard& operator=(bulk_guard const&) = delete;
    ~bulk_guard() { loop_->cancel(); }

    bulk_loop* operator->() const noexcept { return loop_.get(); }
    std::shared_ptr<bulk_loop> const& shared() const noexcept { return loop_; }

private:
    std::shared_ptr<bulk_loop> loop_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/bulk_loop.ipp>
#endif

#endif
