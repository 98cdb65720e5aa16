//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// find_special: how far a JSON text is plain. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_PLAIN_TEXT_HPP
#define APPWRITE_DETAIL_JSON_PLAIN_TEXT_HPP

#include <appwrite/detail/json/eight_bytes.hpp>

#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace appwrite::detail
{

/// Whether a character is anything else than itself within a text: a quote, a backslash, a control
/// character, or no ASCII.
constexpr bool is_special(char c) noexcept
{
    auto const byte = static_cast<unsigned char>(c);
    return c == '"' || c == '\\' || byte < 0x20 || byte >= 0x80;
}

/// The first special character, `end` if there is none. Nearly all that servers send are texts, so this is
/// done for many characters at once.
inline char const* find_special(char const* first, char const* end) noexcept
{
#if defined(__SSE2__)
    for (; end - first >= 16; first += 16)
    {
        __m128i const text = _mm_loadu_si128(reinterpret_cast<__m128i const*>(first));
        // As signed numbers, those that are no ASCII are negative.
        __m128i const special = _mm_or_si128(
            _mm_cmplt_epi8(text, _mm_set1_epi8(' ')), _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('"')),
                                                          _mm_cmpeq_epi8(text, _mm_set1_epi8('\\'))));
        if (auto const found = static_cast<unsigned>(_mm_movemask_epi8(special)); found != 0)
            return first + std::countr_zero(found);
    }
#endif
    for (; end - first >= 8; first += 8)
    {
        std::uint64_t const text = eight_bytes(first);
        // The uppermost bit of a byte is set if it is special. Those above the first such byte may have it,
        // too.
        std::uint64_t const special =
            (((text ^ eight_times('"')) - eight_times(1)) | ((text ^ eight_times('\\')) - eight_times(1)) |
                (text - eight_times(' ')) | text) &
            eight_times(0x80);
        if (special != 0)
            return first + std::countr_zero(special) / 8;
    }
    while (first != end && !is_special(*first))
        ++first;
    return first;
}

} // namespace appwrite::detail

#endif
