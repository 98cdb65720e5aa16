//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// append_queries: the parameters of a listing as the query part of a target. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_LIST_QUERY_HPP
#define APPWRITE_DETAIL_USERS_LIST_QUERY_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_logs.hpp>
#include <appwrite/list_memberships.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace appwrite::detail
{

/// The longest target that is sent. Servers take about 64 kB of header, but what stands before them often
/// takes 16 kB or less, and answers with a page that explains nothing.
inline constexpr std::size_t max_target_size = 16 * 1024;

// Each checks the parameters and appends them to `target`, which has no query yet, in the dialect of the
// server. The error, of stage `validate`, says which parameter is at fault and why: `errc::invalid_argument`
// if no server of the dialect would take it, `errc::not_supported_by_server` if the version lacks it.

APPWRITE_DECL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_users const& parameters);
APPWRITE_DECL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_identities const& parameters);
APPWRITE_DECL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_targets const& parameters);
APPWRITE_DECL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_memberships const& parameters);
APPWRITE_DECL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_logs const& parameters);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/list_query.ipp>
#endif

#endif
