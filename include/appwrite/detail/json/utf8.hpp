//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checking and writing UTF-8 and counting its code points. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_UTF8_HPP
#define APPWRITE_DETAIL_JSON_UTF8_HPP

#include <appwrite/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// The number of code points of `text`, nothing if it is not well-formed UTF-8 (overlong forms, surrogates
/// and values beyond U+10FFFF included). Servers ignore a whole body over one bad byte, and count in code
/// points.
APPWRITE_DECL std::optional<std::size_t> count_code_points(std::string_view text) noexcept;

/// Appends a code point, which is none of the surrogates and not beyond U+10FFFF.
APPWRITE_DECL void append_code_point(std::string& text, std::uint32_t code_point);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/utf8.ipp>
#endif

#endif
