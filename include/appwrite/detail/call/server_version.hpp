//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// server_info: a server's version, from text to numbers to the dialect spoken.
//
#ifndef APPWRITE_DETAIL_CALL_SERVER_VERSION_HPP
#define APPWRITE_DETAIL_CALL_SERVER_VERSION_HPP

#include <appwrite/detail/call/operation.hpp>
#include <appwrite/dialect.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Reads `1.9`, `1.9.0`, `0.15.3` or `1.9.0-RC2`; nothing for any other form. A missing part is 0, and a
/// release candidate counts as its release.
inline std::optional<api_version> parse_version(std::string_view text) noexcept
{
    text = text.substr(0, text.find('-'));
    api_version out;
    unsigned* const parts[] = {&out.major, &out.minor, &out.patch};
    char const* at = text.data();
    char const* const end = at + text.size();
    std::size_t read = 0;
    for (; read < 3; ++read)
    {
        auto const [next, error] = std::from_chars(at, end, *parts[read]);
        if (error != std::errc() || next == at || *parts[read] >= 1'000'000)
            return std::nullopt;
        at = next;
        if (at == end)
            break;
        if (*at++ != '.')
            return std::nullopt;
    }
    return read >= 1 && read < 3 && at == end ? std::optional(out) : std::nullopt;
}

inline std::string version_text(api_version v)
{
    return std::to_string(v.major) + "." + std::to_string(v.minor) + "." + std::to_string(v.patch);
}

/// The dialect of a server version, if this library speaks it.
constexpr std::optional<dialect> dialect_of(api_version v) noexcept
{
    if (v >= api_version{1, 5, 0})
        return dialect::v1_5;
    if (v >= api_version{1, 0, 0})
        return dialect::v1_0;
    if (v >= api_version{0, 13, 0})
        return dialect::v0_15;
    return std::nullopt;
}

/// One server of each kind: what all of these refuse is refused by every server, newer ones than this library
/// included.
inline constexpr api_version one_of_each_kind[] = {{0, 15, 0}, {1, 3, 0}, {1, 4, 0}, {999'999, 0, 0}};

/// What a request is built for.
struct server_info
{
    constexpr server_info() noexcept {}
    constexpr server_info(api_version v, dialect d) noexcept : version(v), speaks(d) {}

    api_version version;
    dialect speaks = dialect::v1_5;
};

/// The server of a version; nothing if this library does not speak its dialect.
constexpr std::optional<server_info> server_of(api_version v) noexcept
{
    auto const speaks = dialect_of(v);
    return speaks ? std::optional(server_info(v, *speaks)) : std::nullopt;
}

} // namespace appwrite::detail

#endif
