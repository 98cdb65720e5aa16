//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// offset_walk: from page to page by counting, while items come and go. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_OFFSET_WALK_HPP
#define APPWRITE_DETAIL_PAGING_OFFSET_WALK_HPP

#include <appwrite/detail/paging/walk_step.hpp>
#include <appwrite/detail/users/list_terms.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace appwrite::detail
{

/// How a listing without cursors may change.
class listing_nature
{
public:
    listing_nature(bool distinct, bool pushed, bool pulled)
        : distinct_keys(distinct), pushed_right(pushed), pulled_left(pulled)
    {
    }

    /// No two items have the same key.
    bool distinct_keys;
    /// Items may appear before those that were delivered.
    bool pushed_right;
    /// Items that were delivered may disappear.
    bool pulled_left;
};

/// The decisions of a walk over a listing that has offsets only.
///
/// Each page overlaps with what was delivered. If the overlap is not what it should be, the items have
/// moved: the walk looks for the last delivered ones, forward or backward, and goes on behind them.
class offset_walk
{
public:
    /// `terms`: the caller's, which passed `check_walk`. `from`: where an earlier walk stood, or nothing.
    APPWRITE_DECL offset_walk(list_terms terms, listing_nature nature, walk_place from);

    /// The next request.
    APPWRITE_DECL list_terms request() const;

    /// The answer to it. `whole_listing`: the server gives all items, whatever it is asked for.
    APPWRITE_DECL walk_step take(std::vector<item_key> page, bool whole_listing = false);

    /// The failure that came instead.
    APPWRITE_DECL walk_step fail(api_error e);

private:
    enum class search
    {
        none,
        forward,
        backward,
    };

    bool is_first() const noexcept;
    std::int64_t asked() const noexcept;
    std::int64_t overlap() const;
    std::int64_t probe() const;
    std::optional<std::size_t> behind_known(std::vector<item_key> const& page) const;
    bool matches(std::vector<item_key> const& page, std::size_t last) const;
    walk_step look_elsewhere(std::size_t items);
    walk_step lost();
    void remember(std::vector<item_key> const& page, std::vector<std::size_t> const& fresh);

    list_terms terms_;
    listing_nature nature_;
    /// What was delivered last, oldest first.
    std::vector<item_key> seen_;
    /// Whether nothing was delivered before what is remembered.
    bool whole_;
    /// The offset behind the last delivered item, if nothing has moved.
    std::int64_t next_;
    search search_ = search::none;
    /// The offset of the request, while the walk searches.
    std::int64_t at_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/offset_walk.ipp>
#endif

#endif
