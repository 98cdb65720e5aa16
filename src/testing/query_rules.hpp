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

/// @throws query_error if there is no such attribute.
attribute find_attribute(const std::string& name);

std::string_view name_of(attribute which) noexcept;

/// @throws query_error or failure if the query is not a good filter.
filter make_filter(const query& what);

} // namespace appwrite::testing::detail

#endif
