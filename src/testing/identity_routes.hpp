//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Accounts at other providers that users sign in with.
//
#ifndef APPWRITE_SRC_TESTING_IDENTITY_ROUTES_HPP
#define APPWRITE_SRC_TESTING_IDENTITY_ROUTES_HPP

#include "call.hpp"
#include "listing.hpp"

#include <string_view>

namespace appwrite::testing::detail
{

response list_identities(call& c);
response delete_identity(call& c);

/// Whether an e-mail address belongs to an identity, other than those of the user with this id.
bool is_identity_email(const call& c, std::string_view email, std::string_view except_user = {});

attribute_value value_of(const identity_record& identity, attribute which) noexcept;
const text_list* list_of(const identity_record& identity, attribute which) noexcept;

} // namespace appwrite::testing::detail

#endif
