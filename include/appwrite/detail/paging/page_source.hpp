//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// page_source: fetches what a walk asks for, until there is something to deliver.
//
#ifndef APPWRITE_DETAIL_PAGING_PAGE_SOURCE_HPP
#define APPWRITE_DETAIL_PAGING_PAGE_SOURCE_HPP

#include <appwrite/detail/paging/listing_of.hpp>
#include <appwrite/detail/perform.hpp>
#include <appwrite/detail/without_throwing.hpp>
#include <appwrite/models/page.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::detail
{

/// An item on its way to the consumer.
template <class T>
class listed_item
{
public:
    listed_item(T v, item_key k, std::int64_t behind) : value(std::move(v)), key(std::move(k)), next(behind)
    {
    }

    T value;
    item_key key;
    /// The offset behind it, in a walk by offsets.
    std::int64_t next;
};

/// What one or several requests brought.
template <class T>
class page_batch
{
public:
    std::vector<listed_item<T>> items;
    bool at_end = false;
};

/// A listing, and the walk through it. Used by one fetch at a time.
template <class T>
class page_source
{
public:
    using listing = listing_of<T>;
    using parameters = typename listing::parameters;

    page_source(std::shared_ptr<core> c, std::string owner, parameters p, call_options options)
        : core_(std::move(c))
        , owner_(std::move(owner))
        , parameters_(std::move(p))
        , options_(std::move(options))
    {
    }

    list_terms const& terms() const noexcept { return parameters_.terms(); }
    std::string const& owner() const noexcept { return owner_; }
    std::string_view project() const noexcept { return core_->project(); }
    void begin(walk_place from) { walk_.emplace(listing::make_walk(terms(), std::move(from))); }

    /// The next items: at least one, or the end. `begin` was called. After an error the same may be tried
    /// again.
    static net::awaitable<result<page_batch<T>>> fetch(std::shared_ptr<page_source> self)
    {
        // A cancellation comes out as an error of the request, as it does for a single call.
        return without_throwing(fetch_some(std::move(self)));
    }

    /// The same listing, not begun. May be called while this one fetches.
    std::shared_ptr<page_source> anew() const
    {
        return std::make_shared<page_source>(core_, owner_, parameters_, options_);
    }

private:
    static net::awaitable<result<page_batch<T>>> fetch_some(std::shared_ptr<page_source> self);
    net::awaitable<result<page<T>>> request() const;
    std::optional<api_error> answer(result<page<T>> got, page_batch<T>& out);
    void deliver(page<T>& from, std::vector<item_key> const& keys, walk_step const& step, page_batch<T>& out);

    std::shared_ptr<core> core_;
    std::string owner_;
    parameters parameters_;
    call_options options_;
    std::optional<typename listing::walk> walk_;
    std::optional<listed_item<T>> held_;
};

template <class T>
net::awaitable<result<page_batch<T>>> page_source<T>::fetch_some(std::shared_ptr<page_source> self)
{
    page_batch<T> out;
    std::optional<api_error> error;
    while (!error && !out.at_end && out.items.empty())
    {
        result<page<T>> got = co_await self->request();
        error = self->answer(std::move(got), out);
    }
    if (error)
        co_return std::move(error->operation(std::string(listing::row().name)));
    co_return std::move(out);
}

template <class T>
net::awaitable<result<page<T>>> page_source<T>::request() const
{
    parameters p = parameters_;
    p.terms() = walk_->request();
    return perform<nothrow_t, page<T>>(
        core_, listing::row(), listing::plan_page(core_->server(), owner_, p, terms()), options_);
}

template <class T>
std::optional<api_error> page_source<T>::answer(result<page<T>> got, page_batch<T>& out)
{
    walk_step step;
    std::vector<item_key> keys;
    if (got)
    {
        for (T const& item : got->items)
            keys.push_back(key_of(item));
        step = walk_->take(keys, listing::is_whole(core_->server()));
    }
    else
        step = walk_->fail(std::move(got).error());
    if (step.drop_held)
        held_.reset();
    if (step.error || !got)
        return std::move(step.error);
    deliver(*got, keys, step, out);
    return std::nullopt;
}

template <class T>
void page_source<T>::deliver(
    page<T>& from, std::vector<item_key> const& keys, walk_step const& step, page_batch<T>& out)
{
    if (held_)
        out.items.push_back(*std::exchange(held_, std::nullopt));
    for (std::size_t const i : step.fresh)
        out.items.emplace_back(
            std::move(from.items[i]), keys[i], step.position + static_cast<std::int64_t>(i) + 1);
    if (step.hold_last)
    {
        held_ = std::move(out.items.back());
        out.items.pop_back();
    }
    out.at_end = step.at_end;
}

} // namespace appwrite::detail

#endif
