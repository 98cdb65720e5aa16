//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What filters of 1.x queries may say.
//
#include "query_rules.hpp"

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

constexpr std::array<filter_row, 19> filters{{
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
    {"regex", filter::kind::regex, arity::one},
}};

/// Known methods that no list of this service takes.
bool is_unused(std::string_view method) noexcept
{
    return method == "select" || method == "exists" || method == "notExists" || method == "elemMatch";
}

constexpr std::size_t most_values = 500;

std::string capitalised(std::string method)
{
    if (!method.empty() && method.front() >= 'a' && method.front() <= 'z')
        method.front() = static_cast<char>(method.front() - 'a' + 'A');
    return method;
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

/// What a search by query is refused with: only the service's own search column has a full-text index, and
/// queries cannot name it.
void note_search(const query& what, list_plan& into)
{
    if (into.refused.empty())
        into.refused = "Searching by attribute \"" + what.attribute_name + "\" requires a fulltext index.";
}

bool is_about_pages(std::string_view method) noexcept
{
    static constexpr std::array<std::string_view, 7> methods{
        "limit", "offset", "cursorAfter", "cursorBefore", "orderAsc", "orderDesc", "orderRandom"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

filter make_group(const query& what, const schema& table, list_plan& into)
{
    filter result;
    result.what = what.method == "and" ? filter::kind::all_of : filter::kind::any_of;
    bool pure = true;
    for (const json::value& value : what.values)
    {
        const query part = parse_query(value);
        if (is_about_pages(part.method))
            pure = false;
        else
            result.children.push_back(make_filter(part, table, into));
    }
    if (!pure)
        refuse_query(capitalised(what.method) + " queries can only contain filter queries");
    if (result.children.size() < 2)
        refuse_query(capitalised(what.method) + " queries require at least two queries");
    return result;
}

} // namespace

void refuse_query(const std::string& why)
{
    throw query_error("Invalid query: " + why);
}

bool is_known_method(std::string_view method) noexcept
{
    return is_about_pages(method) || is_unused(method) || method == "and" || method == "or" ||
           method == "search" || method == "notSearch" ||
           std::any_of(
               filters.begin(), filters.end(), [&](const filter_row& f) { return f.method == method; });
}

const attribute_row& find_attribute(const schema& table, const std::string& name)
{
    const auto found = std::find_if(table.attributes.begin(), table.attributes.end(),
        [&](const attribute_row& row) { return row.name == name; });
    if (found == table.attributes.end())
        refuse_query("Attribute not found in schema: " + name);
    return *found;
}

filter make_filter(const query& what, const schema& table, list_plan& into)
{
    if (what.method == "and" || what.method == "or")
        return make_group(what, table, into);
    // A method that exists, but not for lists of this service, is refused in fewer words.
    if (is_unused(what.method))
        throw query_error("Invalid query method: " + what.method);
    const bool search = what.method == "search" || what.method == "notSearch";
    const auto row = std::find_if(
        filters.begin(), filters.end(), [&](const filter_row& f) { return f.method == what.method; });
    if (!search && row == filters.end())
        refuse_query("Invalid query method: " + what.method);
    const arity values = search ? arity::one : row->values;
    check_count(what, values);

    const attribute_row& on = find_attribute(table, what.attribute_name);
    filter result;
    result.on = on.which;
    result.values = convert_values(what, on.type);
    const bool containing = what.method.find("ontains") != std::string::npos;
    if (on.list && !containing && values != arity::none)
        refuse_query("Cannot query " + what.method + " on attribute \"" + what.attribute_name +
                     "\" because it is an array.");
    if (!on.list && containing && on.type != value_type::text)
        refuse_query("Cannot query " + what.method + " on attribute \"" + what.attribute_name +
                     "\" because it is not an array or string.");
    if (search)
        note_search(what, into);
    else
        result.what = row->what;
    return result;
}

} // namespace appwrite::testing::detail
