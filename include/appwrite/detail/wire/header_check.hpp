//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What may stand in a header field. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_HEADER_CHECK_HPP
#define APPWRITE_DETAIL_WIRE_HEADER_CHECK_HPP

#include <cstddef>
#include <string_view>

namespace appwrite::detail
{

/// Whether `text` can be the name of a header field: a token of RFC 9110.
constexpr bool is_field_name(std::string_view text) noexcept
{
    for (char c : text)
    {
        bool const alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && std::string_view("!#$%&'*+-.^_`|~").find(c) == std::string_view::npos)
            return false;
    }
    return !text.empty();
}

/// Whether `text` can be the value of a header field: no control character but the tab, so neither CR, LF nor
/// NUL, which could end the field and begin another.
constexpr bool is_field_value(std::string_view text) noexcept
{
    for (char c : text)
    {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t') || byte == 0x7f)
            return false;
    }
    return true;
}

/// Compares field names, whose case does not matter.
constexpr bool same_field_name(std::string_view a, std::string_view b) noexcept
{
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

} // namespace appwrite::detail

#endif
