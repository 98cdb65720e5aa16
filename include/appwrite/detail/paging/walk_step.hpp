//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// walk_step, walk_place: what a walk over a listing says and where it stands. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_WALK_STEP_HPP
#define APPWRITE_DETAIL_PAGING_WALK_STEP_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/paging/item_key.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace appwrite::detail
{

/// The size of a page for which the caller names none. No server refuses it.
inline constexpr std::int64_t usual_page = 100;

/// Up to this size a short page is the end of the listing; of larger pages a server may give less than was
/// asked for.
inline constexpr std::int64_t largest_certain_page = 100;

/// How many delivered items a walk remembers at least, to find its place again.
inline constexpr std::size_t least_remembered = 200;

/// What is to be done with an answer of the server. Neither items, nor the end, nor an error: ask again.
class walk_step
{
public:
    walk_step() = default;
    explicit walk_step(api_error e) : error(std::move(e)) {}

    /// The items of the page to deliver: their indices, ascending.
    std::vector<std::size_t> fresh;
    /// The last of them is to be delivered only together with the next page, because it is the cursor.
    bool hold_last = false;
    /// What was held back does not exist any more.
    bool drop_held = false;
    /// Nothing comes after this page.
    bool at_end = false;
    /// The offset of the page's first item, in a walk by offsets.
    std::int64_t position = 0;
    /// The walk cannot go on. It stands where it stood, so the same may be tried again.
    std::optional<api_error> error;
};

/// Where a walk stands: what a checkpoint says.
class walk_place
{
public:
    /// The items that were delivered last, oldest first.
    std::vector<item_key> delivered;
    /// Whether these are all that were delivered.
    bool whole = true;
    /// The offset behind the last one, in a walk by offsets.
    std::int64_t next = 0;
};

} // namespace appwrite::detail

#endif
