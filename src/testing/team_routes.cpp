//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Teams, as far as users' memberships need them.
//
#include "team_routes.hpp"

#include "account_json.hpp"
#include "account_support.hpp"
#include "create_routes.hpp"
#include "handler_support.hpp"
#include "target_routes.hpp"
#include "unique_id.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

failure team_not_found(const call& c)
{
    return {404, "team_not_found",
        is_old(c) ? "Team not found" : "Team with the requested ID could not be found."};
}

const team_record& existing_team(const call& c, std::string_view id)
{
    const team_record* team = c.teams.find(id);
    if (!team)
        throw team_not_found(c);
    return *team;
}

response show_team(const call& c, const team_record& team, unsigned status)
{
    response result;
    result.status = status;
    append_team(result.body, team, user_shape(c.version, c.format));
    return result;
}

/// Roles have names of the form of ids.
rule roles_rule()
{
    constexpr std::size_t most = 100;
    const rule one = uid_rule();
    return {
        "Value must a valid array no longer than " + std::to_string(most) + " items and " + one.description,
        [one](const json::value& value)
        {
            const json::array* list = value.if_array();
            return list && list->size() <= most && std::all_of(list->begin(), list->end(), one.accepts);
        }};
}

/// Whom to put into a team: by id, e-mail address or phone number, the first that is given.
struct invitation
{
    std::string email;
    std::string user_id;
    std::string phone;
    std::vector<std::string> roles;
    std::string name;
};

rule url_rule()
{
    return {"URL host must be one of: localhost", [](const json::value& value)
        {
            const json::string* url = value.if_string();
            return url && (url->starts_with("http://") || url->starts_with("https://"));
        }};
}

invitation read_invitation(const call& c)
{
    invitation result;
    if (is_old(c))
        result.email = to_text(c.input.required("email", email_rule()));
    else
    {
        result.email = to_text(c.input.optional("email", email_rule())).value_or("");
        result.user_id = to_text(c.input.optional("userId", uid_rule())).value_or("");
        result.phone = to_text(c.input.optional("phone", phone_rule(c.version))).value_or("");
    }
    result.email = to_lower(result.email);
    for (const json::value& role : c.input.required("roles", roles_rule()).get_array())
        result.roles.push_back(to_text(role));
    if (is_old(c))
        c.input.required("url", url_rule());
    else
        c.input.optional("url", url_rule());
    result.name = to_text(c.input.optional("name", text_rule(128))).value_or("");
    if (result.user_id.empty() && result.email.empty() && result.phone.empty())
        throw failure::invalid_argument("At least one of userId, email, or phone is required");
    return result;
}

/// Who is invited without having an account gets one.
const user_record& add_invitee(call& c, const invitation& wanted)
{
    user_record user;
    user.id = unique_id(c.random);
    user.name = wanted.name.empty() ? wanted.email : wanted.name;
    if (!wanted.email.empty())
        user.email = wanted.email;
    if (!wanted.phone.empty())
        user.phone = wanted.phone;
    user.created = user.updated = user.registration = c.now;
    set_password(user, unique_id(c.random), c.random() | 1U);
    if (!is_old(c) && user.email)
        add_target(user, provider_type::email, *user.email, c.now, c.random);
    if (!is_old(c) && user.phone)
        add_target(user, provider_type::sms, *user.phone, c.now, c.random);
    c.users.add(std::move(user));
    return c.users.last();
}

const user_record& find_invitee(call& c, const invitation& wanted)
{
    const user_record* found = nullptr;
    if (!wanted.user_id.empty())
    {
        found = c.users.find(wanted.user_id);
        if (!found)
            throw failure(404, "user_not_found", "User with given userId doesn't exist.");
    }
    else if (!wanted.email.empty())
        found = c.users.find_by_email(wanted.email);
    else
        found = c.users.find_by_phone(wanted.phone);
    return found ? *found : add_invitee(c, wanted);
}

} // namespace

response create_team(call& c)
{
    team_record team;
    team.id = chosen_id(c, "teamId");
    team.name = to_text(c.input.required("name", text_rule(128)));
    team.created = team.updated = c.now;
    const team_record* added = c.teams.add(std::move(team));
    if (!added)
        throw failure(409, "team_already_exists",
            is_old(c) ? "Team already exists"
                      : "Team with requested ID already exists. Please choose a different ID and try again.");
    return show_team(c, *added, 201);
}

response get_team(call& c)
{
    return show_team(c, existing_team(c, path_id(c, 0, "teamId")), 200);
}

response delete_team(call& c)
{
    c.teams.remove(existing_team(c, path_id(c, 0, "teamId")));
    return no_content();
}

response create_membership(call& c)
{
    const std::string_view team_id = path_id(c, 0, "teamId");
    invitation wanted = read_invitation(c);
    if (!c.by.key)
        throw failure(503, "general_smtp_disabled",
            is_old(c)
                ? "SMTP Disabled"
                : "SMTP is disabled on your Appwrite instance. You can learn more about setting up SMTP "
                  "in our docs.");
    const team_record& team = existing_team(c, team_id);
    const user_record& user = find_invitee(c, wanted);
    if (c.teams.find_member(team.id, user.id))
        throw is_old(c) ? failure(409, "team_invite_already_exists",
                              "User has already been invited or is already a member of this team")
                        : failure(409, "membership_already_confirmed", "Membership is already confirmed.");
    membership_record membership;
    membership.id = unique_id(c.random);
    membership.user_id = user.id;
    membership.team_id = team.id;
    membership.roles = std::move(wanted.roles);
    membership.created = membership.updated = membership.invited = membership.joined = c.now;
    response result;
    result.status = 201;
    // The old server forgets to fill in the names here.
    append_membership(result.body, c.teams.join(std::move(membership)), team, is_old(c) ? nullptr : &user,
        user_shape(c.version, c.format));
    return rate_limited(std::move(result), c.now);
}

response delete_membership(call& c)
{
    const std::string_view team_id = path_id(c, 0, "teamId");
    const std::string_view id = path_id(c, 1, "membershipId");
    const membership_record* membership = c.teams.memberships().find(id);
    if (!membership)
        throw is_old(c)
            ? failure(404, "team_invite_not_found", "Invite not found")
            : failure(404, "team_invite_not_found", "The requested team invitation could not be found.");
    if (membership->team_id != team_id)
        throw is_old(c)
            ? failure(404, "team_membership_mismatch", "Team IDs don't match")
            : failure(404, "team_membership_mismatch", "The membership ID does not belong to the team ID.");
    c.teams.leave(*membership);
    return no_content();
}

} // namespace appwrite::testing::detail
