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

APPWRITE_IMPL std::string percent_decoded(std::string_view text)
{
    auto const value_of = [](char c) -> int
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        int const letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    };
    std::string out;
    // Once, so that no copy of a secret stays behind in freed memory.
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        bool const escape = text[i] == '%' && text.size() - i >= 3;
        int const high = escape ? value_of(text[i + 1]) : -1;
        int const low = escape ? value_of(text[i + 2]) : -1;
        if (high < 0 || low < 0)
        {
            out.push_back(text[i]);
            continue;
        }
        out.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return out;
}

} // namespace appwrite::detail

#endif
