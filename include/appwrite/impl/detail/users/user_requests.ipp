//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create, fetch and delete users.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_USER_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_USER_REQUESTS_IPP

#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>
#include <appwrite/detail/users/user_requests.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL call_request make_create_user(server_info const& server, new_user const& parameters)
{
    request_maker make(users_create, server);
    make.check_new_id("id", parameters.id());
    if (make.is_before({1, 0, 0}))
    {
        make.require(parameters.email().has_value(), "email", "is required by servers before 1.0");
        make.require(parameters.password().has_value(), "password", "is required by servers before 1.0");
        if (parameters.phone())
            make.refuse(
                errc::not_supported_by_server, "phone", "a user cannot be created with one before 1.0");
    }
    object_writer body;
    body.text("userId", new_id(parameters.id()));
    if (parameters.email())
    {
        make.check_email("email", *parameters.email());
        body.text("email", *parameters.email());
    }
    if (parameters.phone())
    {
        make.check_phone("phone", *parameters.phone());
        body.text("phone", *parameters.phone());
    }
    if (parameters.password())
    {
        make.check_password("password", parameters.password()->reveal());
        body.text("password", parameters.password()->reveal());
    }
    make.check_text("name", parameters.name(), 128);
    if (!parameters.name().empty())
        body.text("name", parameters.name());
    make.path();
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_get_user(server_info const& server, std::string_view id)
{
    return make_for_user(users_get, server, id);
}

APPWRITE_IMPL call_request make_delete_user(server_info const& server, std::string_view id)
{
    return make_for_user(users_delete_user, server, id);
}

} // namespace appwrite::detail

#endif
