//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How long a server asks callers to wait: the parsers.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_RETRY_AFTER_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_RETRY_AFTER_IPP

#include <appwrite/detail/wire/retry_after.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace appwrite::detail
{

// Digits only, capped: no caller waits for a century, and sums of it cannot overflow.
inline std::optional<std::int64_t> parse_seconds(std::string_view text, std::int64_t cap) noexcept
{
    if (text.empty())
        return std::nullopt;
    std::int64_t value = 0;
    for (char c : text)
    {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = std::min(cap, value * 10 + (c - '0'));
    }
    return value;
}

inline constexpr std::int64_t hundred_years = std::int64_t{100} * 366 * 24 * 3600;

template <std::size_t N>
std::optional<unsigned> index_of(std::array<std::string_view, N> const& names, std::string_view name) noexcept
{
    auto const it = std::find(names.begin(), names.end(), name);
    if (it == names.end())
        return std::nullopt;
    return static_cast<unsigned>(it - names.begin());
}

// `Sun, 06 Nov 1994 08:49:37 GMT`. The two older forms of RFC 9110 are refused: nothing sends them.
inline std::optional<std::chrono::sys_seconds> parse_fixdate(std::string_view text) noexcept
{
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::string_view shape = "aaa, 00 aaa 0000 00:00:00 GMT";

    if (text.size() != shape.size())
        return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i)
    {
        bool const digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : shape[i] != 'a' && text[i] != shape[i])
            return std::nullopt;
    }

    auto number = [&](std::size_t at, std::size_t size)
    {
        unsigned value = 0;
        for (char c : text.substr(at, size))
            value = value * 10 + static_cast<unsigned>(c - '0');
        return value;
    };
    auto const day_name = index_of(days, text.substr(0, 3));
    auto const month = index_of(months, text.substr(8, 3));
    unsigned const hours = number(17, 2);
    unsigned const minutes = number(20, 2);
    unsigned const seconds = number(23, 2);
    // 60: a leap second.
    if (!day_name || !month || hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;

    std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(number(12, 4))),
        std::chrono::month(*month + 1), std::chrono::day(number(5, 2)));
    if (!date.ok() || std::chrono::weekday(std::chrono::sys_days(date)).c_encoding() != *day_name)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
           std::chrono::seconds(seconds);
}

inline std::chrono::milliseconds time_until(
    std::chrono::sys_seconds then, std::chrono::system_clock::time_point now) noexcept
{
    using std::chrono::milliseconds;
    milliseconds const left = then - std::chrono::floor<milliseconds>(now);
    return std::clamp<milliseconds>(left, milliseconds::zero(), std::chrono::seconds(hundred_years));
}

APPWRITE_IMPL std::optional<std::chrono::milliseconds> parse_retry_after(
    std::string_view field, std::chrono::system_clock::time_point now)
{
    if (auto const seconds = parse_seconds(field, hundred_years))
        return std::chrono::seconds(*seconds);
    if (auto const date = parse_fixdate(field))
        return time_until(*date, now);
    return std::nullopt;
}

APPWRITE_IMPL std::optional<std::chrono::milliseconds> parse_rate_limit_reset(
    std::string_view field, std::chrono::system_clock::time_point now)
{
    auto const seconds = parse_seconds(field, 3 * hundred_years);
    if (!seconds)
        return std::nullopt;
    return time_until(std::chrono::sys_seconds(std::chrono::seconds(*seconds)), now);
}

APPWRITE_IMPL std::optional<std::chrono::milliseconds> parse_retry_hint(std::string_view retry_after,
    std::string_view rate_limit_reset, std::chrono::system_clock::time_point now)
{
    if (auto const hint = parse_retry_after(retry_after, now))
        return hint;
    return parse_rate_limit_reset(rate_limit_reset, now);
}

} // namespace appwrite::detail

#endif
