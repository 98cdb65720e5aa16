//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Teams and who is in them.
//
#include "teams.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

const team_record* team_table::add(team_record team)
{
    if (find(team.id))
        return nullptr;
    team.sequence = ++last_sequence_;
    changes_.touch(record_kind::team, team.id);
    const std::string id = team.id;
    return &teams_.emplace(id, std::move(team)).first->second;
}

void team_table::restore(team_record team)
{
    last_sequence_ = team.sequence;
    const std::string id = team.id;
    teams_.emplace(id, std::move(team));
}

void team_table::restore(membership_record membership)
{
    const membership_record& added = members_.restore(std::move(membership));
    by_team_[added.team_id].push_back(&added);
}

const team_record* team_table::find(std::string_view id) const noexcept
{
    const auto found = teams_.find(id);
    return found == teams_.end() ? nullptr : &found->second;
}

void team_table::remove(const team_record& team)
{
    // A copy: what it is made of goes.
    for (const membership_record* membership : member_list(members_of(team.id)))
        forget(*membership);
    changes_.touch(record_kind::team, team.id);
    teams_.erase(teams_.find(team.id));
}

const membership_record& team_table::join(membership_record membership)
{
    const membership_record& added = members_.add(std::move(membership));
    by_team_[added.team_id].push_back(&added);
    count(added, 1);
    return added;
}

void team_table::leave(const membership_record& membership)
{
    count(membership, -1);
    forget(membership);
}

void team_table::leave_all(std::string_view user_id)
{
    for (const membership_record* membership : member_list(members_.of(user_id)))
        leave(*membership);
}

const membership_record* team_table::find_member(
    std::string_view team_id, std::string_view user_id) const noexcept
{
    const member_list& theirs = members_.of(user_id);
    const auto found = std::find_if(theirs.begin(), theirs.end(),
        [&](const membership_record* membership) { return membership->team_id == team_id; });
    return found == theirs.end() ? nullptr : *found;
}

const std::vector<const membership_record*>& team_table::members_of(std::string_view team_id) const noexcept
{
    static const member_list none;
    const auto found = by_team_.find(team_id);
    return found == by_team_.end() ? none : found->second;
}

void team_table::clear()
{
    for (const auto& [id, team] : teams_)
        changes_.touch(record_kind::team, id);
    by_team_.clear();
    members_.clear();
    teams_.clear();
}

void team_table::count(const membership_record& membership, std::int64_t difference)
{
    if (membership.joined == 0)
        return;
    changes_.touch(record_kind::team, membership.team_id);
    teams_.find(membership.team_id)->second.total += difference;
}

void team_table::forget(const membership_record& membership)
{
    const auto team = by_team_.find(membership.team_id);
    std::erase(team->second, &membership);
    if (team->second.empty())
        by_team_.erase(team);
    members_.remove(membership);
}

} // namespace appwrite::testing::detail
