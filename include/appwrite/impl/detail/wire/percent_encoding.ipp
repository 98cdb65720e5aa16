//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Percent-encoding of path segments and query values.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_PERCENT_ENCODING_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_PERCENT_ENCODING_IPP

#include <appwrite/detail/wire/percent_encoding.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL void append_percent_encoded(std::string& out, std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    for (char c : text)
    {
        bool const unreserved = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved)
        {
            out.push_back(c);
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(digits[byte >> 4]);
        out.push_back(digits[byte & 15]);
    }
}

/// Negative if it is no hexadecimal digit.
inline int hexadecimal_value(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    int const letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The byte that the escape at the beginning of `text` stands for; negative if there is none.
inline int escaped_byte(std::string_view text) noexcept
{
    if (text.size() < 3 || text[0] != '%')
        return -1;
    int const high = hexadecimal_value(text[1]);
    int const low = hexadecimal_value(text[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

APPWRITE_IMPL bool is_percent_encoded(std::string_view text) noexcept
{
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (escaped_byte(text.substr(at)) < 0)
            return false;
    return true;
}

APPWRITE_IMPL std::string percent_decoded(std::string_view text)
{
    std::string out;
    // Once, so that no copy of a secret stays behind in freed memory.
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        int const byte = escaped_byte(text.substr(i));
        out.push_back(byte < 0 ? text[i] : static_cast<char>(byte));
        i += byte < 0 ? 0 : 2;
    }
    return out;
}

} // namespace appwrite::detail

#endif
