//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests for listings, identities and statistics.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_LIST_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_LIST_REQUESTS_IPP

#include <appwrite/detail/users/list_query.hpp>
#include <appwrite/detail/users/list_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>

#include <utility>

namespace appwrite::detail
{

template <class Parameters>
call_request take_with_queries(request_maker& make, Parameters const& parameters)
{
    if (auto why = append_queries(make.target(), make.server(), parameters))
        make.refuse(*std::move(why));
    return make.take();
}

// A listing of what belongs to one user.
template <class Parameters>
call_request make_list_of_user(
    operation const& op, server_info const& server, std::string_view id, Parameters const& parameters)
{
    request_maker make(op, server);
    make.check_existing_id("id", id);
    make.path(id);
    return take_with_queries(make, parameters);
}

APPWRITE_IMPL call_request make_list_users(server_info const& server, list_users const& parameters)
{
    request_maker make(users_list, server);
    make.path();
    return take_with_queries(make, parameters);
}

APPWRITE_IMPL call_request make_list_memberships(
    server_info const& server, std::string_view id, list_memberships const& parameters)
{
    return make_list_of_user(users_list_memberships, server, id, parameters);
}

APPWRITE_IMPL call_request make_list_logs(
    server_info const& server, std::string_view id, list_logs const& parameters)
{
    return make_list_of_user(users_list_logs, server, id, parameters);
}

APPWRITE_IMPL call_request make_list_targets(
    server_info const& server, std::string_view id, list_targets const& parameters)
{
    return make_list_of_user(users_list_targets, server, id, parameters);
}

APPWRITE_IMPL call_request make_list_identities(server_info const& server, list_identities const& parameters)
{
    request_maker make(users_list_identities, server);
    make.path();
    return take_with_queries(make, parameters);
}

APPWRITE_IMPL call_request make_delete_identity(server_info const& server, std::string_view identity_id)
{
    request_maker make(users_delete_identity, server);
    make.check_existing_id("identity_id", identity_id);
    make.path(identity_id);
    return make.take();
}

APPWRITE_IMPL call_request make_get_usage(server_info const& server, std::optional<usage_range> range)
{
    request_maker make(users_get_usage, server);
    if (range == usage_range::days_7 && !make.is_before({1, 5, 0}))
        make.refuse(errc::not_supported_by_server, "range", "servers since 1.5 have no week");
    make.path();
    if (range)
        make.query("range", open_enum<usage_range>(*range).text());
    return make.take();
}

} // namespace appwrite::detail

#endif
