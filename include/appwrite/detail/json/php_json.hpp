//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How PHP would write JSON: its size, and what it takes for a list. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_PHP_JSON_HPP
#define APPWRITE_DETAIL_JSON_PHP_JSON_HPP

#include <appwrite/detail/config.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <optional>

namespace appwrite::detail
{

/// How deep PHP lets arrays and objects be nested when it reads or writes JSON.
inline constexpr std::size_t max_php_depth = 512;

/// Whether PHP, which knows arrays only, takes an object for a list: its keys are 0, 1, 2 and so on, in this
/// order. An object without members is one.
APPWRITE_DECL bool is_php_list(boost::json::object const& object) noexcept;

/// How many bytes PHP's json_encode needs for `object` once it has read it. Not what our own text needs:
/// everything beyond ASCII becomes `\uXXXX`, a slash `\/`, and objects that are lists lose their keys.
/// Nothing if it cannot be written: a text is not UTF-8, a number is not finite, or the nesting is deeper
/// than `max_depth`, `object` itself included.
APPWRITE_DECL std::optional<std::size_t> php_json_size(
    boost::json::object const& object, std::size_t max_depth = max_php_depth);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/php_json.ipp>
#endif

#endif
