//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// filter, ordering: what a query says, without the type of the resource.
//
#ifndef APPWRITE_DETAIL_USERS_FILTER_HPP
#define APPWRITE_DETAIL_USERS_FILTER_HPP

#include <appwrite/detail/call/operation.hpp>
#include <appwrite/models/timestamp.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace appwrite::detail
{

/// In the order of the table in `query_text.ipp`.
enum class filter_method
{
    equal,
    not_equal,
    less_than,
    less_than_equal,
    greater_than,
    greater_than_equal,
    between,
    not_between,
    is_null,
    is_not_null,
    starts_with,
    not_starts_with,
    ends_with,
    not_ends_with,
    contains,
    not_contains,
    contains_any,
    contains_all,
    all_of,
    any_of,
};

using filter_value = std::variant<bool, std::string, timestamp>;

/// A condition on one attribute, or `all_of` or `any_of` with nested conditions.
class filter
{
public:
    explicit filter(filter_method m) : method(m) {}
    filter(filter_method m, std::string_view name, api_version name_since)
        : method(m), attribute(name), since(name_since)
    {
    }

    filter_method method;
    std::string attribute;
    /// The first server version that has the attribute.
    api_version since;
    std::vector<filter_value> values;
    std::vector<filter> nested;
};

enum class order_method
{
    ascending,
    descending,
    random,
};

/// One sort key.
class ordering
{
public:
    explicit ordering(order_method m) : method(m) {}
    ordering(order_method m, std::string_view name, api_version name_since)
        : method(m), attribute(name), since(name_since)
    {
    }

    order_method method;
    std::string attribute;
    api_version since;
};

} // namespace appwrite::detail

#endif
