//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's sessions and tokens. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_SESSION_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_SESSION_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/new_jwt.hpp>
#include <appwrite/new_token.hpp>

#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_list_sessions(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_create_session(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_delete_sessions(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_delete_session(
    server_info const& server, std::string_view id, std::string_view session_id);
APPWRITE_DECL call_request make_create_token(
    server_info const& server, std::string_view id, new_token const& parameters);
APPWRITE_DECL call_request make_create_jwt(
    server_info const& server, std::string_view id, new_jwt const& parameters);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/session_requests.ipp>
#endif

#endif
