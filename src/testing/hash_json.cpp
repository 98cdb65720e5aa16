//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a user shows of its password: a hash, and how it was made.
//
#include "hash_json.hpp"

#include <cstdio>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

namespace
{

constexpr std::string_view argon2_options =
    R"({"type":"argon2","memory_cost":65536,"time_cost":4,"threads":3})";

/// Text in the form of an argon2id hash. It is the same each time for one user, and verifies nothing.
std::string hash_text(std::uint64_t seed)
{
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result = "$argon2id$v=19$m=65536,t=4,p=3$";
    const auto append = [&](int count)
    {
        for (int i = 0; i < count; ++i)
        {
            // One step of a linear congruential generator; its high bits are the good ones.
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            result += alphabet[seed >> 58U];
        }
    };
    append(22);
    result += '$';
    append(43);
    return result;
}

std::string scrypt_options(const imported_hash& hash)
{
    std::string out;
    members json(out);
    json.text("type", "scrypt");
    json.raw("costCpu", std::to_string(hash.cpu));
    json.raw("costMemory", std::to_string(hash.memory));
    json.raw("costParallel", std::to_string(hash.parallel));
    json.raw("length", std::to_string(hash.length));
    json.text("salt", hash.salt);
    json.finish();
    return out;
}

std::string scrypt_modified_options(const imported_hash& hash)
{
    std::string out;
    members json(out);
    json.text("type", "scryptMod");
    json.text("salt", hash.salt);
    json.text("saltSeparator", hash.salt_separator);
    json.text("signerKey", hash.signer_key);
    json.finish();
    return out;
}

/// The "random state" is the time in PHP's form, microseconds first, and the number of a process.
std::string phpass_options(milliseconds_since_epoch imported)
{
    char state[64];
    std::snprintf(state, sizeof state, "%.8f %lld25", static_cast<double>(imported % 1000) / 1000,
        static_cast<long long>(imported / 1000));
    std::string out;
    members json(out);
    json.text("type", "phpass");
    json.raw("iteration_count_log2", "8");
    json.flag("portable_hashes", false);
    json.text("random_state", state);
    json.finish();
    return out;
}

std::string sha_options(const imported_hash& hash)
{
    std::string out;
    members json(out);
    json.text("version", hash.version);
    json.finish();
    return out;
}

void append_hash(members& json, std::string_view name, std::string_view options)
{
    json.text("hash", name);
    json.raw("hashOptions", options);
}

void append_imported(members& json, const imported_hash& hash, milliseconds_since_epoch imported)
{
    switch (hash.algorithm)
    {
    case hash_algorithm::bcrypt:
        return append_hash(json, "bcrypt", R"({"type":"bcrypt","cost":8})");
    case hash_algorithm::md5:
        return append_hash(json, "md5", R"({"type":"md5"})");
    case hash_algorithm::phpass:
        return append_hash(json, "phpass", phpass_options(imported));
    case hash_algorithm::scrypt:
        return append_hash(json, "scrypt", scrypt_options(hash));
    case hash_algorithm::scrypt_modified:
        return append_hash(json, "scryptMod", scrypt_modified_options(hash));
    case hash_algorithm::sha:
        return append_hash(json, "sha", sha_options(hash));
    case hash_algorithm::argon2:
        break;
    }
    append_hash(json, "argon2", argon2_options);
}

} // namespace

void append_password(members& json, const user_record& user)
{
    if (user.imported)
    {
        json.text("password", user.imported->text);
        return append_imported(json, *user.imported, user.registration);
    }
    if (user.password_seed != 0)
        json.text("password", hash_text(user.password_seed));
    else
        json.raw("password", "null");
    // Users without a password have this hash, too.
    append_hash(json, "argon2", argon2_options);
}

} // namespace appwrite::testing::detail
