//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that change a user's account data.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_ACCOUNT_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_ACCOUNT_REQUESTS_IPP

#include <appwrite/detail/users/account_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>

namespace appwrite::detail
{

// The end of a request whose body is one member.
inline call_request take_with_text(
    request_maker& make, std::string_view id, std::string_view wire_name, std::string_view value)
{
    make.check_existing_id("id", id);
    object_writer body;
    body.text(wire_name, value);
    make.path(id);
    make.body(body);
    return make.take();
}

// A flag is always a JSON boolean: servers take the text "false" for true.
inline call_request make_flag(operation const& op, server_info const& server, std::string_view id,
    std::string_view wire_name, bool value)
{
    request_maker make(op, server);
    make.check_existing_id("id", id);
    object_writer body;
    body.boolean(wire_name, value);
    make.path(id);
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_update_user_email(
    server_info const& server, std::string_view id, std::string_view email)
{
    request_maker make(users_update_email, server);
    // Since 1.5 the empty text removes the address.
    if (!email.empty())
        make.check_email("email", email);
    else if (make.is_before({1, 5, 0}))
        make.refuse(errc::invalid_argument, "email", "must not be empty before 1.5");
    return take_with_text(make, id, "email", email);
}

APPWRITE_IMPL call_request make_update_user_name(
    server_info const& server, std::string_view id, std::string_view name)
{
    request_maker make(users_update_name, server);
    make.check_text("name", name, 128);
    // Required, so it is sent even if it is empty: that removes the name.
    if (make.is_before({1, 5, 0}))
        make.require(!name.empty(), "name", "must not be empty before 1.5");
    return take_with_text(make, id, "name", name);
}

APPWRITE_IMPL call_request make_update_user_password(
    server_info const& server, std::string_view id, secret_string const& password)
{
    request_maker make(users_update_password, server);
    // Servers since 1.5 take the empty text, and then hash it.
    make.check_password("password", password.reveal());
    return take_with_text(make, id, "password", password.reveal());
}

APPWRITE_IMPL call_request make_update_user_phone(
    server_info const& server, std::string_view id, std::string_view phone)
{
    request_maker make(users_update_phone, server);
    if (!phone.empty())
        make.check_phone("phone", phone);
    else if (make.is_before({1, 5, 0}))
        make.refuse(errc::invalid_argument, "phone", "must not be empty before 1.5");
    return take_with_text(make, id, "number", phone);
}

APPWRITE_IMPL call_request make_update_user_status(
    server_info const& server, std::string_view id, bool active)
{
    return make_flag(users_update_status, server, id, "status", active);
}

APPWRITE_IMPL call_request make_update_user_email_verification(
    server_info const& server, std::string_view id, bool verified)
{
    return make_flag(users_update_email_verification, server, id, "emailVerification", verified);
}

APPWRITE_IMPL call_request make_update_user_phone_verification(
    server_info const& server, std::string_view id, bool verified)
{
    return make_flag(users_update_phone_verification, server, id, "phoneVerification", verified);
}

APPWRITE_IMPL call_request make_update_user_impersonator(
    server_info const& server, std::string_view id, bool impersonator)
{
    return make_flag(users_update_impersonator, server, id, "impersonator", impersonator);
}

} // namespace appwrite::detail

#endif
