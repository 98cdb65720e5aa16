//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Digests, and texts that nobody can guess. Bytes in, bytes out.
//
#include "digest.hpp"

#include "encoding.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace appwrite::testing::detail
{

namespace
{

const unsigned char* bytes_of(std::string_view text) noexcept
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string as_text(const std::array<unsigned char, EVP_MAX_MD_SIZE>& buffer, unsigned size)
{
    return {reinterpret_cast<const char*>(buffer.data()), size};
}

} // namespace

std::string digest(const std::string& algorithm, std::string_view bytes)
{
    const EVP_MD* method = EVP_get_digestbyname(algorithm.c_str());
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned size = 0;
    if (!method || EVP_Digest(bytes.data(), bytes.size(), buffer.data(), &size, method, nullptr) != 1)
        return {};
    return as_text(buffer, size);
}

std::string hmac(const std::string& algorithm, std::string_view key, std::string_view bytes)
{
    const EVP_MD* method = EVP_get_digestbyname(algorithm.c_str());
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned size = 0;
    if (!method || !HMAC(method, key.data(), static_cast<int>(key.size()), bytes_of(bytes), bytes.size(),
                       buffer.data(), &size))
        return {};
    return as_text(buffer, size);
}

std::string one_time_password(std::string_view key, std::int64_t seconds_since_epoch)
{
    auto step = static_cast<std::uint64_t>(seconds_since_epoch / 30);
    std::string counter(8, '\0');
    for (std::size_t i = counter.size(); i-- > 0; step >>= 8U)
        counter[i] = static_cast<char>(step & 0xffU);
    const std::string code = hmac("sha1", key, counter);
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(code[i])}; };
    const std::size_t offset = byte(code.size() - 1) & 0xfU;
    const std::uint32_t value = ((byte(offset) & 0x7fU) << 24U) | (byte(offset + 1) << 16U) |
                                (byte(offset + 2) << 8U) | byte(offset + 3);
    const std::string digits = std::to_string(value % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

std::string random_bytes(std::size_t count)
{
    std::string result(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("no random numbers");
    return result;
}

std::string random_hex(std::size_t digits)
{
    return to_hex(random_bytes((digits + 1) / 2)).substr(0, digits);
}

} // namespace appwrite::testing::detail
