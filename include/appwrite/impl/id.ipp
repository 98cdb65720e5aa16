//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Ids: OpenSSL's random generator and the server's rule.
//
#ifndef APPWRITE_IMPL_ID_IPP
#define APPWRITE_IMPL_ID_IPP

#include <appwrite/detail/id_form.hpp>
#include <appwrite/id.hpp>

#include <openssl/rand.h>

#include <array>
#include <random>

namespace appwrite
{

APPWRITE_IMPL std::string unique_id()
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    {
        // OpenSSL has no entropy source here; the standard library's device reads the system's, or throws.
        std::random_device device;
        for (unsigned char& b : bytes)
            b = static_cast<unsigned char>(device());
    }

    static constexpr char digits[] = "0123456789abcdef";
    std::string id;
    id.reserve(2 * bytes.size());
    for (unsigned char b : bytes)
    {
        id.push_back(digits[b >> 4]);
        id.push_back(digits[b & 15]);
    }
    return id;
}

APPWRITE_IMPL bool is_valid_id(std::string_view id) noexcept
{
    return detail::has_id_form(id, 36);
}

} // namespace appwrite

#endif
