//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// JSON as PHP reads and writes it when objects become arrays.
//
#ifndef APPWRITE_SRC_TESTING_PHP_JSON_HPP
#define APPWRITE_SRC_TESTING_PHP_JSON_HPP

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/**
 * @brief Reads JSON, with numbers as PHP has them.
 *
 * Integers beyond 64 bits become doubles, and doubles are exact.
 * @return nothing if the text is malformed or nested too deeply.
 */
std::optional<boost::json::value> parse_php_json(std::string_view text);

struct php_json_style
{
    /// As \\uXXXX, which is what PHP does unless it is told otherwise.
    bool escape_unicode = false;

    /// PHP writes -0 and reads 0 back.
    bool keep_negative_zero = true;
};

/**
 * @brief Writes what PHP's json_encode writes of a decoded array.
 *
 * PHP does not know objects from arrays: whatever has the keys 0, 1, 2, ... in order is a list, and so is
 * what is empty.
 * @return nothing if there is a number that JSON cannot hold.
 */
std::optional<std::string> write_php_json(const boost::json::value& value, const php_json_style& style = {});

/// Whether PHP takes this for a list.
bool is_php_list(const boost::json::value& value);

} // namespace appwrite::testing::detail

#endif
