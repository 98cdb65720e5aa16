//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations of the Users service, one function each.
//
#include "users_routes.hpp"

#include "failure.hpp"
#include "listing.hpp"
#include "query.hpp"
#include "user_json.hpp"

#include <boost/json/array.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

std::string text(const json::value& value)
{
    return std::string(value.get_string().data(), value.get_string().size());
}

std::optional<std::string> text_or_nothing(const json::value* value)
{
    return value ? std::optional<std::string>(text(*value)) : std::nullopt;
}

bool is_old(const call& c) noexcept
{
    return c.version == rules::v0_15;
}

failure not_found(const call& c)
{
    return {404, "user_not_found",
        is_old(c) ? "User not found" : "User with the requested ID could not be found."};
}

failure already_exists(const call& c)
{
    return {409, "user_already_exists",
        is_old(c) ? "Account already exists"
                  : "A user with the same id, email, or phone already exists in this project."};
}

failure cursor_not_found(const std::string& id)
{
    return {400, "general_cursor_not_found", "User '" + id + "' for the 'cursor' value not found."};
}

response show(const call& c, const user_record& user, unsigned status)
{
    response result;
    result.status = status;
    append_user(result.body, user, user_shape(c.version, c.format));
    return result;
}

response no_content()
{
    response result;
    result.status = 204;
    result.content_type = "text/html";
    return result;
}

/// The userId of the path, judged as every operation does it.
std::string_view user_id(const call& c)
{
    const rule demand = uid_rule();
    if (!demand.accepts(json::value(json::string_view(c.path[0].data(), c.path[0].size()))))
        c.input.refuse("userId", demand.description);
    return c.path[0];
}

/// Called when all parameters have been judged: existence comes last.
user_record& existing(call& c, std::string_view id)
{
    user_record* user = c.users.find(id);
    if (!user)
        throw not_found(c);
    return *user;
}

std::string chosen_id(call& c)
{
    // The translation for clients of 0.11, who had no userId.
    if (is_old(c) && c.format && *c.format < release{0, 12, 0} && !c.input.raw("userId"))
        return unique_id(c.random);
    std::string id = text(c.input.required("userId", custom_id_rule()));
    return id == "unique()" ? unique_id(c.random) : id;
}

response create_user(call& c)
{
    user_record user;
    user.id = chosen_id(c);
    std::optional<std::string> password;
    if (is_old(c))
    {
        user.email = to_lower(text(c.input.required("email", email_rule())));
        password = text(c.input.required("password", password_rule(c.version)));
        user.name = text_or_nothing(c.input.optional("name", text_rule(128))).value_or("");
    }
    else
    {
        user.email = text_or_nothing(c.input.optional("email", or_null(email_rule())));
        user.phone = text_or_nothing(c.input.optional("phone", or_null(phone_rule(c.version))));
        password = text_or_nothing(c.input.optional("password", password_rule(c.version)));
        user.name = text_or_nothing(c.input.optional("name", text_rule(128, 1))).value_or("");
        if (user.email)
            user.email = to_lower(*user.email);
    }
    user.created = user.updated = user.registration = c.now;
    if (password)
    {
        user.password_seed = c.random() | 1U;
        user.password_update = c.now;
    }
    if (!is_old(c) && user.email)
        add_target(user, provider_type::email, *user.email, c.now, c.random);
    if (!is_old(c) && user.phone)
        add_target(user, provider_type::sms, *user.phone, c.now, c.random);
    if (c.users.add(std::move(user)) != conflict::none)
        throw already_exists(c);
    return show(c, c.users.last(), 201);
}

response get_user(call& c)
{
    const std::string_view id = user_id(c);
    return show(c, existing(c, id), 200);
}

response delete_user(call& c)
{
    const std::string_view id = user_id(c);
    c.users.remove(existing(c, id));
    return no_content();
}

response update_name(call& c)
{
    const std::string_view id = user_id(c);
    std::string name = text(c.input.required("name", text_rule(128)));
    user_record& user = existing(c, id);
    user.name = std::move(name);
    user.updated = c.now;
    return show(c, user, 200);
}

response show_list(const call& c, const list_plan& plan)
{
    const list_result found = list(c.users, plan, c.random);
    response result;
    result.body = user_list(found.total, found.users, user_shape(c.version, c.format));
    return result;
}

response list_users_v0_15(call& c)
{
    list_plan plan;
    const json::value* search = c.input.optional("search", text_rule(256));
    if (const json::value* limit = c.input.optional("limit", range_rule(0, 100)))
        plan.limit = static_cast<std::uint64_t>(to_integer(*limit));
    if (const json::value* offset = c.input.optional("offset", range_rule(0, 5000)))
        plan.offset = static_cast<std::uint64_t>(to_integer(*offset));
    const auto cursor = text_or_nothing(c.input.optional("cursor", uid_rule()));
    const auto direction =
        text_or_nothing(c.input.optional("cursorDirection", word_rule({"after", "before"}, true)))
            .value_or("after");
    const json::value* order = c.input.optional("orderType", word_rule({"ASC", "DESC"}, false));
    if (order && text(*order) == "DESC")
        plan.orders.push_back({attribute::sequence, true});

    if (cursor)
    {
        plan.cursor = c.users.find(*cursor);
        if (!plan.cursor)
            throw cursor_not_found(*cursor);
    }
    // The rule ignores case, the database does not: "AFTER" is accepted and then means nothing.
    plan.before = direction == "before";
    if (direction != "before" && direction != "after")
        plan.cursor = nullptr;
    if (search)
        plan.search.emplace(text(*search), c.version);
    return show_list(c, plan);
}

std::vector<query> read_queries(const call& c, const json::value& sent)
{
    if (!sent.is_array())
        c.input.refuse("queries", "Queries must be an array");
    // A response format below 1.5 also switches the request's queries to their older spelling.
    const bool old_form = c.format && *c.format < release{1, 5, 0};
    std::vector<query> result;
    for (const json::value& element : sent.get_array())
    {
        if (old_form)
        {
            if (!element.is_string() || !parse_old_query(element.get_string(), result.emplace_back()))
                throw failure::unhandled();
        }
        else
            result.push_back(parse_query(element));
    }
    return result;
}

list_plan plan_from_queries(const call& c)
{
    const json::value* sent = c.input.raw("queries");
    if (!sent || sent->is_null())
        return {};
    try
    {
        return make_plan(read_queries(c, *sent), c.users);
    }
    catch (const query_error& error)
    {
        c.input.refuse("queries", error.what());
    }
}

response list_users_v1_9(call& c)
{
    // The queries are judged first, but a cursor is only looked up when every parameter has passed.
    const json::value* search = nullptr;
    bool count = true;
    const auto read_rest = [&]
    {
        search = c.input.optional("search", text_rule(256, 1));
        if (const json::value* total = c.input.optional("total", loose_boolean_rule()))
            count = to_boolean(*total);
    };
    list_plan plan;
    try
    {
        plan = plan_from_queries(c);
    }
    catch (const failure& f)
    {
        if (f.type() != "general_argument_invalid")
            read_rest();
        throw;
    }
    read_rest();
    plan.count = count;
    if (search)
        plan.search.emplace(text(*search), c.version);
    return show_list(c, plan);
}

response get_version(call& c)
{
    response result;
    result.body = "{\"version\":";
    append_json_string(result.body, c.server_version);
    result.body += '}';
    return result;
}

// Before 1.0 a route matches whatever begins with it, so the longer ones have to stand first. The routes
// without a function keep the others from answering in their place.
constexpr std::array routes_v0_15{
    route{"GET", "/v1/users/:userId/memberships", "users.read", nullptr},
    route{"GET", "/v1/users/:userId/sessions", "users.read", nullptr},
    route{"GET", "/v1/users/:userId/prefs", "users.read", nullptr},
    route{"GET", "/v1/users/:userId/logs", "users.read", nullptr},
    route{"GET", "/v1/users/usage", "users.read", nullptr},
    route{"DELETE", "/v1/users/:userId/sessions", "users.write", nullptr},
    route{"PATCH", "/v1/users/:userId/name", "users.write", update_name},
    route{"GET", "/v1/users/:userId", "users.read", get_user},
    route{"DELETE", "/v1/users/:userId", "users.write", delete_user},
    route{"GET", "/v1/users", "users.read", list_users_v0_15},
    route{"POST", "/v1/users", "users.write", create_user},
    route{"GET", "/v1/health/version", "public", get_version},
};

constexpr std::array routes_v1_9{
    route{"GET", "/v1/users/usage", "users.read", nullptr},
    route{"GET", "/v1/users/identities", "users.read", nullptr},
    route{"GET", "/v1/users", "users.read", list_users_v1_9},
    route{"POST", "/v1/users", "users.write", create_user},
    route{"GET", "/v1/users/:userId", "users.read", get_user},
    route{"DELETE", "/v1/users/:userId", "users.write", delete_user},
    route{"PATCH", "/v1/users/:userId/name", "users.write", update_name},
    route{"GET", "/v1/health/version", "public", get_version},
};

} // namespace

std::span<const route> users_routes(rules version)
{
    if (version == rules::v0_15)
        return routes_v0_15;
    return routes_v1_9;
}

std::string unique_id(std::mt19937_64& random)
{
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch())
                         .count();
    char id[32];
    std::snprintf(id, sizeof id, "%08llx%05llx%07llx", static_cast<unsigned long long>(now / 1'000'000),
        static_cast<unsigned long long>(now % 1'000'000),
        static_cast<unsigned long long>(random() & 0xfffffffULL));
    return id;
}

void add_target(user_record& user, provider_type type, const std::string& identifier,
    milliseconds_since_epoch now, std::mt19937_64& random)
{
    target_record target;
    target.id = unique_id(random);
    target.identifier = identifier;
    target.type = type;
    target.created = target.updated = now;
    user.targets.push_back(std::move(target));
}

} // namespace appwrite::testing::detail
