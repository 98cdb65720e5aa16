//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checking UTF-8, counting its code points, and writing one.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_UTF8_IPP
#define APPWRITE_IMPL_DETAIL_JSON_UTF8_IPP

#include <appwrite/detail/json/utf8.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL std::optional<std::size_t> count_code_points(std::string_view text) noexcept
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count)
    {
        auto const lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80)
        {
            ++i;
            continue;
        }
        // The lead byte says how many bytes follow; the first of them has a narrower range where that keeps
        // out overlong forms (E0, F0), surrogates (ED) and what is beyond U+10FFFF (F4).
        std::size_t const follow = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || text.size() - i <= follow)
            return std::nullopt;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (lead == 0xE0)
            low = 0xA0;
        else if (lead == 0xED)
            high = 0x9F;
        else if (lead == 0xF0)
            low = 0x90;
        else if (lead == 0xF4)
            high = 0x8F;
        for (std::size_t k = 1; k <= follow; ++k)
        {
            auto const byte = static_cast<unsigned char>(text[i + k]);
            if (byte < low || byte > high)
                return std::nullopt;
            low = 0x80;
            high = 0xBF;
        }
        i += follow + 1;
    }
    return count;
}

APPWRITE_IMPL void append_code_point(std::string& text, std::uint32_t code_point)
{
    auto const byte = [&](std::uint32_t marks, int shift, std::uint32_t mask)
    { text.push_back(static_cast<char>(marks | (code_point >> shift & mask))); };
    if (code_point < 0x80)
        return byte(0, 0, 0x7F);
    if (code_point < 0x800)
        byte(0xC0, 6, 0x1F);
    else
    {
        if (code_point < 0x10000)
            byte(0xE0, 12, 0x0F);
        else
        {
            byte(0xF0, 18, 0x07);
            byte(0x80, 12, 0x3F);
        }
        byte(0x80, 6, 0x3F);
    }
    byte(0x80, 0, 0x3F);
}

} // namespace appwrite::detail

#endif
