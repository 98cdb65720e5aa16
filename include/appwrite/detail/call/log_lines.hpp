//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The lines of the log, from the events that observers get. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_LOG_LINES_HPP
#define APPWRITE_DETAIL_CALL_LOG_LINES_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/logger.hpp>
#include <appwrite/observer.hpp>

#include <string>
#include <string_view>

namespace appwrite::detail
{

/// The target of a request as a log may have it: values of the query are left out, as they have search texts,
/// names and e-mail addresses.
APPWRITE_DECL std::string target_without_values(std::string_view target);

/// The target in the request line of a request.
APPWRITE_DECL std::string_view target_of_request(std::string_view wire) noexcept;

/// How much the end of a call matters.
APPWRITE_DECL log_level level_of(call_end const& event) noexcept;
/// How much the end of an attempt matters. That of the last one says nothing that the call's does not say.
inline log_level level_of(attempt_end const& event) noexcept
{
    return event.repeat ? log_level::warning : log_level::debug;
}

/// A client that sends nothing any more is somebody's concern.
inline log_level level_of(circuit_change const& event) noexcept
{
    return event.to == circuit_state::open ? log_level::warning : log_level::info;
}

APPWRITE_DECL std::string line_of(call_start const& event);
/// `target`: as `target_without_values` gives it.
APPWRITE_DECL std::string line_of(
    attempt_start const& event, std::string_view call_operation, std::string_view target);
APPWRITE_DECL std::string line_of(attempt_end const& event, std::string_view call_operation);
APPWRITE_DECL std::string line_of(call_end const& event);
APPWRITE_DECL std::string line_of(circuit_change const& event);

/// What a server says in `X-Appwrite-Warning`: about versions, nothing that came from a caller.
APPWRITE_DECL std::string line_of_warning(call_start const& call, std::string_view text);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/log_lines.ipp>
#endif

#endif
