//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp_text: times as servers since 1.0 write and read them. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_TIMESTAMP_TEXT_HPP
#define APPWRITE_DETAIL_JSON_TIMESTAMP_TEXT_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// As `2026-11-23T12:06:30.294+00:00`; nothing for a time outside the years 0 to 9999, which has no such
/// form.
APPWRITE_DECL std::optional<std::string> timestamp_text(std::chrono::sys_time<std::chrono::milliseconds> t);

/// The opposite, for the relatives of that form, too: another number of decimals, none, another offset, `Z`.
/// And for what a server gives away of its database now and then, `2026-11-23 12:06:30.294`, which is UTC.
APPWRITE_DECL std::optional<std::chrono::sys_time<std::chrono::milliseconds>> parse_timestamp(
    std::string_view text) noexcept;

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/timestamp_text.ipp>
#endif

#endif
