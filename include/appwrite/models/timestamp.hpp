//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp: the type of every time that the server gives.
//
#ifndef APPWRITE_MODELS_TIMESTAMP_HPP
#define APPWRITE_MODELS_TIMESTAMP_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <string>

namespace appwrite
{

/// A moment in UTC, in milliseconds since 1970. Servers before 1.0 send whole seconds.
///
/// Models have `std::optional<timestamp>`: servers spell "never" in four ways (0, an empty text, null, no
/// member at all), and each of them is `std::nullopt`.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// As servers write it: `2026-11-23T12:06:30.294+00:00` (RFC 3339, always UTC and with milliseconds). A time
/// outside the years 0 to 9999 has no such form; it becomes the number of milliseconds since 1970. To be
/// called by its full name: the type is one of the standard library's.
APPWRITE_DECL std::string to_string(timestamp t);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/models/timestamp.ipp>
#endif

#endif
