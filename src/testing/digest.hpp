//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Digests, and texts that nobody can guess. Bytes in, bytes out.
//
#ifndef APPWRITE_SRC_TESTING_DIGEST_HPP
#define APPWRITE_SRC_TESTING_DIGEST_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// @param algorithm a name that OpenSSL knows, as "sha256" or "sha3-512". Empty if it does not.
std::string digest(const std::string& algorithm, std::string_view bytes);

std::string hmac(const std::string& algorithm, std::string_view key, std::string_view bytes);

/// The one-time password that belongs to a key and a time, RFC 6238: six digits, SHA-1, 30 seconds.
std::string one_time_password(std::string_view key, std::int64_t seconds_since_epoch);

/// Bytes from the system's generator.
std::string random_bytes(std::size_t count);

/// This many hexadecimal digits, as the service makes its secrets.
std::string random_hex(std::size_t digits);

} // namespace appwrite::testing::detail

#endif
