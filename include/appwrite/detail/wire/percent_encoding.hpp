//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Percent-encoding of path segments and query values. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_PERCENT_ENCODING_HPP
#define APPWRITE_DETAIL_WIRE_PERCENT_ENCODING_HPP

#include <appwrite/detail/config.hpp>

#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Appends `text` with every byte escaped but the unreserved ones (letters, digits, `-`, `.`, `_`, `~`).
///
/// One set for path segments and for query names and values: what RFC 3986 allows beyond it is allowed, not
/// needed, and `+` would mean a space to the server. Escaping cannot make `.` or `..` harmless as a segment;
/// the checks of ids refuse them.
APPWRITE_DECL void append_percent_encoded(std::string& out, std::string_view text);

/// Whether every percent sign begins an escape.
APPWRITE_DECL bool is_percent_encoded(std::string_view text) noexcept;

/// `text` with every escape replaced by its byte. A percent sign that begins no escape stands for itself.
APPWRITE_DECL std::string percent_decoded(std::string_view text);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/percent_encoding.ipp>
#endif

#endif
