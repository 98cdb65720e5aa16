//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From parameters to requests: every check, and the spelling of each dialect. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_REQUESTS_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/dialect.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/new_user.hpp>

#include <string_view>

namespace appwrite::detail
{

// Each returns a request that can be sent, or one whose `refused` says which parameter is at fault and why.
// What a server of the dialect would refuse for its form is refused here; what depends on the server's
// settings or data (password policies, taken e-mail addresses) is not.

APPWRITE_DECL call_request make_create_user(new_user const& parameters, dialect speaks);
APPWRITE_DECL call_request make_get_user(std::string_view id, dialect speaks);
APPWRITE_DECL call_request make_list_users(list_users const& parameters, dialect speaks);
APPWRITE_DECL call_request make_update_user_name(std::string_view id, std::string_view name, dialect speaks);
APPWRITE_DECL call_request make_delete_user(std::string_view id, dialect speaks);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/requests.ipp>
#endif

#endif
