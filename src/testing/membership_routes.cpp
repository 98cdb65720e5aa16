//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The teams that a user is in.
//
#include "membership_routes.hpp"

#include "account_json.hpp"
#include "handler_support.hpp"
#include "query.hpp"

#include <optional>
#include <vector>

namespace appwrite::testing::detail
{

// Where lists look for them: in the namespace of the record.
static attribute_value value_of(const membership_record& membership, attribute which) noexcept
{
    switch (which)
    {
    case attribute::id:
        return std::string_view(membership.id);
    case attribute::sequence:
        return static_cast<std::int64_t>(membership.sequence);
    case attribute::created:
        return std::int64_t{membership.created};
    case attribute::updated:
        return std::int64_t{membership.updated};
    case attribute::user_id:
        return std::string_view(membership.user_id);
    case attribute::team_id:
        return std::string_view(membership.team_id);
    case attribute::invited:
        return std::int64_t{membership.invited};
    case attribute::joined:
        return membership.joined != 0 ? attribute_value(std::int64_t{membership.joined}) : attribute_value();
    case attribute::confirm:
        return membership.joined != 0;
    default:
        return {};
    }
}

static const text_list* list_of(const membership_record& membership, attribute which) noexcept
{
    return which == attribute::roles ? &membership.roles : nullptr;
}

namespace
{

using membership_list = std::vector<const membership_record*>;

response show_memberships(
    const call& c, const user_record& user, const membership_list& memberships, bool count)
{
    const user_shape shape(c.version, c.format);
    response result;
    // The total is that of the page, not of all.
    append_counted_list(result.body, count ? memberships.size() : 0, "memberships", memberships, shape,
        [&](const membership_record* membership)
        { append_membership(result.body, *membership, *c.teams.find(membership->team_id), &user, shape); });
    return result;
}

membership_list find_memberships(const call& c, const user_record& user, const list_plan& plan)
{
    const membership_list& all = c.teams.memberships().of(user.id);
    std::vector<row> rows;
    for (const membership_record* membership : all)
        rows.emplace_back(*membership);
    membership_list result;
    for (const std::size_t place : list(rows, plan, nullptr, c.random).places)
        result.push_back(all[place]);
    return result;
}

} // namespace

response list_memberships(call& c)
{
    const std::string_view id = user_id(c);
    if (is_old(c))
    {
        const user_record& user = existing(c, id);
        return show_memberships(c, user, c.teams.memberships().of(user.id), true);
    }
    const list_plan plan = read_plan(c.input, c.format, membership_schema());
    const auto search = to_text(c.input.optional("search", text_rule(256, 1)));
    const auto* total = c.input.optional("total", loose_boolean_rule());
    const user_record& user = existing(c, id);
    // The servers' own code trips over cursors here.
    if (!plan.cursor_id.empty())
        throw failure(500, "general_unknown", "Server Error");
    if (!plan.refused.empty())
        throw failure(400, "general_query_invalid", plan.refused);
    // Nor does any search find a membership.
    const membership_list found =
        search && *search != "0" ? membership_list() : find_memberships(c, user, plan);
    return show_memberships(c, user, found, !total || to_boolean(*total));
}

} // namespace appwrite::testing::detail
