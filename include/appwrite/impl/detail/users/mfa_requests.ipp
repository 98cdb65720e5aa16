//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's second factors.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_MFA_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_MFA_REQUESTS_IPP

#include <appwrite/detail/users/mfa_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL call_request make_update_mfa(server_info const& server, std::string_view id, bool enabled)
{
    request_maker make(users_update_mfa, server);
    make.check_existing_id("id", id);
    object_writer body;
    body.boolean("mfa", enabled);
    make.path(id);
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_list_mfa_factors(server_info const& server, std::string_view id)
{
    return make_for_user(users_list_mfa_factors, server, id);
}

APPWRITE_IMPL call_request make_get_mfa_recovery_codes(server_info const& server, std::string_view id)
{
    return make_for_user(users_get_mfa_recovery_codes, server, id);
}

APPWRITE_IMPL call_request make_create_mfa_recovery_codes(server_info const& server, std::string_view id)
{
    return make_for_user(users_create_mfa_recovery_codes, server, id);
}

APPWRITE_IMPL call_request make_update_mfa_recovery_codes(server_info const& server, std::string_view id)
{
    return make_for_user(users_update_mfa_recovery_codes, server, id);
}

APPWRITE_IMPL call_request make_delete_mfa_authenticator(
    server_info const& server, std::string_view id, authenticator_type type)
{
    request_maker make(users_delete_mfa_authenticator, server);
    make.check_existing_id("id", id);
    make.path(id, open_enum<authenticator_type>(type).text());
    return make.take();
}

} // namespace appwrite::detail

#endif
