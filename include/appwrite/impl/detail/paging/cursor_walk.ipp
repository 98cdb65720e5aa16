//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// cursor_walk: cursors, and what to do without them.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_CURSOR_WALK_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_CURSOR_WALK_IPP

#include <appwrite/detail/paging/cursor_walk.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL cursor_walk::cursor_walk(list_terms terms, walk_place from)
    : terms_(std::move(terms)), seen_(std::move(from.delivered)), whole_(from.whole)
{
    if (!terms_.limit)
        terms_.limit = usual_page;
    if (!seen_.empty())
        cursor_ = seen_.size() - 1;
}

APPWRITE_IMPL list_terms cursor_walk::request() const
{
    list_terms out = terms_;
    if (!seen_.empty())
        out.without_total = true;
    if (cursor_)
    {
        out.cursor_after = seen_[*cursor_].id;
        out.offset.reset();
    }
    return out;
}

APPWRITE_IMPL walk_step cursor_walk::take(std::vector<item_key> page, bool)
{
    if (repeats(page))
        return walk_step(api_error(errc::cursor_loop, call_stage::decode,
            "the page after '" + seen_[*cursor_].id + "' has items that came before it"));

    walk_step out;
    for (std::size_t i = 0; i < page.size(); ++i)
        if (!recovering_ || !has_seen(page[i]))
            out.fresh.push_back(i);
    out.at_end = page.empty() || (*terms_.limit <= largest_certain_page &&
                                     page.size() < static_cast<std::size_t>(*terms_.limit));
    out.hold_last = !out.at_end && !out.fresh.empty() && out.fresh.back() == page.size() - 1;

    holds_ = out.hold_last;
    remember(page);
    recovering_ = false;
    return out;
}

/// Whether the server ignored the cursor. Not asked in a recovery: what was delivered comes again then.
APPWRITE_IMPL bool cursor_walk::repeats(std::vector<item_key> const& page) const
{
    if (!cursor_ || recovering_ || page.empty())
        return false;
    auto const previous = seen_.begin() + static_cast<std::ptrdiff_t>(previous_page_);
    auto const last = seen_.begin() + static_cast<std::ptrdiff_t>(last_page_);
    return std::find(page.begin(), page.end(), seen_[*cursor_]) != page.end() ||
           std::equal(page.begin(), page.end(), previous, last) ||
           std::equal(page.begin(), page.end(), last, seen_.end());
}

APPWRITE_IMPL bool cursor_walk::has_seen(item_key const& key) const
{
    return std::find(seen_.begin(), seen_.end(), key) != seen_.end();
}

APPWRITE_IMPL void cursor_walk::remember(std::vector<item_key> const& page)
{
    if (page.empty())
        return;
    // What came after the cursor does not exist any more.
    if (recovering_)
        seen_.resize(cursor_ ? *cursor_ + 1 : 0);
    previous_page_ = std::min(last_page_, seen_.size());
    last_page_ = seen_.size();
    seen_.insert(seen_.end(), page.begin(), page.end());

    std::size_t const kept = std::max(least_remembered, seen_.size() - previous_page_);
    if (seen_.size() > kept)
    {
        std::size_t const dropped = seen_.size() - kept;
        seen_.erase(seen_.begin(), seen_.begin() + static_cast<std::ptrdiff_t>(dropped));
        previous_page_ -= dropped;
        last_page_ -= dropped;
        whole_ = false;
    }
    cursor_ = seen_.size() - 1;
}

APPWRITE_IMPL walk_step cursor_walk::fail(api_error e)
{
    // Without a cursor of ours it is the caller's that does not exist.
    if (!(e == api_errc::general_cursor_not_found) || !cursor_)
        return walk_step(std::move(e));

    // From the beginning: good if all that was delivered is gone, but for an offset, which counts what came
    // before the beginning, and some of that may be gone as well.
    bool const restart = whole_ && terms_.offset.value_or(0) == 0;
    if (*cursor_ == 0 && !restart)
    {
        std::string why = e.message();
        why += " Nor do the items before it that the walk remembers: start again, from the beginning or from "
               "an older checkpoint.";
        return walk_step(std::move(e.message(std::move(why))));
    }

    walk_step out;
    recovering_ = true;
    out.drop_held = holds_;
    std::size_t const gone = *cursor_;
    cursor_ = gone == 0 ? std::nullopt : std::optional(gone - 1);
    // It was not delivered. Should it appear again, it is new.
    if (std::exchange(holds_, false))
        seen_.resize(gone);
    return out;
}

} // namespace appwrite::detail

#endif
