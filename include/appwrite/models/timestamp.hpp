//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp: the type of every time that the server gives.
//
#ifndef APPWRITE_MODELS_TIMESTAMP_HPP
#define APPWRITE_MODELS_TIMESTAMP_HPP

#include <chrono>

namespace appwrite
{

/// A moment in UTC, in milliseconds since 1970. Servers before 1.0 send whole seconds.
///
/// Models have `std::optional<timestamp>`: servers spell "never" in four ways (0, an empty text, null, no
/// member at all), and each of them is `std::nullopt`.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

} // namespace appwrite

#endif
