//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users in the order of their creation, reachable by rank.
//
#ifndef APPWRITE_SRC_TESTING_SEQUENCE_INDEX_HPP
#define APPWRITE_SRC_TESTING_SEQUENCE_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace appwrite::testing::detail
{

struct user_record;

/**
 * @brief A list of users, ascending by sequence number, cut into blocks.
 *
 * Appending is cheap; erasing and finding the user of a rank or a sequence number touch one block and the
 * list of blocks: a thousandth of the users at most.
 */
class sequence_index
{
public:
    void push_back(user_record* user);
    void erase(std::uint64_t sequence);
    void clear() noexcept;

    std::size_t size() const noexcept { return size_; }

    /// The last user's place. The list must not be empty.
    user_record** last() noexcept { return &blocks_.back().back(); }

    /// How many users have a smaller sequence number.
    std::size_t rank(std::uint64_t sequence) const noexcept;

    /// Calls visit(const user_record&) for ranks first, first + 1, ... until it returns false or the end
    /// comes.
    template <class Visit>
    void ascend(std::size_t first, Visit visit) const
    {
        for (place at = locate(first); at.block < blocks_.size(); ++at.block, at.index = 0)
            for (; at.index < blocks_[at.block].size(); ++at.index)
                if (!visit(*blocks_[at.block][at.index]))
                    return;
    }

    /// Calls visit(const user_record&) for ranks count - 1, count - 2, ... until it returns false or the
    /// begin comes.
    template <class Visit>
    void descend(std::size_t count, Visit visit) const
    {
        if (count == 0)
            return;
        for (place at = locate(count - 1);; --at.block, at.index = blocks_[at.block].size() - 1)
        {
            for (std::size_t left = at.index + 1; left-- > 0;)
                if (!visit(*blocks_[at.block][left]))
                    return;
            if (at.block == 0)
                return;
        }
    }

private:
    struct place
    {
        std::size_t block;
        std::size_t index;
    };

    using block = std::vector<user_record*>;

    place locate(std::size_t rank) const noexcept;
    std::size_t block_of(std::uint64_t sequence) const noexcept;

    static constexpr std::size_t block_size = 1024;

    // Never holds an empty block.
    std::vector<block> blocks_;
    std::size_t size_ = 0;
};

} // namespace appwrite::testing::detail

#endif
