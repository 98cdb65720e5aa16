//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Lists of users.
//
#include "listing_routes.hpp"

#include "failure.hpp"
#include "handler_support.hpp"
#include "listing.hpp"
#include "query.hpp"
#include "user_json.hpp"

#include <cstdint>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

response show_list(const call& c, const list_plan& plan)
{
    const list_result found = list(c.users, plan, c.random);
    response result;
    result.body = user_list(found.total, found.users, user_shape(c.version, c.format));
    return result;
}

/// As PHP sees it.
bool is_empty(const json::value& text)
{
    return to_text(text).empty() || to_text(text) == "0";
}

/// @throws failure if there is no such user.
void place_cursor(const call& c, list_plan& plan)
{
    if (plan.cursor_id.empty())
        return;
    plan.cursor = std::as_const(c.users).find(plan.cursor_id);
    if (!plan.cursor)
        refuse_cursor(plan, user_schema());
}

} // namespace

response list_users_v0_15(call& c)
{
    list_plan plan;
    const json::value* search = c.input.optional("search", text_rule(256));
    if (const json::value* limit = c.input.optional("limit", range_rule(0, 100)))
        plan.limit = static_cast<std::uint64_t>(to_integer(*limit));
    if (const json::value* offset = c.input.optional("offset", range_rule(0, 5000)))
        plan.offset = static_cast<std::uint64_t>(to_integer(*offset));
    plan.cursor_id = to_text(c.input.optional("cursor", uid_rule())).value_or("");
    if (plan.cursor_id == "0")
        plan.cursor_id.clear();
    const auto direction =
        to_text(c.input.optional("cursorDirection", word_rule({"after", "before"}, true))).value_or("after");
    const json::value* order = c.input.optional("orderType", word_rule({"ASC", "DESC"}, false));
    if (order && to_text(*order) == "DESC")
        plan.orders.push_back({attribute::sequence, true});

    place_cursor(c, plan);
    // The rule ignores case, the database does not: "AFTER" is accepted and then means nothing.
    plan.before = direction == "before";
    if (direction != "before" && direction != "after")
        plan.cursor = nullptr;
    if (search && !is_empty(*search))
        plan.search.emplace(to_text(*search), c.version);
    return show_list(c, plan);
}

response list_users_v1_9(call& c)
{
    list_plan plan = read_plan(c.input, c.format, user_schema());
    const json::value* search = c.input.optional("search", text_rule(256, 1));
    if (const json::value* total = c.input.optional("total", loose_boolean_rule()))
        plan.count = to_boolean(*total);

    place_cursor(c, plan);
    if (!plan.refused.empty())
        throw failure(400, "general_query_invalid", plan.refused);
    if (plan.cursor)
        check_cursor(plan, row(*plan.cursor), user_schema());
    if (search && !is_empty(*search))
        plan.search.emplace(to_text(*search), c.version);
    return show_list(c, plan);
}

} // namespace appwrite::testing::detail
