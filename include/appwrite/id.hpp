//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Ids: making them and checking them.
//
#ifndef APPWRITE_ID_HPP
#define APPWRITE_ID_HPP

#include <appwrite/detail/config.hpp>

#include <string>
#include <string_view>

namespace appwrite
{

/// A fresh id of 32 lower-case hexadecimal digits from a cryptographic random generator.
///
/// Made by the client, so that a creation whose response was lost can be repeated under the same id without
/// making a second user. 128 random bits need no clock and no coordination between processes; the server's
/// own `unique()` has 28 random bits beside the time.
///
/// Thread safety: safe to call from any thread.
APPWRITE_DECL std::string unique_id();

/// Whether every Appwrite server takes `id` as the id of a new user: 1 to 36 characters, ASCII letters,
/// digits,
/// `.`, `_` and `-`, the first one a letter or a digit.
APPWRITE_DECL bool is_valid_id(std::string_view id) noexcept;

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/id.ipp>
#endif

#endif
