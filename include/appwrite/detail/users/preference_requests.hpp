//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's preferences and labels. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_PREFERENCE_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_PREFERENCE_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_get_user_prefs(server_info const& server, std::string_view id);
APPWRITE_DECL call_request make_update_user_prefs(
    server_info const& server, std::string_view id, boost::json::object const& prefs);
APPWRITE_DECL call_request make_update_user_labels(
    server_info const& server, std::string_view id, std::vector<std::string> const& labels);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/preference_requests.ipp>
#endif

#endif
