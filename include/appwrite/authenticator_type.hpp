//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// authenticator_type: what a user proves a second factor with.
//
#ifndef APPWRITE_AUTHENTICATOR_TYPE_HPP
#define APPWRITE_AUTHENTICATOR_TYPE_HPP

#include <appwrite/open_enum.hpp>

#include <string_view>

namespace appwrite
{

/// What a user proves a second factor with.
enum class authenticator_type
{
    /// A program that shows time-based one-time passwords.
    totp,
};

template <>
struct enum_texts<authenticator_type>
{
    static constexpr std::string_view all[] = {"totp"};
};

} // namespace appwrite

#endif
