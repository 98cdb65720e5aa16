//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_reason: what kind of failure a call was repeated after.
//
#ifndef APPWRITE_RETRY_REASON_HPP
#define APPWRITE_RETRY_REASON_HPP

#include <string_view>

namespace appwrite
{

/// What kind of failure an attempt had that is followed by another one.
enum class retry_reason
{
    /// A phase took too long, and no complete response arrived.
    timeout,
    /// There was no connection, or it was lost before the response was complete.
    connection,
    /// The server asked for less: 429.
    throttled,
    /// The server or a proxy answered with another error that may pass, mostly a 5xx.
    server,
};

/// The reason's name, for messages and labels.
constexpr std::string_view to_string(retry_reason why) noexcept
{
    switch (why)
    {
    case retry_reason::timeout:
        return "timeout";
    case retry_reason::connection:
        return "connection";
    case retry_reason::throttled:
        return "throttled";
    case retry_reason::server:
        return "server";
    }
    return "unknown";
}

} // namespace appwrite

#endif
