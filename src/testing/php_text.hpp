//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Text as PHP writes and reads it: JSON strings, times, URL-encoded parameters.
//
#ifndef APPWRITE_SRC_TESTING_PHP_TEXT_HPP
#define APPWRITE_SRC_TESTING_PHP_TEXT_HPP

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// Milliseconds since 1970.
using milliseconds_since_epoch = std::int64_t;

/// Appends a JSON string as PHP's json_encode with JSON_UNESCAPED_UNICODE: slashes are escaped, Unicode is
/// not.
void append_json_string(std::string& out, std::string_view text);

/// Appends a time as "2026-11-23T12:32:15.370+00:00", or an empty JSON string for 0; in quotes.
void append_json_time(std::string& out, milliseconds_since_epoch time);

/// Reads an ISO 8601 date or time. Nothing if it is not one.
std::optional<milliseconds_since_epoch> parse_time(std::string_view text);

/// The number of code points in UTF-8 text.
std::size_t count_characters(std::string_view text) noexcept;

/// Undoes percent-encoding; a plus is a space.
std::string url_decode(std::string_view text);

/// Reads "a=1&b[]=2&b[]=3&c[x]=4" into strings, arrays and objects.
boost::json::object parse_form(std::string_view text);

/// An integer with commas between groups of three digits.
std::string with_commas(std::int64_t number);

} // namespace appwrite::testing::detail

#endif
