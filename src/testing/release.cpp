//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which release is emulated, and how releases compare.
//
#include "release.hpp"

#include <charconv>

namespace appwrite::testing::detail
{

release parse_release(std::string_view text) noexcept
{
    release result;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int* part : {&result.major, &result.minor, &result.patch})
    {
        const auto [next, error] = std::from_chars(at, end, *part);
        if (error != std::errc{} || next == end || *next != '.')
            break;
        at = next + 1;
    }
    return result;
}

bool is_release(std::string_view text) noexcept
{
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int parts = 1; parts <= 3; ++parts)
    {
        unsigned number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc{})
            return false;
        if (next == end)
            return parts >= 2;
        if (*next != '.')
            return false;
        at = next + 1;
    }
    return false;
}

} // namespace appwrite::testing::detail
