//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// eight_bytes: eight characters of a text, looked at all at once. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_EIGHT_BYTES_HPP
#define APPWRITE_DETAIL_JSON_EIGHT_BYTES_HPP

#include <cstdint>

namespace appwrite::detail
{

/// The eight characters at `text`, the first one in the lowest byte, whatever the machine's order is.
[[gnu::always_inline]] constexpr std::uint64_t eight_bytes(char const* text) noexcept
{
    // Spelled out, so that compilers see a single load; g++ does not before it has decided what to inline.
    auto const byte = [text](int i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i; };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
}

/// Eight times the same byte.
constexpr std::uint64_t eight_times(unsigned char byte) noexcept
{
    return byte * std::uint64_t{0x0101010101010101};
}

} // namespace appwrite::detail

#endif
