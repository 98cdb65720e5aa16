//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Teams and who is in them.
//
#ifndef APPWRITE_SRC_TESTING_TEAMS_HPP
#define APPWRITE_SRC_TESTING_TEAMS_HPP

#include "owned_table.hpp"
#include "php_text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

struct team_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string name;

    /// Members who have joined.
    std::int64_t total = 0;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
};

struct membership_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string user_id;
    std::string team_id;
    std::vector<std::string> roles;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
    milliseconds_since_epoch invited = 0;

    /// 0: invited only.
    milliseconds_since_epoch joined = 0;
};

/// Keeps the teams' totals in step with the memberships.
class team_table
{
public:
    explicit team_table(change_set& changes) : members_(record_kind::membership, changes), changes_(changes)
    {
    }

    /// Adds a team and numbers it. @return null if there is one with this id.
    const team_record* add(team_record team);

    /// Adds a team that an earlier process has numbered. The numbers must ascend.
    void restore(team_record team);

    /// Adds a membership that an earlier process has numbered; the team's total counts it already.
    void restore(membership_record membership);

    const team_record* find(std::string_view id) const noexcept;

    /// Removes a team with its memberships.
    void remove(const team_record& team);

    /// Puts a user into a team.
    const membership_record& join(membership_record membership);
    void leave(const membership_record& membership);

    /// Takes a user out of every team.
    void leave_all(std::string_view user_id);

    /// Null if the user is not in the team.
    const membership_record* find_member(std::string_view team_id, std::string_view user_id) const noexcept;

    const owned_table<membership_record>& memberships() const noexcept { return members_; }

    /// A team's memberships, the oldest first.
    const std::vector<const membership_record*>& members_of(std::string_view team_id) const noexcept;

    /// All teams, by their ids.
    const std::map<std::string, team_record, std::less<>>& all() const noexcept { return teams_; }

    void clear();

private:
    using member_list = std::vector<const membership_record*>;

    void count(const membership_record& membership, std::int64_t difference);
    void forget(const membership_record& membership);

    std::map<std::string, team_record, std::less<>> teams_;
    owned_table<membership_record> members_;

    /// Who is in which team, by the teams' ids.
    std::map<std::string, member_list, std::less<>> by_team_;
    change_set& changes_;
    std::uint64_t last_sequence_ = 0;
};

} // namespace appwrite::testing::detail

#endif
