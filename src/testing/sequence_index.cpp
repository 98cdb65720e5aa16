//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users in the order of their creation, reachable by rank.
//
#include "sequence_index.hpp"

#include "store.hpp"

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

bool below(const user_record* user, std::uint64_t sequence) noexcept
{
    return user->sequence < sequence;
}

} // namespace

void sequence_index::push_back(user_record* user)
{
    if (blocks_.empty() || blocks_.back().size() == block_size)
        blocks_.emplace_back().reserve(block_size);
    blocks_.back().push_back(user);
    ++size_;
}

void sequence_index::erase(std::uint64_t sequence)
{
    const std::size_t which = block_of(sequence);
    if (which == blocks_.size())
        return;
    block& users = blocks_[which];
    const auto at = std::lower_bound(users.begin(), users.end(), sequence, below);
    if (at == users.end() || (*at)->sequence != sequence)
        return;
    users.erase(at);
    --size_;
    if (users.empty())
        blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(which));
}

void sequence_index::clear() noexcept
{
    blocks_.clear();
    size_ = 0;
}

std::size_t sequence_index::rank(std::uint64_t sequence) const noexcept
{
    const std::size_t which = block_of(sequence);
    std::size_t result = 0;
    for (std::size_t i = 0; i < which; ++i)
        result += blocks_[i].size();
    if (which < blocks_.size())
    {
        const block& users = blocks_[which];
        result += static_cast<std::size_t>(
            std::lower_bound(users.begin(), users.end(), sequence, below) - users.begin());
    }
    return result;
}

sequence_index::place sequence_index::locate(std::size_t rank) const noexcept
{
    std::size_t which = 0;
    for (; which < blocks_.size() && rank >= blocks_[which].size(); ++which)
        rank -= blocks_[which].size();
    return {which, which < blocks_.size() ? rank : 0};
}

std::size_t sequence_index::block_of(std::uint64_t sequence) const noexcept
{
    // The first block whose last user is not below.
    return static_cast<std::size_t>(
        std::lower_bound(blocks_.begin(), blocks_.end(), sequence,
            [](const block& users, std::uint64_t number) { return users.back()->sequence < number; }) -
        blocks_.begin());
}

} // namespace appwrite::testing::detail
