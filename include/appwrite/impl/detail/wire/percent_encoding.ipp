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

} // namespace appwrite::detail

#endif
