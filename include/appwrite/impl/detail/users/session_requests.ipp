//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's sessions and tokens.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_SESSION_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_SESSION_REQUESTS_IPP

#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>
#include <appwrite/detail/users/session_requests.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL call_request make_list_sessions(server_info const& server, std::string_view id)
{
    return make_for_user(users_list_sessions, server, id);
}

APPWRITE_IMPL call_request make_create_session(server_info const& server, std::string_view id)
{
    return make_for_user(users_create_session, server, id);
}

APPWRITE_IMPL call_request make_delete_sessions(server_info const& server, std::string_view id)
{
    return make_for_user(users_delete_sessions, server, id);
}

APPWRITE_IMPL call_request make_delete_session(
    server_info const& server, std::string_view id, std::string_view session_id)
{
    request_maker make(users_delete_session, server);
    make.check_existing_id("id", id);
    make.check_existing_id("session_id", session_id);
    make.path(id, session_id);
    return make.take();
}

APPWRITE_IMPL call_request make_create_token(
    server_info const& server, std::string_view id, new_token const& parameters)
{
    request_maker make(users_create_token, server);
    make.check_existing_id("id", id);
    object_writer body;
    if (auto const length = parameters.length())
    {
        make.check_range("length", *length, 4, 128);
        body.number("length", *length);
    }
    if (auto const expiry = parameters.expires_after())
    {
        make.check_range("expires_after", expiry->count(), 60, 31'536'000);
        body.number("expire", expiry->count());
    }
    make.path(id);
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_create_jwt(
    server_info const& server, std::string_view id, new_jwt const& parameters)
{
    request_maker make(users_create_jwt, server);
    make.check_existing_id("id", id);
    object_writer body;
    if (parameters.session())
    {
        make.check_existing_id("session", *parameters.session());
        body.text("sessionId", *parameters.session());
    }
    if (auto const duration = parameters.duration())
    {
        make.check_range("duration", duration->count(), 0, 3600);
        body.number("duration", duration->count());
    }
    make.path(id);
    make.body(body);
    return make.take();
}

} // namespace appwrite::detail

#endif
