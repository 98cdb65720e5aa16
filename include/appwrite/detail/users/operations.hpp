//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations of the Users service as rows.
//
#ifndef APPWRITE_DETAIL_USERS_OPERATIONS_HPP
#define APPWRITE_DETAIL_USERS_OPERATIONS_HPP

#include <appwrite/detail/call/operation.hpp>

namespace appwrite::detail
{

// 0.13.0 stands for "as old as the oldest dialect": these five are older still.

inline constexpr operation users_create{
    "users.create", http_method::post, "/users", retry_class::keyed_create, 201, {0, 13, 0}};

inline constexpr operation users_get{
    "users.get", http_method::get, "/users/{userId}", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_list{
    "users.list", http_method::get, "/users", retry_class::safe, 200, {0, 13, 0}};

inline constexpr operation users_update_name{"users.update_name", http_method::patch, "/users/{userId}/name",
    retry_class::idempotent, 200, {0, 13, 0}};

inline constexpr operation users_delete_user{"users.delete_user", http_method::delete_, "/users/{userId}",
    retry_class::idempotent, 204, {0, 13, 0}, api_errc::user_not_found};

} // namespace appwrite::detail

#endif
