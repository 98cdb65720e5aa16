//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which arguments stand for a value of which field.
//
#ifndef APPWRITE_DETAIL_USERS_FILTER_ARGUMENT_HPP
#define APPWRITE_DETAIL_USERS_FILTER_ARGUMENT_HPP

#include <appwrite/detail/users/filter.hpp>
#include <appwrite/models/timestamp.hpp>
#include <appwrite/open_enum.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace appwrite::detail
{

template <class Value>
struct is_open_enum : std::false_type
{
};

template <class E>
struct is_open_enum<open_enum<E>> : std::true_type
{
};

template <class Value>
concept text_value = std::same_as<Value, std::string>;

template <class Value>
concept ordered_value = text_value<Value> || std::same_as<Value, timestamp>;

template <class Value>
concept scalar_value = ordered_value<Value> || std::same_as<Value, bool> || is_open_enum<Value>::value;

template <class Value>
concept list_value = std::same_as<Value, std::vector<std::string>>;

/// Whether an argument can stand for a value of a field. Pointers and numbers convert to bool, too, so a bool
/// has to be one.
template <class Argument, class Value>
concept argument_for = (std::same_as<Value, bool> && std::same_as<Argument, bool>) ||
                       ((text_value<Value> ||
                           list_value<Value>)&&std::convertible_to<Argument const&, std::string_view>) ||
                       ((std::same_as<Value, timestamp> || is_open_enum<Value>::value) &&
                           std::convertible_to<Argument const&, Value>);

template <class Value, class Argument>
filter_value to_filter_value(Argument const& argument)
{
    if constexpr (is_open_enum<Value>::value)
        return filter_value(Value(argument).text());
    else if constexpr (text_value<Value> || list_value<Value>)
        return filter_value(std::string(std::string_view(argument)));
    else
        return filter_value(Value(argument));
}

} // namespace appwrite::detail

#endif
