//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What filters of 1.x queries may say.
//
#ifndef APPWRITE_SRC_TESTING_QUERY_RULES_HPP
#define APPWRITE_SRC_TESTING_QUERY_RULES_HPP

#include "query.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// @throws query_error with the words that most refusals begin with.
[[noreturn]] void refuse_query(const std::string& why);

/// Whether queries have such a method at all. Not every list takes each.
bool is_known_method(std::string_view method) noexcept;

/// @throws query_error if there is no such attribute.
const attribute_row& find_attribute(const schema& table, const std::string& name);

/**
 * @brief Makes a filter of a query.
 *
 * @param into learns what the database will have against it.
 * @throws query_error if the query is not a good filter.
 */
filter make_filter(const query& what, const schema& table, list_plan& into);

} // namespace appwrite::testing::detail

#endif
