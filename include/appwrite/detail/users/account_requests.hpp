//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that change a user's account data. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_ACCOUNT_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_ACCOUNT_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/secret_string.hpp>

#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_update_user_email(
    server_info const& server, std::string_view id, std::string_view email);
APPWRITE_DECL call_request make_update_user_name(
    server_info const& server, std::string_view id, std::string_view name);
APPWRITE_DECL call_request make_update_user_password(
    server_info const& server, std::string_view id, secret_string const& password);
APPWRITE_DECL call_request make_update_user_phone(
    server_info const& server, std::string_view id, std::string_view phone);
APPWRITE_DECL call_request make_update_user_status(
    server_info const& server, std::string_view id, bool active);
APPWRITE_DECL call_request make_update_user_email_verification(
    server_info const& server, std::string_view id, bool verified);
APPWRITE_DECL call_request make_update_user_phone_verification(
    server_info const& server, std::string_view id, bool verified);
APPWRITE_DECL call_request make_update_user_impersonator(
    server_info const& server, std::string_view id, bool impersonator);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/account_requests.ipp>
#endif

#endif
