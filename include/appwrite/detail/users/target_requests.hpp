//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's targets. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_TARGET_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_TARGET_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/new_target.hpp>
#include <appwrite/target_changes.hpp>

#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_create_target(
    server_info const& server, std::string_view id, new_target const& parameters);
APPWRITE_DECL call_request make_get_target(
    server_info const& server, std::string_view id, std::string_view target_id);
APPWRITE_DECL call_request make_update_target(server_info const& server, std::string_view id,
    std::string_view target_id, target_changes const& changes);
APPWRITE_DECL call_request make_delete_target(
    server_info const& server, std::string_view id, std::string_view target_id);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/target_requests.ipp>
#endif

#endif
