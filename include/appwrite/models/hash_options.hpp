//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// hash_options: the parameters of a password hash, with their types.
//
#ifndef APPWRITE_MODELS_HASH_OPTIONS_HPP
#define APPWRITE_MODELS_HASH_OPTIONS_HPP

#include <appwrite/models/user.hpp>
#include <appwrite/secret_string.hpp>
#include <appwrite/sha_version.hpp>

#include <cstdint>
#include <optional>
#include <variant>

namespace appwrite
{

// What a server did not say is not set. Many say nothing: hashes that were imported before 1.8.1, for
// example.

struct argon2_options
{
    /// In KiB.
    std::optional<std::int64_t> memory_cost;
    std::optional<std::int64_t> time_cost;
    std::optional<std::int64_t> threads;
};

struct bcrypt_options
{
    std::optional<std::int64_t> cost;
};

/// MD5 has none.
struct md5_options
{
};

struct phpass_options
{
    /// The binary logarithm of the number of rounds.
    std::optional<std::int64_t> iteration_count_log2;
    std::optional<bool> portable_hashes;
};

struct scrypt_options
{
    std::optional<std::int64_t> cost_cpu;
    std::optional<std::int64_t> cost_memory;
    std::optional<std::int64_t> cost_parallel;
    /// Of the hash, in bytes.
    std::optional<std::int64_t> length;
    secret_string salt;
};

/// All three in Base64.
struct scrypt_modified_options
{
    secret_string salt;
    secret_string salt_separator;
    secret_string signer_key;
};

struct sha_options
{
    open_enum<sha_version> version;
};

/// `std::monostate`: no password, plain text, or an algorithm that this library does not know.
using hash_options = std::variant<std::monostate, argon2_options, bcrypt_options, md5_options, phpass_options,
    scrypt_options, scrypt_modified_options, sha_options>;

/// The parameters of a user's password hash, read from `user::hash_options` in any of the spellings that
/// servers have had. The algorithm is `user::hash`, or what the options name if that is not known.
APPWRITE_DECL hash_options hash_options_of(user const& of);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/models/hash_options.ipp>
#endif

#endif
