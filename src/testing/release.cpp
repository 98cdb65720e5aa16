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

} // namespace appwrite::testing::detail
