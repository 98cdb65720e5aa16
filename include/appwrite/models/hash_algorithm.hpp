//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// hash_algorithm: how a password is hashed.
//
#ifndef APPWRITE_MODELS_HASH_ALGORITHM_HPP
#define APPWRITE_MODELS_HASH_ALGORITHM_HPP

#include <appwrite/open_enum.hpp>

namespace appwrite
{

/// The algorithms that servers know for password hashes.
enum class hash_algorithm
{
    argon2,
    bcrypt,
    md5,
    sha,
    phpass,
    scrypt,
    /// Firebase's variant of scrypt.
    scrypt_modified,
    /// Not hashed.
    plaintext,
};

template <>
struct enum_texts<hash_algorithm>
{
    static constexpr std::string_view all[] = {
        "argon2", "bcrypt", "md5", "sha", "phpass", "scrypt", "scryptMod", "plaintext"};
};

} // namespace appwrite

#endif
