//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bytes as text: hexadecimal, base 64, base 32.
//
#ifndef APPWRITE_SRC_TESTING_ENCODING_HPP
#define APPWRITE_SRC_TESTING_ENCODING_HPP

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// Lower case.
std::string to_hex(std::string_view bytes);

std::string to_base64(std::string_view bytes);

/// Characters that do not belong to base 64 are skipped, as PHP does it; those of the URL-safe alphabet are
/// understood.
std::string from_base64(std::string_view text);

/// The URL-safe alphabet without padding, as in a JWT.
std::string to_base64url(std::string_view bytes);

/// Upper case, without padding, as in the secret of a TOTP authenticator.
std::string to_base32(std::string_view bytes);

std::string from_base32(std::string_view text);

} // namespace appwrite::testing::detail

#endif
