//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// cursor_walk: from page to page by the last item's id, while items come and go. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_CURSOR_WALK_HPP
#define APPWRITE_DETAIL_PAGING_CURSOR_WALK_HPP

#include <appwrite/detail/paging/walk_step.hpp>
#include <appwrite/detail/users/list_terms.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace appwrite::detail
{

/// The decisions of a walk over a listing that has cursors.
///
/// The cursor is the last item of the last page, and that item is held back until the next page is there: a
/// consumer that deletes what it gets does not delete the cursor. If somebody else did, the items before it
/// take its place, one after the other, as far back as two pages and 200 items.
class cursor_walk
{
public:
    /// `terms`: the caller's, which passed `check_walk`. `from`: where an earlier walk stood, or nothing.
    APPWRITE_DECL cursor_walk(list_terms terms, walk_place from);

    /// The next request.
    APPWRITE_DECL list_terms request() const;

    /// The answer to it.
    APPWRITE_DECL walk_step take(std::vector<item_key> page, bool whole_listing = false);

    /// The failure that came instead. No error in the step: the request is now another one.
    APPWRITE_DECL walk_step fail(api_error e);

private:
    bool repeats(std::vector<item_key> const& page) const;
    bool has_seen(item_key const& key) const;
    void remember(std::vector<item_key> const& page);

    list_terms terms_;
    /// The items of the last two pages, more if they are small, oldest first. All but one held back have been
    /// delivered.
    std::vector<item_key> seen_;
    /// Where in it the last page begins, and the one before.
    std::size_t last_page_ = 0;
    std::size_t previous_page_ = 0;
    /// Whether nothing came before what is remembered.
    bool whole_ = true;
    /// Which of them is the cursor; none at the beginning.
    std::optional<std::size_t> cursor_;
    /// The cursor is the item that is held back.
    bool holds_ = false;
    /// A cursor was gone, and an older one is tried.
    bool recovering_ = false;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/cursor_walk.ipp>
#endif

#endif
