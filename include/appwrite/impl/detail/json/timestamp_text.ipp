//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp_text: times as servers since 1.0 write and read them.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_TIMESTAMP_TEXT_IPP
#define APPWRITE_IMPL_DETAIL_JSON_TIMESTAMP_TEXT_IPP

#include <appwrite/detail/json/timestamp_text.hpp>

#include <chrono>
#include <cstdint>

namespace appwrite::detail
{

// Appends `value`, which is not negative, with leading zeros.
inline void append_padded(std::string& out, std::int64_t value, std::size_t width)
{
    std::string const digits = std::to_string(value);
    out.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

APPWRITE_IMPL std::optional<std::string> timestamp_text(std::chrono::sys_time<std::chrono::milliseconds> t)
{
    using namespace std::chrono;

    static constexpr sys_time<milliseconds> first = sys_days(year(0) / January / 1);
    static constexpr sys_time<milliseconds> end = sys_days(year(10000) / January / 1);
    if (t < first || t >= end)
        return std::nullopt;

    auto const day = floor<days>(t);
    year_month_day const date(day);
    hh_mm_ss<milliseconds> const time(t - day);
    std::string text;
    text.reserve(29);
    append_padded(text, int(date.year()), 4);
    append_padded(text += '-', unsigned(date.month()), 2);
    append_padded(text += '-', unsigned(date.day()), 2);
    append_padded(text += 'T', time.hours().count(), 2);
    append_padded(text += ':', time.minutes().count(), 2);
    append_padded(text += ':', time.seconds().count(), 2);
    append_padded(text += '.', time.subseconds().count(), 3);
    return text += "+00:00";
}

} // namespace appwrite::detail

#endif
