//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Whether a password fits: to a hash that another system made, or to the short digest that the emulator
// keeps.
//
#include "password_check.hpp"

#include "digest.hpp"
#include "encoding.hpp"
#include "http_message.hpp"

#include <argon2.h>
#include <crypt.h>
#include <openssl/evp.h>

#include <cstring>
#include <memory>

namespace appwrite::testing::detail
{

namespace
{

bool argon2_fits(const std::string& hash, std::string_view password)
{
    argon2_type type = Argon2_id;
    if (hash.starts_with("$argon2i$"))
        type = Argon2_i;
    else if (!hash.starts_with("$argon2id$"))
        return false;
    return argon2_verify(hash.c_str(), password.data(), password.size(), type) == ARGON2_OK;
}

/// bcrypt and whatever else the system's crypt() knows.
bool crypt_fits(const std::string& hash, std::string_view password)
{
    const auto state = std::make_unique<crypt_data>();
    const char* result = crypt_r(std::string(password).c_str(), hash.c_str(), state.get());
    return result && result[0] != '*' && hash == result;
}

/// phpass writes groups of six bits with the lowest first, in an alphabet of its own.
constexpr std::string_view phpass_alphabet =
    "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::string phpass_text(std::string_view bytes)
{
    std::string result;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const char c : bytes)
    {
        pending |= std::uint32_t{static_cast<unsigned char>(c)} << bits;
        for (bits += 8; bits >= 6; bits -= 6, pending >>= 6U)
            result += phpass_alphabet[pending & 63U];
    }
    if (bits != 0)
        result += phpass_alphabet[pending & 63U];
    return result;
}

bool phpass_fits(const std::string& hash, std::string_view password)
{
    constexpr std::size_t head = 12;
    if (!hash.starts_with("$P$") && !hash.starts_with("$H$"))
        return crypt_fits(hash, password);
    const std::size_t rounds = hash.size() < head ? 0 : phpass_alphabet.find(hash[3]);
    if (rounds < 7 || rounds > 30)
        return false;
    std::string state = digest("md5", hash.substr(4, 8) + std::string(password));
    for (std::uint32_t left = 1U << rounds; left != 0; --left)
        state = digest("md5", state + std::string(password));
    return hash == hash.substr(0, head) + phpass_text(state);
}

/// Empty if the parameters are not good.
std::string scrypt_bytes(std::string_view password, std::string_view salt, const imported_hash& how)
{
    constexpr std::int64_t longest = 1024;
    constexpr std::uint64_t most_memory = 512ULL * 1024 * 1024;
    if (how.cpu < 2 || how.memory < 1 || how.parallel < 1 || how.length < 1 || how.length > longest)
        return {};
    std::string key(static_cast<std::size_t>(how.length), '\0');
    const int done = EVP_PBE_scrypt(password.data(), password.size(),
        reinterpret_cast<const unsigned char*>(salt.data()), salt.size(), static_cast<std::uint64_t>(how.cpu),
        static_cast<std::uint64_t>(how.memory), static_cast<std::uint64_t>(how.parallel), most_memory,
        reinterpret_cast<unsigned char*>(key.data()), key.size());
    return done == 1 ? key : std::string();
}

std::string aes_256_ctr(std::string_view key, std::string_view bytes)
{
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const std::string counter(16, '\0');
    std::string result(bytes.size(), '\0');
    int size = 0;
    if (!context ||
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_ctr(), nullptr,
            reinterpret_cast<const unsigned char*>(key.data()),
            reinterpret_cast<const unsigned char*>(counter.data())) != 1 ||
        EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(result.data()), &size,
            reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) != 1)
        return {};
    return result;
}

/// The signer key of the other system's project, encrypted with a key that comes from the password.
bool scrypt_modified_fits(const imported_hash& hash, std::string_view password)
{
    imported_hash parameters;
    parameters.cpu = 16384;
    parameters.memory = 8;
    parameters.parallel = 1;
    parameters.length = 64;
    const std::string key =
        scrypt_bytes(password, from_base64(hash.salt) + from_base64(hash.salt_separator), parameters);
    return !key.empty() &&
           to_base64(aes_256_ctr(key.substr(0, 32), from_base64(hash.signer_key))) == hash.text;
}

} // namespace

bool fits(const imported_hash& hash, std::string_view password)
{
    switch (hash.algorithm)
    {
    case hash_algorithm::argon2:
        return argon2_fits(hash.text, password);
    case hash_algorithm::bcrypt:
        return crypt_fits(hash.text, password);
    case hash_algorithm::md5:
        return hash.text == to_hex(digest("md5", password));
    case hash_algorithm::phpass:
        return phpass_fits(hash.text, password);
    case hash_algorithm::scrypt:
    {
        const std::string key = scrypt_bytes(password, hash.salt, hash);
        return !key.empty() && hash.text == to_hex(key);
    }
    case hash_algorithm::scrypt_modified:
        return scrypt_modified_fits(hash, password);
    case hash_algorithm::sha:
    {
        const std::string code = digest(to_lower(hash.version), password);
        return !code.empty() && hash.text == to_hex(code);
    }
    }
    return false;
}

std::uint64_t password_digest(std::uint64_t salt, std::string_view password)
{
    const std::string bytes = digest("sha256", std::to_string(salt) + ':' + std::string(password));
    std::uint64_t result = 0;
    std::memcpy(&result, bytes.data(), sizeof result);
    return result;
}

} // namespace appwrite::testing::detail
