//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Records that belong to users, looked up by their ids and by their users.
//
#ifndef APPWRITE_SRC_TESTING_OWNED_TABLE_HPP
#define APPWRITE_SRC_TESTING_OWNED_TABLE_HPP

#include "record.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

/**
 * @brief A table beside the users.
 *
 * Record needs the members id and user_id, which never change, and sequence, which the table assigns. Users
 * without records cost nothing. Changes are made through @ref edit only, so that none goes unreported.
 */
template <class Record>
class owned_table
{
public:
    owned_table(record_kind kind, change_set& changes) : kind_(kind), changes_(changes) {}

    owned_table(const owned_table&) = delete;
    owned_table& operator=(const owned_table&) = delete;

    /// Adds a record and numbers it. Its id must be new.
    const Record& add(Record what)
    {
        what.sequence = ++last_sequence_;
        changes_.touch(kind_, what.id);
        return insert(std::move(what));
    }

    /// Adds a record that an earlier process has numbered. The numbers must ascend.
    const Record& restore(Record what)
    {
        last_sequence_ = what.sequence;
        return insert(std::move(what));
    }

    const Record* find(std::string_view id) const noexcept
    {
        const auto found = records_.find(id);
        return found == records_.end() ? nullptr : &found->second;
    }

    /// A user's records, the oldest first.
    const std::vector<const Record*>& of(std::string_view user_id) const noexcept
    {
        static const std::vector<const Record*> none;
        const auto found = by_user_.find(user_id);
        return found == by_user_.end() ? none : found->second;
    }

    /// Everybody's records, the oldest first.
    std::vector<const Record*> all() const
    {
        std::vector<const Record*> result;
        result.reserve(records_.size());
        for (const auto& [id, what] : records_)
            result.push_back(&what);
        std::sort(result.begin(), result.end(),
            [](const Record* a, const Record* b) { return a->sequence < b->sequence; });
        return result;
    }

    /// The same record, to be changed.
    Record& edit(const Record& what)
    {
        changes_.touch(kind_, what.id);
        return records_.find(what.id)->second;
    }

    void remove(const Record& what)
    {
        changes_.touch(kind_, what.id);
        const auto owner = by_user_.find(what.user_id);
        std::erase(owner->second, &what);
        if (owner->second.empty())
            by_user_.erase(owner);
        records_.erase(records_.find(what.id));
    }

    void remove_all_of(std::string_view user_id)
    {
        const auto owner = by_user_.find(user_id);
        if (owner == by_user_.end())
            return;
        const std::vector<const Record*> going = std::move(owner->second);
        by_user_.erase(owner);
        for (const Record* what : going)
        {
            changes_.touch(kind_, what->id);
            records_.erase(records_.find(what->id));
        }
    }

    void clear()
    {
        for (const auto& [id, what] : records_)
            changes_.touch(kind_, id);
        by_user_.clear();
        records_.clear();
    }

    std::size_t size() const noexcept { return records_.size(); }

private:
    const Record& insert(Record what)
    {
        const Record& added = records_.emplace(what.id, std::move(what)).first->second;
        by_user_[added.user_id].push_back(&added);
        return added;
    }

    const record_kind kind_;
    change_set& changes_;
    std::map<std::string, Record, std::less<>> records_;
    std::map<std::string, std::vector<const Record*>, std::less<>> by_user_;
    std::uint64_t last_sequence_ = 0;
};

} // namespace appwrite::testing::detail

#endif
