//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How long a server asks callers to wait: Retry-After and X-RateLimit-Reset. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_RETRY_AFTER_HPP
#define APPWRITE_DETAIL_WIRE_RETRY_AFTER_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// The value of a `Retry-After` field: seconds, or a date in the one form that senders must use
/// (`Sun, 06 Nov 1994 08:49:37 GMT`). A date in the past is zero; anything else is no value: a field that
/// cannot be understood must not delay a call. More than a hundred years count as a hundred years.
APPWRITE_DECL std::optional<std::chrono::milliseconds> parse_retry_after(
    std::string_view field, std::chrono::system_clock::time_point now);

/// The value of an `X-RateLimit-Reset` field: the Unix time, in seconds, at which the window ends.
APPWRITE_DECL std::optional<std::chrono::milliseconds> parse_rate_limit_reset(
    std::string_view field, std::chrono::system_clock::time_point now);

/// What both fields of a response say, each empty if the response lacks it. `Retry-After` wins: it is meant
/// for this very response, while the window's end is sent with every response of a limited route.
APPWRITE_DECL std::optional<std::chrono::milliseconds> parse_retry_hint(std::string_view retry_after,
    std::string_view rate_limit_reset, std::chrono::system_clock::time_point now);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/retry_after.ipp>
#endif

#endif
