//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations whose repeat can clash with their own first attempt, and how to tell. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_SETTLEMENTS_HPP
#define APPWRITE_DETAIL_USERS_SETTLEMENTS_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/detail/call/settlement.hpp>

namespace appwrite::detail
{

// A server answers 409 for a repeat of what it has done already. What it has is read and compared with what
// was sent; passwords cannot be compared. `sent` is the request, `seen` what was read before.

/// For every way to create a user: the fields that clash are `id`, `email` and `phone`.
APPWRITE_DECL settlement settle_new_user(
    call_request const& sent, server_info const& server, read_back const& seen);

/// A user whose e-mail address or phone number was set.
APPWRITE_DECL settlement settle_contact(
    call_request const& sent, server_info const& server, read_back const& seen);

/// The fields that clash are `target_id` and `identifier`.
APPWRITE_DECL settlement settle_new_target(
    call_request const& sent, server_info const& server, read_back const& seen);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/settlements.ipp>
#endif

#endif
