//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's preferences: any JSON object, as PHP understands objects.
//
#include "prefs_routes.hpp"

#include "handler_support.hpp"
#include "php_json.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

constexpr std::size_t largest_prefs = 65535;

bool is_empty(const json::value& prefs)
{
    return is_php_list(prefs) && (prefs.is_array() ? prefs.get_array().empty() : prefs.get_object().empty());
}

bool are_prefs(const json::value& prefs)
{
    if (!prefs.is_structured())
        return false;
    // What cannot be written has no length, as far as PHP is concerned.
    const auto text = write_php_json(prefs, {true});
    return (!text || text->size() <= largest_prefs) && (is_empty(prefs) || !is_php_list(prefs));
}

/// Servers mistake prefs that look like a document for one, and then fail on it.
bool look_like_a_document(const std::string& prefs)
{
    if (prefs.find("\"$") == std::string::npos)
        return false;
    const auto parsed = parse_php_json(prefs);
    const auto has = [&](std::string_view name)
    {
        const json::value* value = parsed->get_object().if_contains({name.data(), name.size()});
        return value && !value->is_null();
    };
    return has("$id") || has("$collection");
}

[[noreturn]] void fail()
{
    throw failure(500, "general_unknown", "Server Error");
}

} // namespace

response get_prefs(call& c)
{
    const user_record& user = existing(c, user_id(c));
    if (look_like_a_document(user.prefs))
        fail();
    return show(user.prefs.empty() ? "{}" : user.prefs);
}

response update_prefs(call& c)
{
    const std::string_view id = user_id(c);
    const json::value& prefs = c.input.required("prefs", {"Value must be a valid object.", are_prefs});
    user_record& user = existing(c, id);
    const auto shown = write_php_json(prefs);
    if (!shown)
        fail();
    user.prefs = is_empty(prefs) ? "" : *write_php_json(prefs, {false, false});
    user.updated = c.now;
    return show(is_empty(prefs) ? "{}" : *shown);
}

} // namespace appwrite::testing::detail
