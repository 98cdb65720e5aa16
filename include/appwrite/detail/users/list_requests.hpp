//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests for listings, identities and statistics. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_LIST_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_LIST_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_logs.hpp>
#include <appwrite/list_memberships.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/usage_range.hpp>

#include <optional>
#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_list_users(server_info const& server, list_users const& parameters);
APPWRITE_DECL call_request make_list_memberships(
    server_info const& server, std::string_view id, list_memberships const& parameters);
APPWRITE_DECL call_request make_list_logs(
    server_info const& server, std::string_view id, list_logs const& parameters);
APPWRITE_DECL call_request make_list_targets(
    server_info const& server, std::string_view id, list_targets const& parameters);
APPWRITE_DECL call_request make_list_identities(server_info const& server, list_identities const& parameters);
APPWRITE_DECL call_request make_delete_identity(server_info const& server, std::string_view identity_id);
APPWRITE_DECL call_request make_get_usage(server_info const& server, std::optional<usage_range> range);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/list_requests.ipp>
#endif

#endif
