//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_options: what for_each_concurrent does about errors, and to whom it tells how far it is.
//
#ifndef APPWRITE_BULK_OPTIONS_HPP
#define APPWRITE_BULK_OPTIONS_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// What becomes of the items under way, and of a page that is being fetched, when an item has failed. No new
/// one is begun in either case.
enum class on_error
{
    /// They are finished.
    finish_running,
    /// They are cancelled.
    cancel_running,
};

/// What may be said about a `for_each_concurrent`. A policy may stand for the options:
/// `for_each_concurrent(all, 8, each, on_error::cancel_running)`.
class bulk_options
{
public:
    /// Gets a checkpoint.
    using checkpoint_handler = std::function<void(std::string)>;

    bulk_options() {}
    bulk_options(appwrite::on_error policy) : on_error_(policy) {}

    /// Default: `finish_running`.
    bulk_options& on_error(appwrite::on_error policy) { return on_error_ = policy, *this; }

    /// Calls `save(text)` with a checkpoint (see `basic_generator::checkpoint`) whenever `every` more items
    /// in a row are done, and when the loop ends, however it ends, with what is missing then.
    ///
    /// **What a text promises**: `fn` has succeeded for all items before it. The first one behind it has not
    /// been dealt with; those behind that one may have been, or may be under way. So a job that goes on from
    /// it leaves out nothing, and `fn` must bear to be called again for an item. After an error or a
    /// cancellation that is what was begun behind the first item that is not done; after the end of the
    /// process, as many as `limit` and `every` more. An item that takes long holds up the checkpoint.
    ///
    /// `save` is called by the loop, on the executor of the coroutine that awaits, never twice at the same
    /// time. No item is begun meanwhile, so it should not take long; if it writes to a disk and waits for
    /// that, let `every` be larger. It is not called while a page is fetched, but after it. What it throws is
    /// an error like an item's, and it is not called again.
    ///
    /// `every` is 1 or more.
    bulk_options& on_checkpoint(checkpoint_handler save, std::size_t every = 1)
    {
        on_checkpoint_ = std::move(save);
        checkpoint_every_ = every;
        return *this;
    }

    appwrite::on_error on_error() const noexcept { return on_error_; }
    checkpoint_handler const& on_checkpoint() const noexcept { return on_checkpoint_; }
    std::size_t checkpoint_every() const noexcept { return checkpoint_every_; }

private:
    appwrite::on_error on_error_ = appwrite::on_error::finish_running;
    checkpoint_handler on_checkpoint_;
    std::size_t checkpoint_every_ = 1;
};

static_assert(!std::is_aggregate_v<bulk_options>);

} // namespace appwrite

#endif
