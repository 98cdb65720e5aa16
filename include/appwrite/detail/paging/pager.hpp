//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pager: what stands behind a generator: items that wait, the page ahead, the checkpoint.
//
#ifndef APPWRITE_DETAIL_PAGING_PAGER_HPP
#define APPWRITE_DETAIL_PAGING_PAGER_HPP

#include <appwrite/detail/paging/checkpoint.hpp>
#include <appwrite/detail/paging/page_source.hpp>
#include <appwrite/detail/paging/task_group.hpp>
#include <appwrite/detail/paging/walk_rules.hpp>

#include <boost/asio/error.hpp>

#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// The consumer's side of a listing. One consumer; only the page ahead is fetched elsewhere, and it has its
/// own half, the source.
template <class T>
class pager
{
public:
    using parameters = typename page_source<T>::parameters;

    pager(std::shared_ptr<core> c, std::string owner, parameters p, call_options options)
        : source_(std::make_shared<page_source<T>>(
              std::move(c), std::move(owner), std::move(p), std::move(options)))
    {
    }

    void resume(std::string text);
    void prefetch(bool yes) noexcept { prefetch_ = yes; }
    std::string checkpoint() const;
    /// An item for which nothing has to be fetched.
    std::optional<T> take();

    // They hold the pager, so that a generator may be destroyed while one is awaited.
    static net::awaitable<result<std::optional<T>>> next(std::shared_ptr<pager> self);
    static net::awaitable<result<page<T>>> next_page(std::shared_ptr<pager> self);

private:
    /// A page that is fetched ahead, in the frame of nobody.
    class ahead
    {
    public:
        task_group task;
        std::optional<result<page_batch<T>>> got;
        std::exception_ptr thrown;
    };

    listing_name name() const
    {
        return listing_name(std::string(source_->project()), std::string(listing_of<T>::row().name),
            parameters_fingerprint(source_->terms(), source_->owner()));
    }
    static api_error aborted(char const* why)
    {
        api_error e(net::error::operation_aborted, call_stage::first_byte, why);
        return std::move(e.operation(std::string(listing_of<T>::row().name)));
    }
    std::optional<api_error> begin();
    net::awaitable<std::optional<api_error>> fill();
    net::awaitable<result<page_batch<T>>> fetched_ahead();
    static net::awaitable<void> fetch_ahead(std::shared_ptr<page_source<T>> source, std::weak_ptr<ahead> to);
    T pop();

    std::shared_ptr<page_source<T>> source_;
    std::shared_ptr<ahead> ahead_;
    std::deque<listed_item<T>> waiting_;
    walk_place place_;
    std::string resume_from_;
    bool prefetch_ = false;
    bool begun_ = false;
    bool delivered_ = false;
    bool at_end_ = false;
};

/// The walk begins anew. A page under way is cancelled with whom it is for, and has the old source for
/// itself.
template <class T>
void pager<T>::resume(std::string text)
{
    std::shared_ptr<page_source<T>> fresh = source_->anew();
    ahead_.reset();
    waiting_.clear();
    source_ = std::move(fresh);
    resume_from_ = std::move(text);
    begun_ = delivered_ = at_end_ = false;
}

/// Before anything was delivered it is the text that the walk begins with.
template <class T>
std::string pager<T>::checkpoint() const
{
    return delivered_ ? write_checkpoint(name(), place_) : resume_from_;
}

template <class T>
net::awaitable<result<std::optional<T>>> pager<T>::next(std::shared_ptr<pager> self)
{
    std::optional<api_error> error = co_await self->fill();
    if (error)
        co_return *std::move(error);
    co_return self->take();
}

template <class T>
net::awaitable<result<page<T>>> pager<T>::next_page(std::shared_ptr<pager> self)
{
    std::optional<api_error> error = co_await self->fill();
    if (error)
        co_return *std::move(error);
    page<T> out;
    while (!self->waiting_.empty())
        out.items.push_back(self->pop());
    co_return std::move(out);
}

template <class T>
std::optional<T> pager<T>::take()
{
    std::optional<T> out;
    if (!waiting_.empty())
        out.emplace(pop());
    return out;
}

/// Takes the next item and notes that it was delivered.
template <class T>
T pager<T>::pop()
{
    listed_item<T> item = std::move(waiting_.front());
    waiting_.pop_front();
    if (place_.delivered.size() == checkpoint_items)
    {
        place_.delivered.erase(place_.delivered.begin());
        place_.whole = false;
    }
    place_.delivered.push_back(std::move(item.key));
    place_.next = item.next;
    delivered_ = true;
    return std::move(item.value);
}

/// Looks at the parameters and at the checkpoint before the first request.
template <class T>
std::optional<api_error> pager<T>::begin()
{
    result<walk_place> from = read_checkpoint(resume_from_, name());
    std::optional<api_error> why = check_walk(source_->terms(), listing_of<T>::has_cursors);
    if (!why && !from)
        why = from.error();
    if (why)
        return std::move(why->operation(std::string(listing_of<T>::row().name)));
    place_ = *std::move(from);
    source_->begin(place_);
    begun_ = true;
    return std::nullopt;
}

/// Sees to it that an item waits, unless the listing is at its end.
template <class T>
net::awaitable<std::optional<api_error>> pager<T>::fill()
{
    if (!begun_)
        if (auto why = begin())
            co_return why;
    if (!waiting_.empty() || at_end_)
        co_return std::nullopt;

    net::awaitable<result<page_batch<T>>> under_way =
        ahead_ ? without_throwing(fetched_ahead()) : page_source<T>::fetch(source_);
    result<page_batch<T>> got = co_await std::move(under_way);
    if (!got)
        co_return std::move(got).error();
    for (listed_item<T>& item : got->items)
        waiting_.push_back(std::move(item));
    at_end_ = got->at_end;

    if (prefetch_ && !at_end_)
    {
        net::any_io_executor const here = co_await net::this_coro::executor;
        ahead_ = std::make_shared<ahead>();
        ahead_->task.start(here, fetch_ahead(source_, ahead_));
    }
    co_return std::nullopt;
}

/// Runs on a strand of its own. Its owner looks at the result only when it has ended.
template <class T>
net::awaitable<void> pager<T>::fetch_ahead(std::shared_ptr<page_source<T>> source, std::weak_ptr<ahead> to)
{
    std::optional<result<page_batch<T>>> got;
    std::exception_ptr thrown;
    try
    {
        got = co_await page_source<T>::fetch(std::move(source));
    }
    catch (...)
    {
        thrown = std::current_exception();
    }
    if (auto const owner = to.lock())
    {
        owner->got = std::move(got);
        owner->thrown = thrown;
    }
}

/// The page ahead, when it is there. Whatever came of it, the next one is fetched anew. Not to be thrown out
/// of by a cancellation.
template <class T>
net::awaitable<result<page_batch<T>>> pager<T>::fetched_ahead()
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    bool done = false;
    if (cancellation.cancelled() == net::cancellation_type::none)
        done = co_await ahead_->task.wait(0);
    if (!done)
        co_return aborted("cancelled while a page was fetched ahead");

    std::shared_ptr<ahead> const ended = std::exchange(ahead_, nullptr);
    if (ended->thrown)
        std::rethrow_exception(ended->thrown);
    if (!ended->got)
        co_return aborted("the page ahead was destroyed with its context");
    co_return *std::move(ended->got);
}

} // namespace appwrite::detail

#endif
