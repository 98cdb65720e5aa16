//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bytes as text: hexadecimal, base 64, base 32.
//
#include "encoding.hpp"

#include <cstdint>

namespace appwrite::testing::detail
{

namespace
{

constexpr std::string_view hexadecimal_alphabet = "0123456789abcdef";
constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Cuts bytes into groups of this many bits, the highest first.
std::string encode(std::string_view bytes, unsigned width, std::string_view alphabet)
{
    std::string result;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const char c : bytes)
    {
        pending = (pending << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= width; bits -= width)
            result += alphabet[(pending >> (bits - width)) & ((1U << width) - 1)];
    }
    if (bits != 0)
        result += alphabet[(pending << (width - bits)) & ((1U << width) - 1)];
    return result;
}

std::string decode(std::string_view text, unsigned width, std::string_view alphabet)
{
    std::string result;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const char c : text)
    {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            continue;
        pending = (pending << width) | static_cast<std::uint32_t>(value);
        bits += width;
        if (bits < 8)
            continue;
        bits -= 8;
        result += static_cast<char>((pending >> bits) & 0xffU);
    }
    return result;
}

} // namespace

std::string to_hex(std::string_view bytes)
{
    return encode(bytes, 4, hexadecimal_alphabet);
}

std::string to_base64(std::string_view bytes)
{
    std::string result = encode(bytes, 6, base64_alphabet);
    while (result.size() % 4 != 0)
        result += '=';
    return result;
}

std::string from_base64(std::string_view text)
{
    std::string standard(text);
    for (char& c : standard)
    {
        if (c == '-')
            c = '+';
        else if (c == '_')
            c = '/';
    }
    return decode(standard, 6, base64_alphabet);
}

std::string to_base64url(std::string_view bytes)
{
    std::string result = encode(bytes, 6, base64_alphabet);
    for (char& c : result)
    {
        if (c == '+')
            c = '-';
        else if (c == '/')
            c = '_';
    }
    return result;
}

std::string to_base32(std::string_view bytes)
{
    return encode(bytes, 5, base32_alphabet);
}

std::string from_base32(std::string_view text)
{
    return decode(text, 5, base32_alphabet);
}

} // namespace appwrite::testing::detail
