//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Whether a password fits: to a hash that another system made, or to the short digest that the emulator
// keeps.
//
#ifndef APPWRITE_SRC_TESTING_PASSWORD_CHECK_HPP
#define APPWRITE_SRC_TESTING_PASSWORD_CHECK_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

enum class hash_algorithm : std::uint8_t
{
    argon2,
    bcrypt,
    md5,
    phpass,
    scrypt,
    scrypt_modified,
    sha
};

/// A hash that came with an imported user, and what it takes to check a password against it.
struct imported_hash
{
    hash_algorithm algorithm = hash_algorithm::argon2;
    std::string text;

    /// sha: as "sha256" or "sha3-512".
    std::string version;

    /// Both scrypt forms; in base 64 for the modified one, as the two after it.
    std::string salt;
    std::string salt_separator;
    std::string signer_key;

    /// scrypt: N, r, p and the length of the hash.
    std::int64_t cpu = 0;
    std::int64_t memory = 0;
    std::int64_t parallel = 0;
    std::int64_t length = 0;
};

/// A hash that cannot be read fits to no password.
bool fits(const imported_hash& hash, std::string_view password);

/**
 * @brief What the emulator keeps of a password that it was given in clear.
 *
 * Computing argon2 for a million users would take a day, and what is protected here are test users.
 */
std::uint64_t password_digest(std::uint64_t salt, std::string_view password);

} // namespace appwrite::testing::detail

#endif
