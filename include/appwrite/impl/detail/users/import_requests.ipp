//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create users with a password hash from elsewhere.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_IMPORT_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_IMPORT_REQUESTS_IPP

#include <appwrite/detail/users/import_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>

namespace appwrite::detail
{

// Checks and writes what all imports share.
inline void add_imported_user(request_maker& make, object_writer& body, imported_user const& parameters)
{
    make.check_new_id("id", parameters.id());
    make.check_email("email", parameters.email());
    make.check_password("password_hash", parameters.password_hash().reveal());
    make.check_text("name", parameters.name(), 128);

    body.text("userId", new_id(parameters.id()));
    body.text("email", parameters.email());
    body.text("password", parameters.password_hash().reveal());
    if (!parameters.name().empty())
        body.text("name", parameters.name());
}

inline call_request make_import(
    operation const& op, server_info const& server, imported_user const& parameters)
{
    request_maker make(op, server);
    object_writer body;
    add_imported_user(make, body, parameters);
    make.path();
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_create_argon2_user(server_info const& server, imported_user const& parameters)
{
    return make_import(users_create_argon2_user, server, parameters);
}

APPWRITE_IMPL call_request make_create_bcrypt_user(server_info const& server, imported_user const& parameters)
{
    return make_import(users_create_bcrypt_user, server, parameters);
}

APPWRITE_IMPL call_request make_create_md5_user(server_info const& server, imported_user const& parameters)
{
    return make_import(users_create_md5_user, server, parameters);
}

APPWRITE_IMPL call_request make_create_phpass_user(server_info const& server, imported_user const& parameters)
{
    return make_import(users_create_phpass_user, server, parameters);
}

APPWRITE_IMPL call_request make_create_scrypt_user(
    server_info const& server, imported_user const& parameters, scrypt_settings const& settings)
{
    request_maker make(users_create_scrypt_user, server);
    object_writer body;
    add_imported_user(make, body, parameters);
    make.check_text("salt", settings.salt().reveal(), 128, 1);
    body.text("passwordSalt", settings.salt().reveal());
    auto const number = [&](std::string_view field, std::string_view wire, std::optional<std::int32_t> value)
    {
        make.require(value.has_value(), field, "is required: without it, no password can be checked");
        body.number(wire, value.value_or(0));
    };
    number("cpu", "passwordCpu", settings.cpu());
    number("memory", "passwordMemory", settings.memory());
    number("parallel", "passwordParallel", settings.parallel());
    number("length", "passwordLength", settings.length());
    make.path();
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_create_scrypt_modified_user(
    server_info const& server, imported_user const& parameters, scrypt_modified_settings const& settings)
{
    request_maker make(users_create_scrypt_modified_user, server);
    object_writer body;
    add_imported_user(make, body, parameters);
    make.check_text("salt", settings.salt().reveal(), 128, 1);
    make.check_text("salt_separator", settings.salt_separator().reveal(), 128, 1);
    make.check_text("signer_key", settings.signer_key().reveal(), 128, 1);
    body.text("passwordSalt", settings.salt().reveal());
    body.text("passwordSaltSeparator", settings.salt_separator().reveal());
    body.text("passwordSignerKey", settings.signer_key().reveal());
    make.path();
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_create_sha_user(
    server_info const& server, imported_user const& parameters, sha_version version)
{
    request_maker make(users_create_sha_user, server);
    object_writer body;
    add_imported_user(make, body, parameters);
    body.text("passwordVersion", open_enum<sha_version>(version).text());
    make.path();
    make.body(body);
    return make.take();
}

} // namespace appwrite::detail

#endif
