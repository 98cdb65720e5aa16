//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the answer to "which version are you?" to the server that requests are built for. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_SERVER_ANSWER_HPP
#define APPWRITE_DETAIL_CALL_SERVER_ANSWER_HPP

#include <appwrite/detail/call/operation.hpp>
#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/result.hpp>

#include <string_view>

namespace appwrite::detail
{

/// The question. Servers before 0.13 have it, too.
inline constexpr operation health_version{
    "health.version", http_method::get, "/health/version", retry_class::safe, 200, {0, 0, 0}};

/// The server that an answer of success names; `errc::unknown_server_version` if it names none that this
/// library knows.
APPWRITE_DECL result<server_info> server_from_body(std::string_view body);

/// The error for an operation that a server of `version` does not have.
APPWRITE_DECL api_error too_old_for(operation const& op, api_version version);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/server_answer.ipp>
#endif

#endif
