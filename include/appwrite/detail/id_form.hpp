//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The form of ids, shared by the public check and the parameter checks.
//
#ifndef APPWRITE_DETAIL_ID_FORM_HPP
#define APPWRITE_DETAIL_ID_FORM_HPP

#include <cstddef>
#include <string_view>

namespace appwrite::detail
{

/// 1 to `max_size` characters, ASCII letters, digits, `.`, `_` and `-`, the first one a letter or a digit.
/// Such a text cannot leave its path segment: it is neither `.` nor `..` and needs no escape.
constexpr bool has_id_form(std::string_view id, std::size_t max_size) noexcept
{
    if (id.empty() || id.size() > max_size)
        return false;
    auto alphanumeric = [](char c)
    { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!alphanumeric(id.front()))
        return false;
    for (char c : id)
        if (!alphanumeric(c) && c != '.' && c != '_' && c != '-')
            return false;
    return true;
}

} // namespace appwrite::detail

#endif
