//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The addresses that messages reach users at.
//
#include "target_routes.hpp"

#include "handler_support.hpp"
#include "json_members.hpp"
#include "query.hpp"
#include "unique_id.hpp"
#include "user_json.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

namespace
{

/// A target with what it does not know itself.
struct target_row
{
    const target_record* target;
    const user_record* owner;

    /// Its place among the owner's targets.
    std::size_t place;
};

attribute_value value_of(const target_row& what, attribute which) noexcept
{
    const target_record& target = *what.target;
    switch (which)
    {
    case attribute::id:
        return std::string_view(target.id);
    case attribute::sequence:
        return static_cast<std::int64_t>(what.place + 1);
    case attribute::created:
        return std::int64_t{target.created};
    case attribute::updated:
        return std::int64_t{target.updated};
    case attribute::user_id:
        return std::string_view(what.owner->id);
    case attribute::provider_id:
        return target.provider_id ? attribute_value(std::string_view(*target.provider_id))
                                  : attribute_value();
    case attribute::provider_type:
        return name_of(target.type);
    case attribute::identifier:
        return std::string_view(target.identifier);
    default:
        return {};
    }
}

const text_list* list_of(const target_row&, attribute) noexcept
{
    return nullptr;
}

failure already_exists()
{
    return {409, "user_target_already_exists", "A target with the same ID already exists."};
}

provider_type read_type(std::string_view text) noexcept
{
    return text == "email" ? provider_type::email : text == "sms" ? provider_type::sms : provider_type::push;
}

void check_identifier(const call& c, provider_type type, const boost::json::value& identifier)
{
    if (type == provider_type::email && !email_rule().accepts(identifier))
        throw failure(400, "general_invalid_email", "Value must be a valid email address.");
    if (type == provider_type::sms && !phone_rule(c.version).accepts(identifier))
        throw failure(400, "general_invalid_phone",
            "Value must be a valid phone number. Format this number with a leading '+' and a country code, "
            "e.g., +16175551212.");
}

/// @throws failure if the user has no such target.
target_record& existing_target(user_record& user, std::string_view id)
{
    const auto found = std::find_if(user.targets.begin(), user.targets.end(),
        [&](const target_record& target) { return equal_ignoring_case(target.id, id); });
    if (found == user.targets.end())
        throw failure(404, "user_target_not_found", "The target could not be found.");
    return *found;
}

response show(const target_record& target, const user_record& owner, unsigned status = 200)
{
    response result;
    result.status = status;
    append_target(result.body, target, owner.id);
    return result;
}

} // namespace

response create_target(call& c)
{
    std::string id = to_text(c.input.required("targetId", custom_id_rule()));
    if (id == "unique()")
        id = unique_id(c.random);
    const std::string_view owner = user_id(c);
    const provider_type type =
        read_type(to_text(c.input.required("providerType", word_rule({"email", "sms", "push"}, false))));
    const boost::json::value& identifier = c.input.required("identifier", text_rule(255, 1));
    // There are no providers here; servers quietly ignore an id that belongs to none.
    c.input.optional("providerId", uid_rule());
    const auto name = to_text(c.input.optional("name", text_rule(128, 1)));

    check_identifier(c, type, identifier);
    user_record& user = existing(c, owner);
    const auto same_id = [&](const target_record& t) { return equal_ignoring_case(t.id, id); };
    if (c.users.has_target(id) || std::any_of(user.targets.begin(), user.targets.end(), same_id))
        throw already_exists();
    demand_new_target(c, to_text(identifier));
    target_record target = make_target(type, to_text(identifier), c.now, c.random);
    target.id = std::move(id);
    target.name = name.value_or("");
    return show(c.users.add_target(user, std::move(target)), user, 201);
}

response list_targets(call& c)
{
    const std::string_view id = user_id(c);
    list_plan plan = read_plan(c.input, c.format, target_schema());
    if (const auto* total = c.input.optional("total", loose_boolean_rule()))
        plan.count = to_boolean(*total);

    const user_record& user = existing(c, id);
    std::vector<target_row> targets;
    for (const target_record& target : user.targets)
        targets.push_back({&target, &user, targets.size()});
    const auto at = std::find_if(targets.begin(), targets.end(),
        [&](const target_row& t) { return equal_ignoring_case(t.target->id, plan.cursor_id); });
    if (!plan.cursor_id.empty() && at == targets.end())
        refuse_cursor(plan, target_schema());
    // A complaint of the database that nobody catches.
    if (!plan.refused.empty())
        throw failure(500, "general_unknown", "Server Error");

    const std::vector<row> rows(targets.begin(), targets.end());
    const row* cursor = plan.cursor_id.empty() ? nullptr : &rows[at->place];
    if (cursor)
        check_cursor(plan, *cursor, target_schema());
    const row_page page = list(rows, plan, cursor, c.random);
    std::string body;
    members json(body);
    json.raw("total", std::to_string(page.total));
    json.key("targets");
    append_list(
        body, page.places, [&](std::size_t place) { append_target(body, user.targets[place], user.id); });
    json.finish();
    return detail::show(std::move(body));
}

response get_target(call& c)
{
    const std::string_view owner = user_id(c);
    const std::string_view id = path_id(c, 1, "targetId");
    user_record& user = existing(c, owner);
    return show(existing_target(user, id), user);
}

response update_target(call& c)
{
    const std::string_view owner = user_id(c);
    const std::string_view id = path_id(c, 1, "targetId");
    const boost::json::value* identifier = c.input.optional("identifier", text_rule(255, 1));
    const bool provider = c.input.optional("providerId", uid_rule()) != nullptr;
    const auto name = to_text(c.input.optional("name", text_rule(128, 1)));

    user_record& user = existing(c, owner);
    target_record& target = existing_target(user, id);
    if (identifier)
        check_identifier(c, target.type, *identifier);
    if (provider)
        throw failure(404, "provider_not_found", "Provider with the requested ID could not be found.");
    if (identifier)
    {
        const std::string wanted = to_text(*identifier);
        // The database refuses a second target with one identifier, and nobody catches that.
        if (!equal_ignoring_case(wanted, target.identifier) && c.users.is_target(wanted))
            throw failure(500, "general_unknown", "Server Error");
        c.users.set_identifier(user, target, wanted);
        target.expired = false;
    }
    if (name)
        target.name = *name;
    if (identifier || name)
        target.updated = c.now;
    return show(target, user);
}

response delete_target(call& c)
{
    const std::string_view owner = user_id(c);
    const std::string_view id = path_id(c, 1, "targetId");
    user_record& user = existing(c, owner);
    c.users.remove_target(user, existing_target(user, id));
    return no_content();
}

target_record make_target(
    provider_type type, const std::string& identifier, milliseconds_since_epoch now, std::mt19937_64& random)
{
    target_record target;
    target.id = unique_id(random);
    target.identifier = identifier;
    target.type = type;
    target.created = target.updated = now;
    return target;
}

void add_target(user_record& user, provider_type type, const std::string& identifier,
    milliseconds_since_epoch now, std::mt19937_64& random)
{
    user.targets.push_back(make_target(type, identifier, now, random));
}

void move_target(call& c, user_record& user, provider_type type, const std::optional<std::string>& was,
    const std::string& identifier)
{
    const auto found = std::find_if(user.targets.begin(), user.targets.end(),
        [&](const target_record& target) { return target.identifier == was; });
    if (found == user.targets.end())
    {
        if (!identifier.empty())
            c.users.add_target(user, make_target(type, identifier, c.now, c.random));
    }
    else if (identifier.empty())
        c.users.remove_target(user, *found);
    else
    {
        c.users.set_identifier(user, *found, identifier);
        found->updated = c.now;
    }
}

void demand_new_target(const call& c, std::string_view identifier)
{
    if (c.users.is_target(identifier))
        throw already_exists();
}

} // namespace appwrite::testing::detail
