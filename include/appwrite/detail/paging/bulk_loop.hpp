//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_loop: the items under way in a for_each_concurrent, what went wrong with them, and how far they are.
//
#ifndef APPWRITE_DETAIL_PAGING_BULK_LOOP_HPP
#define APPWRITE_DETAIL_PAGING_BULK_LOOP_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/bulk_options.hpp>
#include <appwrite/detail/config.hpp>
#include <appwrite/detail/paging/done_prefix.hpp>
#include <appwrite/detail/paging/task_group.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// Shared by the loop and by the items under way. Items call `fail` and `done`, from any thread; all else is
/// the loop's, which has switched off `throw_if_cancelled`.
class bulk_loop
{
public:
    /// `operation`: the listing's, as `users.list`.
    APPWRITE_DECL bulk_loop(std::string operation, std::size_t limit, bulk_options const& options);
    bulk_loop(bulk_loop const&) = delete;
    bulk_loop& operator=(bulk_loop const&) = delete;

    /// Whether somebody wants checkpoints. Without that they are empty texts here.
    bool saves() const noexcept { return save_ != nullptr; }
    APPWRITE_DECL void begin_at(std::string checkpoint);

    /// Waits until an item may be begun. False if none may be any more.
    APPWRITE_DECL net::awaitable<bool> has_room();

    /// The number of the next item; `behind` is the checkpoint behind it.
    APPWRITE_DECL std::uint64_t begin(std::string behind);
    APPWRITE_DECL void start(net::any_io_executor ex, net::awaitable<void> item);
    APPWRITE_DECL void done(std::uint64_t number);

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
    void refuse(char const* field, char const* why);
    void save(std::size_t at_least);
    api_error aborted() const;

    std::string operation_;
    std::size_t limit_;
    bool cancel_on_error_;
    bulk_options::checkpoint_handler save_;
    std::size_t every_;
    /// How many items the last checkpoint was about that was saved.
    std::uint64_t saved_ = 0;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
    mutable std::mutex mutex_;
    done_prefix prefix_;
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
    bulk_guard(std::string operation, std::size_t limit, bulk_options const& options)
        : loop_(std::make_shared<bulk_loop>(std::move(operation), limit, options))
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
