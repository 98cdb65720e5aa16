//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Finding the targets that are not where their users' addresses lead.
//
#include "target_directory.hpp"

#include "http_message.hpp"
#include "store.hpp"

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

/// Whether the target can be found without being noted.
bool goes_without_saying(const user_record& owner, const target_record& target)
{
    return (target.identifier == owner.email || target.identifier == owner.phone) && target.id.size() == 20 &&
           target.id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

void target_directory::add(user_record& owner, const target_record& target)
{
    if (goes_without_saying(owner, target))
        return;
    by_id_[to_lower(target.id)] = &owner;
    by_identifier_[to_lower(target.identifier)] = &owner;
}

void target_directory::remove(const target_record& target)
{
    by_id_.erase(to_lower(target.id));
    by_identifier_.erase(to_lower(target.identifier));
}

void target_directory::add_all(user_record& owner)
{
    for (const target_record& target : owner.targets)
        add(owner, target);
}

void target_directory::remove_all(const user_record& owner)
{
    if (by_id_.empty())
        return;
    for (const target_record& target : owner.targets)
        remove(target);
}

void target_directory::clear()
{
    by_id_.clear();
    by_identifier_.clear();
}

user_record* target_directory::owner_of_id(std::string_view id) const
{
    return find(by_id_, id);
}

user_record* target_directory::owner_of_identifier(std::string_view identifier) const
{
    return find(by_identifier_, identifier);
}

user_record* target_directory::find(const index& in, std::string_view key)
{
    const auto found = in.find(to_lower(key));
    return found == in.end() ? nullptr : found->second;
}

} // namespace appwrite::testing::detail
