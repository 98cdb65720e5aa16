//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's targets.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_TARGET_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_TARGET_REQUESTS_IPP

#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>
#include <appwrite/detail/users/target_requests.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL call_request make_create_target(
    server_info const& server, std::string_view id, new_target const& parameters)
{
    request_maker make(users_create_target, server);
    make.check_existing_id("id", id);
    make.check_new_id("target_id", parameters.id());
    make.require(!parameters.type().empty(), "type", "must not be empty");
    if (parameters.type() == messaging_provider_type::email)
        make.check_email("identifier", parameters.identifier());
    else if (parameters.type() == messaging_provider_type::sms)
        make.check_phone("identifier", parameters.identifier());
    make.check_text("identifier", parameters.identifier(), 255, 1);
    make.check_text("type", parameters.type().text(), 255);

    object_writer body;
    body.text("targetId", new_id(parameters.id()));
    body.text("providerType", parameters.type().text());
    body.text("identifier", parameters.identifier());
    if (parameters.provider_id())
    {
        make.check_existing_id("provider_id", *parameters.provider_id());
        body.text("providerId", *parameters.provider_id());
    }
    make.check_text("name", parameters.name(), 128);
    if (!parameters.name().empty())
        body.text("name", parameters.name());
    make.path(id);
    make.body(body);
    return make.take();
}

// A request that is nothing but the path to a target.
inline call_request make_for_target(
    operation const& op, server_info const& server, std::string_view id, std::string_view target_id)
{
    request_maker make(op, server);
    make.check_existing_id("id", id);
    make.check_existing_id("target_id", target_id);
    make.path(id, target_id);
    return make.take();
}

APPWRITE_IMPL call_request make_get_target(
    server_info const& server, std::string_view id, std::string_view target_id)
{
    return make_for_target(users_get_target, server, id, target_id);
}

APPWRITE_IMPL call_request make_update_target(
    server_info const& server, std::string_view id, std::string_view target_id, target_changes const& changes)
{
    request_maker make(users_update_target, server);
    make.check_existing_id("id", id);
    make.check_existing_id("target_id", target_id);
    object_writer body;
    if (changes.identifier())
    {
        make.check_text("identifier", *changes.identifier(), 255, 1);
        body.text("identifier", *changes.identifier());
    }
    if (changes.provider_id())
    {
        make.check_existing_id("provider_id", *changes.provider_id());
        body.text("providerId", *changes.provider_id());
    }
    if (changes.name())
    {
        make.check_text("name", *changes.name(), 128, 1);
        body.text("name", *changes.name());
    }
    make.path(id, target_id);
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_delete_target(
    server_info const& server, std::string_view id, std::string_view target_id)
{
    return make_for_target(users_delete_target, server, id, target_id);
}

} // namespace appwrite::detail

#endif
