//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create, fetch and delete users. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_USER_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_USER_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/new_user.hpp>

#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_create_user(server_info const& server, new_user const& parameters);
APPWRITE_DECL call_request make_get_user(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_delete_user(server_info const& server, std::string_view id);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/user_requests.ipp>
#endif

#endif
