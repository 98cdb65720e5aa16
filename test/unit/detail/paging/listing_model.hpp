//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A server with one listing that changes at random, and a consumer that walks through it.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_PAGING_LISTING_MODEL_HPP
#define APPWRITE_TEST_UNIT_DETAIL_PAGING_LISTING_MODEL_HPP

#include <appwrite/detail/paging/cursor_walk.hpp>
#include <appwrite/detail/paging/offset_walk.hpp>
#include <appwrite/result.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace appwrite::test::paging
{

using detail::item_key;
using detail::list_terms;
using detail::walk_place;
using detail::walk_step;

/// The items in the order in which the server lists them. New ones have ids that were never there.
class listing_model
{
public:
    explicit listing_model(std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            push_back();
    }

    void push_back() { items.push_back(fresh()); }
    void push_front() { items.insert(items.begin(), fresh()); }
    void erase(std::size_t index) { items.erase(items.begin() + static_cast<std::ptrdiff_t>(index)); }

    void erase(std::string const& id)
    {
        std::erase_if(items, [&id](item_key const& k) { return k.id == id; });
    }

    result<std::vector<item_key>> list(list_terms const& terms)
    {
        requests.push_back(terms);
        auto from = items.begin();
        if (terms.cursor_after)
        {
            from = std::find_if(
                items.begin(), items.end(), [&](item_key const& k) { return k.id == *terms.cursor_after; });
            if (from == items.end())
                return api_error(api_errc::general_cursor_not_found, call_stage::decode, "No such cursor.");
            ++from;
        }
        auto const left = static_cast<std::int64_t>(items.end() - from);
        from += std::min(left, terms.offset.value_or(0));
        auto const count = std::min({static_cast<std::int64_t>(items.end() - from), *terms.limit, most});
        return std::vector<item_key>(from, from + count);
    }

    std::vector<item_key> items;
    std::vector<list_terms> requests;
    /// The server gives no more than this, whatever it is asked for.
    std::int64_t most = 1'000'000;

private:
    item_key fresh()
    {
        ++made_;
        return item_key("i" + std::to_string(made_), 1000 + made_ / 3);
    }

    int made_ = 0;
};

/// What a generator does with a walk, one request at a time.
template <class Walk>
class consumer
{
public:
    consumer(Walk walk, walk_place from) : next(from.next), walk_(std::move(walk)), from_(std::move(from)) {}

    /// One request. The keys that it brought.
    std::vector<item_key> fetch(listing_model& server)
    {
        std::vector<item_key> out;
        auto page = server.list(walk_.request());
        walk_step const step = page ? walk_.take(*page) : walk_.fail(page.error());
        if (step.drop_held)
            held_.reset();
        error = step.error;
        searches += !error && (!page || (step.fresh.empty() && !step.at_end));
        if (error || !page)
            return out;
        if (held_)
            out.push_back(*std::exchange(held_, std::nullopt));
        for (std::size_t const i : step.fresh)
        {
            out.push_back((*page)[i]);
            next = step.position + static_cast<std::int64_t>(i) + 1;
        }
        if (step.hold_last)
        {
            held_ = out.back();
            out.pop_back();
        }
        at_end = step.at_end;
        delivered.insert(delivered.end(), out.begin(), out.end());
        return out;
    }

    /// Where it stands, if the consumer took everything.
    walk_place place(std::size_t most = 9) const
    {
        walk_place out = from_;
        out.delivered.insert(out.delivered.end(), delivered.begin(), delivered.end());
        out.next = next;
        if (out.delivered.size() > most)
        {
            out.delivered.erase(
                out.delivered.begin(), out.delivered.end() - static_cast<std::ptrdiff_t>(most));
            out.whole = false;
        }
        return out;
    }

    /// The id by which the next page will be asked for.
    std::optional<std::string> cursor() const { return walk_.request().cursor_after; }

    std::vector<item_key> delivered;
    std::optional<api_error> error;
    std::int64_t next;
    bool at_end = false;
    /// Requests that brought nothing but a reason to ask elsewhere.
    int searches = 0;

private:
    Walk walk_;
    walk_place from_;
    std::optional<item_key> held_;
};

/// How often each of `wanted` was delivered; all others must have been at most once.
inline std::string fault_of(std::vector<item_key> const& wanted, std::vector<item_key> const& delivered)
{
    std::map<std::string, int> count;
    for (item_key const& k : delivered)
        if (++count[k.id] > 1)
            return k.id + " was delivered twice";
    for (item_key const& k : wanted)
        if (count.count(k.id) == 0)
            return k.id + " was not delivered";
    return {};
}

/// Those of `all` that still exist.
inline std::vector<item_key> survivors(std::vector<item_key> const& all, listing_model const& server)
{
    std::vector<item_key> out;
    for (item_key const& k : all)
        if (std::find(server.items.begin(), server.items.end(), k) != server.items.end())
            out.push_back(k);
    return out;
}

inline list_terms terms_with(std::optional<std::int64_t> limit)
{
    list_terms out;
    out.limit = limit;
    return out;
}

} // namespace appwrite::test::paging

#endif
