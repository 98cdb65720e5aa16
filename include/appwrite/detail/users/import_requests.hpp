//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create users with a password hash from elsewhere. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_IMPORT_REQUESTS_HPP
#define APPWRITE_DETAIL_USERS_IMPORT_REQUESTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/imported_user.hpp>
#include <appwrite/scrypt_modified_settings.hpp>
#include <appwrite/scrypt_settings.hpp>
#include <appwrite/sha_version.hpp>

namespace appwrite::detail
{

APPWRITE_DECL call_request make_create_argon2_user(
    server_info const& server, imported_user const& parameters);
APPWRITE_DECL call_request make_create_bcrypt_user(
    server_info const& server, imported_user const& parameters);
APPWRITE_DECL call_request make_create_md5_user(server_info const& server, imported_user const& parameters);
APPWRITE_DECL call_request make_create_phpass_user(
    server_info const& server, imported_user const& parameters);
APPWRITE_DECL call_request make_create_scrypt_user(
    server_info const& server, imported_user const& parameters, scrypt_settings const& settings);
APPWRITE_DECL call_request make_create_scrypt_modified_user(
    server_info const& server, imported_user const& parameters, scrypt_modified_settings const& settings);
APPWRITE_DECL call_request make_create_sha_user(
    server_info const& server, imported_user const& parameters, sha_version version);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/import_requests.ipp>
#endif

#endif
