//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Server versions: from text to numbers to the dialect spoken.
//
#ifndef APPWRITE_DETAIL_CALL_SERVER_VERSION_HPP
#define APPWRITE_DETAIL_CALL_SERVER_VERSION_HPP

#include <appwrite/detail/call/operation.hpp>
#include <appwrite/dialect.hpp>

#include <charconv>
#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// Reads `1.9`, `1.9.0` or `0.15.3`; nothing for any other form. A missing part is 0.
inline std::optional<api_version> parse_version(std::string_view text) noexcept
{
    api_version out;
    unsigned* const parts[] = {&out.major, &out.minor, &out.patch};
    char const* at = text.data();
    char const* const end = at + text.size();
    std::size_t read = 0;
    for (; read < 3; ++read)
    {
        auto const [next, error] = std::from_chars(at, end, *parts[read]);
        if (error != std::errc() || next == at)
            return std::nullopt;
        at = next;
        if (at == end)
            break;
        if (*at++ != '.')
            return std::nullopt;
    }
    return read >= 1 && read < 3 && at == end ? std::optional(out) : std::nullopt;
}

/// The dialect of a server version, if this library speaks it.
constexpr std::optional<dialect> dialect_of(api_version v) noexcept
{
    if (v >= api_version{0, 13, 0} && v < api_version{1, 0, 0})
        return dialect::v0_15;
    if (v >= api_version{1, 5, 0})
        return dialect::v1_5;
    return std::nullopt;
}

} // namespace appwrite::detail

#endif
