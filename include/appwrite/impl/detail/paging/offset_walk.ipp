//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// offset_walk: overlaps, and finding the place again.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_OFFSET_WALK_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_OFFSET_WALK_IPP

#include <appwrite/detail/paging/offset_walk.hpp>

#include <algorithm>
#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL offset_walk::offset_walk(list_terms terms, listing_nature nature, walk_place from)
    : terms_(std::move(terms))
    , nature_(nature)
    , seen_(std::move(from.delivered))
    , whole_(from.whole && terms_.offset.value_or(0) == 0)
    , next_(seen_.empty() ? terms_.offset.value_or(0) : from.next)
{
    if (!terms_.limit)
        terms_.limit = usual_page;
}

APPWRITE_IMPL bool offset_walk::is_first() const noexcept
{
    return seen_.empty();
}

/// One item of each page is known already, so pages of one would lead nowhere.
APPWRITE_IMPL std::int64_t offset_walk::asked() const noexcept
{
    return is_first() ? *terms_.limit : std::max<std::int64_t>(*terms_.limit, 2);
}

/// How many known items a page begins with. If the last ones are all alike, one more, which tells where they
/// begin.
APPWRITE_IMPL std::int64_t offset_walk::overlap() const
{
    if (is_first())
        return 0;
    if (nature_.distinct_keys)
        return 1;
    auto const other = std::find_if(
        seen_.rbegin(), seen_.rend(), [this](item_key const& k) { return !(k == seen_.back()); });
    auto const alike = static_cast<std::int64_t>(other - seen_.rbegin());
    std::int64_t const wanted = alike == 1 || other == seen_.rend() ? alike : alike + 1;
    return std::min({wanted, asked() - 1, next_});
}

APPWRITE_IMPL std::int64_t offset_walk::probe() const
{
    return search_ == search::none ? std::max<std::int64_t>(next_ - overlap(), 0) : at_;
}

APPWRITE_IMPL list_terms offset_walk::request() const
{
    list_terms out = terms_;
    if (is_first())
        return out;
    out.limit = asked();
    out.offset = probe();
    out.without_total = true;
    return out;
}

APPWRITE_IMPL walk_step offset_walk::take(std::vector<item_key> page, bool whole_listing)
{
    std::int64_t const position = whole_listing ? 0 : probe();
    std::int64_t const wanted = asked();
    bool const short_page = whole_listing || static_cast<std::int64_t>(page.size()) < wanted;

    std::optional<std::size_t> behind = is_first() ? std::optional<std::size_t>(0) : behind_known(page);
    // Everything that was delivered is gone: what is left is new. Nobody can be sure of that if items move in
    // both directions while they are looked for.
    if (!behind && position == 0 && whole_ && nature_.pulled_left && (whole_listing || !nature_.pushed_right))
        behind = 0;
    // The oldest entries expire, the last delivered one included.
    if (!behind && page.empty() && !nature_.pulled_left && search_ == search::none)
        behind = 0;
    if (!behind)
        return whole_listing ? lost() : look_elsewhere(page.size());

    walk_step out;
    for (std::size_t i = *behind; i < page.size(); ++i)
        if (!nature_.distinct_keys || std::find(seen_.begin(), seen_.end(), page[i]) == seen_.end())
            out.fresh.push_back(i);
    out.position = position;
    out.at_end = short_page;
    if (!whole_listing && wanted > largest_certain_page)
        out.at_end = static_cast<std::int64_t>(page.size()) <= overlap();
    next_ = position + static_cast<std::int64_t>(page.size());
    search_ = search::none;
    remember(page, out.fresh);
    return out;
}

/// The index behind the last item that was delivered, if the page has it.
APPWRITE_IMPL std::optional<std::size_t> offset_walk::behind_known(std::vector<item_key> const& page) const
{
    if (nature_.distinct_keys)
    {
        for (auto known = seen_.rbegin(); known != seen_.rend(); ++known)
            if (auto const found = std::find(page.begin(), page.end(), *known); found != page.end())
                return static_cast<std::size_t>(found - page.begin()) + 1;
        return std::nullopt;
    }
    // Where it should be, if there are several possibilities.
    auto const expected = static_cast<std::size_t>(overlap());
    if (search_ == search::none && expected <= page.size() && matches(page, expected - 1))
        return expected;
    for (std::size_t last = page.size(); last-- > 0;)
        if (matches(page, last))
            return last + 1;
    return std::nullopt;
}

/// Whether `page[last]` can be the last item that was delivered: what comes before it is what came before.
APPWRITE_IMPL bool offset_walk::matches(std::vector<item_key> const& page, std::size_t last) const
{
    std::size_t const count = std::min(last + 1, seen_.size());
    return std::equal(seen_.end() - static_cast<std::ptrdiff_t>(count), seen_.end(),
        page.begin() + static_cast<std::ptrdiff_t>(last + 1 - count));
}

APPWRITE_IMPL walk_step offset_walk::look_elsewhere(std::size_t items)
{
    auto const count = static_cast<std::int64_t>(items);
    // Of large pages a server may give less, so only an empty one is behind the end, and going back by more
    // than is certain to come would leave gaps.
    bool const more = count >= asked() || (asked() > largest_certain_page && count > 0);
    std::int64_t const certain = std::min(asked(), largest_certain_page);
    std::int64_t const start = std::max<std::int64_t>(next_ - overlap(), 0);
    if (search_ == search::none)
    {
        at_ = start;
        search_ = nature_.pushed_right ? search::forward : search::backward;
    }
    bool const turn = search_ == search::forward && !more;
    if (search_ == search::forward && more)
        at_ += std::max<std::int64_t>(count - overlap() + 1, 1);
    else if (!nature_.pulled_left || (at_ == 0 && !turn))
        return lost();
    else
        at_ = std::max<std::int64_t>((turn ? start : at_) - certain, 0);
    if (turn)
        search_ = search::backward;
    return walk_step();
}

APPWRITE_IMPL walk_step offset_walk::lost()
{
    search_ = search::none;
    return walk_step(api_error(errc::listing_changed, call_stage::decode,
        "the items that were delivered last are not in the listing any more, so nobody knows where to go on: "
        "start again, from the beginning or from an older checkpoint"));
}

APPWRITE_IMPL void offset_walk::remember(
    std::vector<item_key> const& page, std::vector<std::size_t> const& fresh)
{
    for (std::size_t const i : fresh)
        seen_.push_back(page[i]);
    auto const most = 2 * static_cast<std::size_t>(asked());
    if (seen_.size() <= most)
        return;
    seen_.erase(seen_.begin(), seen_.end() - static_cast<std::ptrdiff_t>(most));
    whole_ = false;
}

APPWRITE_IMPL walk_step offset_walk::fail(api_error e)
{
    return walk_step(std::move(e));
}

} // namespace appwrite::detail

#endif
