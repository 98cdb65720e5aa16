//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// done_prefix: up to where all items of a job are done that are dealt with several at a time. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_DONE_PREFIX_HPP
#define APPWRITE_DETAIL_PAGING_DONE_PREFIX_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// Remembers only the items that are not done, each with the checkpoint before it: the earliest of them is
/// where the prefix ends. So its memory is that of the items under way, however far they are ahead of one
/// that takes long.
class done_prefix
{
public:
    /// The checkpoint with which the job begins.
    void start(std::string at) { last_ = std::move(at); }

    /// The next item begins; `behind` is the checkpoint behind it. Returns its number.
    std::uint64_t begin(std::string behind)
    {
        open_.emplace_hint(open_.end(), begun_, std::move(last_));
        last_ = std::move(behind);
        return begun_++;
    }

    /// The item with this number is done. One that failed never is.
    void done(std::uint64_t number) { open_.erase(number); }

    /// How many items the prefix has.
    std::uint64_t count() const { return open_.empty() ? begun_ : open_.begin()->first; }
    /// The checkpoint behind them.
    std::string const& checkpoint() const { return open_.empty() ? last_ : open_.begin()->second; }

    std::uint64_t begun() const noexcept { return begun_; }
    /// How many checkpoints are kept for items that are not done.
    std::size_t open() const noexcept { return open_.size(); }

private:
    std::map<std::uint64_t, std::string> open_;
    std::string last_;
    std::uint64_t begun_ = 0;
};

} // namespace appwrite::detail

#endif
