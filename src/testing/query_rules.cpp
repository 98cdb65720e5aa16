//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What filters of 1.x queries may say.
//
#include "query_rules.hpp"

#include "failure.hpp"
#include "validation.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

enum class value_type
{
    text,
    integer,
    boolean,
    time
};

struct attribute_row
{
    std::string_view name;
    attribute which;
    value_type type;
};

constexpr std::array<attribute_row, 14> attributes{{
    {"$id", attribute::id, value_type::text},
    {"$sequence", attribute::sequence, value_type::integer},
    {"$createdAt", attribute::created, value_type::time},
    {"$updatedAt", attribute::updated, value_type::time},
    {"name", attribute::name, value_type::text},
    {"email", attribute::email, value_type::text},
    {"phone", attribute::phone, value_type::text},
    {"status", attribute::status, value_type::boolean},
    {"passwordUpdate", attribute::password_update, value_type::time},
    {"registration", attribute::registration, value_type::time},
    {"emailVerification", attribute::email_verification, value_type::boolean},
    {"phoneVerification", attribute::phone_verification, value_type::boolean},
    {"labels", attribute::labels, value_type::text},
    {"impersonator", attribute::impersonator, value_type::boolean},
}};

/// How many values a filter takes.
enum class arity
{
    none,
    one,
    two,
    some
};

struct filter_row
{
    std::string_view method;
    filter::kind what;
    arity values;
};

constexpr std::array<filter_row, 18> filters{{
    {"equal", filter::kind::equal, arity::some},
    {"notEqual", filter::kind::not_equal, arity::one},
    {"lessThan", filter::kind::less, arity::one},
    {"lessThanEqual", filter::kind::less_equal, arity::one},
    {"greaterThan", filter::kind::greater, arity::one},
    {"greaterThanEqual", filter::kind::greater_equal, arity::one},
    {"between", filter::kind::between, arity::two},
    {"notBetween", filter::kind::not_between, arity::two},
    {"isNull", filter::kind::is_null, arity::none},
    {"isNotNull", filter::kind::is_not_null, arity::none},
    {"startsWith", filter::kind::starts_with, arity::one},
    {"notStartsWith", filter::kind::not_starts_with, arity::one},
    {"endsWith", filter::kind::ends_with, arity::one},
    {"notEndsWith", filter::kind::not_ends_with, arity::one},
    {"contains", filter::kind::contains, arity::some},
    {"containsAny", filter::kind::contains, arity::some},
    {"notContains", filter::kind::not_contains, arity::some},
    {"containsAll", filter::kind::contains_all, arity::some},
}};

constexpr std::size_t most_values = 500;

std::string capitalised(std::string method)
{
    if (!method.empty() && method.front() >= 'a' && method.front() <= 'z')
        method.front() = static_cast<char>(method.front() - 'a' + 'A');
    return method;
}

const attribute_row& find_row(const std::string& name)
{
    const auto found = std::find_if(
        attributes.begin(), attributes.end(), [&](const attribute_row& row) { return row.name == name; });
    if (found == attributes.end())
        refuse_query("Attribute not found in schema: " + name);
    return *found;
}

std::optional<filter_value> convert(const json::value& value, value_type type)
{
    const json::string* text = value.if_string();
    switch (type)
    {
    case value_type::text:
        if (text)
            return filter_value(std::string(text->data(), text->size()));
        break;
    case value_type::boolean:
        if (value.is_bool())
            return filter_value(value.get_bool());
        break;
    case value_type::integer:
        if (range_rule(0, std::numeric_limits<std::int64_t>::max()).accepts(value))
            return filter_value(to_integer(value));
        break;
    case value_type::time:
        if (const auto time = text ? parse_time(*text) : std::nullopt)
            return filter_value(std::int64_t{*time});
        break;
    }
    return std::nullopt;
}

void check_count(const query& what, arity values)
{
    const std::size_t count = what.values.size();
    if (values == arity::some && count == 0)
        refuse_query(capitalised(what.method) + " queries require at least one value.");
    if (values == arity::one && count != 1)
        refuse_query(capitalised(what.method) + " queries require exactly one value.");
    if (values == arity::two && count != 2)
        refuse_query(capitalised(what.method) + " queries require exactly two values.");
}

std::vector<filter_value> convert_values(const query& what, value_type type)
{
    if (what.values.size() > most_values)
        refuse_query("Query on attribute has greater than " + std::to_string(most_values) +
                     " values: " + what.attribute_name);
    std::vector<filter_value> result;
    for (const json::value& value : what.values)
    {
        std::optional<filter_value> converted = convert(value, type);
        if (!converted)
            refuse_query("Query value is invalid for attribute \"" + what.attribute_name + "\"");
        result.push_back(std::move(*converted));
    }
    return result;
}

filter make_group(const query& what)
{
    filter result;
    result.what = what.method == "and" ? filter::kind::all_of : filter::kind::any_of;
    for (const json::value& value : what.values)
        result.children.push_back(make_filter(parse_query(value)));
    if (result.children.size() < 2)
        refuse_query(capitalised(what.method) + " queries require at least two queries");
    return result;
}

/// Only the service's own search column has a full-text index, and queries cannot name it.
[[noreturn]] void refuse_search(const query& what)
{
    throw failure(400, "general_query_invalid",
        "Searching by attribute \"" + what.attribute_name + "\" requires a fulltext index.");
}

} // namespace

void refuse_query(const std::string& why)
{
    throw query_error("Invalid query: " + why);
}

attribute find_attribute(const std::string& name)
{
    return find_row(name).which;
}

std::string_view name_of(attribute which) noexcept
{
    const auto row = std::find_if(
        attributes.begin(), attributes.end(), [&](const attribute_row& a) { return a.which == which; });
    return row->name;
}

filter make_filter(const query& what)
{
    if (what.method == "and" || what.method == "or")
        return make_group(what);
    // A method that exists, but not for users, is refused in fewer words.
    if (what.method == "select")
        throw query_error("Invalid query method: select");
    const bool search = what.method == "search" || what.method == "notSearch";
    const auto row = std::find_if(
        filters.begin(), filters.end(), [&](const filter_row& f) { return f.method == what.method; });
    if (!search && row == filters.end())
        refuse_query("Invalid query method: " + what.method);
    const arity values = search ? arity::one : row->values;
    check_count(what, values);

    const attribute_row& on = find_row(what.attribute_name);
    filter result;
    result.on = on.which;
    result.values = convert_values(what, on.type);
    const bool containing = what.method.find("ontains") != std::string::npos;
    if (on.which == attribute::labels && !containing && values != arity::none)
        refuse_query("Cannot query " + what.method + " on attribute \"labels\" because it is an array.");
    if (on.which != attribute::labels && containing && on.type != value_type::text)
        refuse_query("Cannot query " + what.method + " on attribute \"" + what.attribute_name +
                     "\" because it is not an array or string.");
    if (search)
        refuse_search(what);
    result.what = row->what;
    return result;
}

} // namespace appwrite::testing::detail
