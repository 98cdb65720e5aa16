//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's second factors. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_MFA_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_MFA_REQUESTS_HPP

#include <appwrite/authenticator_type.hpp>
#include <appwrite/detail/call/request_plan.hpp>

#include <string_view>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_update_mfa(server_info const& server, std::string_view id, bool enabled);
APPWRITE_DECL call_request make_list_mfa_factors(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_get_mfa_recovery_codes(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_create_mfa_recovery_codes(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_update_mfa_recovery_codes(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_delete_mfa_authenticator(
    server_info const& server, std::string_view id, authenticator_type type);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/mfa_requests.ipp>
#endif

#endif
