//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp_text: times as servers since 1.0 write and read them.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_TIMESTAMP_TEXT_IPP
#define APPWRITE_IMPL_DETAIL_JSON_TIMESTAMP_TEXT_IPP

#include <appwrite/detail/json/eight_bytes.hpp>
#include <appwrite/detail/json/timestamp_text.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace appwrite::detail
{

// Appends `value`, which is not negative, with leading zeros.
inline void append_padded(std::string& out, std::int64_t value, std::size_t width)
{
    std::string const digits = std::to_string(value);
    out.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

// Whether a time is in the years 0 to 9999, in UTC: others cannot be written.
inline bool has_text(std::chrono::sys_time<std::chrono::milliseconds> t) noexcept
{
    using namespace std::chrono;

    static constexpr sys_time<milliseconds> first = sys_days(year(0) / January / 1);
    static constexpr sys_time<milliseconds> end = sys_days(year(10000) / January / 1);
    return t >= first && t < end;
}

APPWRITE_IMPL std::optional<std::string> timestamp_text(std::chrono::sys_time<std::chrono::milliseconds> t)
{
    using namespace std::chrono;

    if (!has_text(t))
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

// A form of eight characters, which has a 0 where any digit may be.
class digit_form
{
public:
    constexpr explicit digit_form(char const* form) noexcept : zeros_(eight_bytes(form))
    {
        for (int i = 0; i < 8; ++i)
            room_ |= std::uint64_t{form[i] == '0' ? 0x7Fu - 9 : 0x7Fu} << 8 * i;
    }

    // The differences to the form: digits are numbers now, all else is 0 if it fits.
    constexpr std::uint64_t digits_of(char const* text) const noexcept { return eight_bytes(text) ^ zeros_; }

    // A byte that is more than it may be gets its uppermost bit by the addition, or had it before.
    constexpr bool fits(std::uint64_t digits) const noexcept
    {
        return (((digits + room_) | digits) & eight_times(0x80)) == 0;
    }

private:
    std::uint64_t zeros_;
    std::uint64_t room_ = 0;
};

// The numbers of two digits that begin at each of eight places.
class digit_pairs
{
public:
    explicit digit_pairs(std::uint64_t digits) noexcept : pairs_(digits * 10 + (digits >> 8)) {}

    unsigned operator[](int place) const noexcept
    {
        return static_cast<unsigned>(pairs_ >> 8 * place) & 0xFF;
    }

private:
    std::uint64_t pairs_;
};

// What stands behind the seconds: the time from them to UTC.
[[gnu::cold]] inline std::optional<std::chrono::milliseconds> parse_rest(
    std::string_view text, bool has_offset) noexcept
{
    using namespace std::chrono;

    int decimals = 0;
    if (!text.empty() && text.front() == '.')
    {
        std::size_t i = 1;
        for (int scale = 100; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, scale /= 10)
            decimals += (text[i] - '0') * scale;
        if (i == 1)
            return std::nullopt;
        text.remove_prefix(i);
    }
    if (has_offset ? text == "Z" : text.empty())
        return milliseconds(decimals);

    // `+01:00` or `+0100`.
    static constexpr digit_form form("00000000");
    bool const colon = text.size() == 6 && text[3] == ':';
    if (!has_offset || (!colon && text.size() != 5) || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    std::array<char, 8> digits{'0', '0', '0', '0', '0', '0', '0', '0'};
    text.copy(digits.data(), 2, 1);
    text.copy(digits.data() + 2, 2, colon ? 4 : 3);
    std::uint64_t const read = form.digits_of(digits.data());
    digit_pairs const pairs(read);
    if (!form.fits(read) || pairs[0] > 23 || pairs[2] > 59)
        return std::nullopt;
    minutes const east(pairs[0] * 60 + pairs[2]);
    return milliseconds(decimals) - (text[0] == '-' ? -east : east);
}

// The numbers of a time, up to its seconds.
struct time_numbers
{
    unsigned year;
    unsigned month;
    unsigned day;
    unsigned hour;
    unsigned minute;
    unsigned second;
};

// That time, and what is behind its seconds. Two functions need it, so g++ would not inline it.
[[gnu::always_inline]] inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time_of(
    time_numbers const& n, std::chrono::milliseconds rest) noexcept
{
    using namespace std::chrono;

    year_month_day const date(year(static_cast<int>(n.year)), month(n.month), day(n.day));
    if (!date.ok() || n.hour > 23 || n.minute > 59 || n.second > 60)
        return std::nullopt;
    sys_time<milliseconds> const time =
        sys_days(date) + (seconds(n.hour * 3600 + n.minute * 60 + n.second) + rest);
    // A leap second or an offset can lead out of the years that can be written.
    return has_text(time) ? std::optional(time) : std::nullopt;
}

// All other forms than the one that servers send.
[[gnu::cold]] inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> parse_rare_timestamp(
    std::string_view text) noexcept
{
    // `2026-11-23T12:06:30`, in pieces that overlap.
    static constexpr std::size_t to_the_second = 19;
    static constexpr digit_form year_form("0000-00-");
    static constexpr digit_form date_form("0-00-00T");
    static constexpr digit_form database_date_form("0-00-00 ");
    static constexpr digit_form time_form("00:00:00");

    if (text.size() < to_the_second)
        return std::nullopt;
    bool const database_form = text[10] == ' ';
    digit_form const& second_form = database_form ? database_date_form : date_form;
    std::uint64_t const year_digits = year_form.digits_of(text.data());
    std::uint64_t const date_digits = second_form.digits_of(text.data() + 3);
    std::uint64_t const time_digits = time_form.digits_of(text.data() + 11);
    if (!year_form.fits(year_digits) || !second_form.fits(date_digits) || !time_form.fits(time_digits))
        return std::nullopt;
    auto const rest = parse_rest(text.substr(to_the_second), !database_form);
    if (!rest)
        return std::nullopt;
    digit_pairs const year(year_digits);
    digit_pairs const date(date_digits);
    digit_pairs const time(time_digits);
    return time_of({year[0] * 100 + year[2], date[2], date[5], time[0], time[3], time[6]}, *rest);
}

APPWRITE_IMPL std::optional<std::chrono::sys_time<std::chrono::milliseconds>> parse_timestamp(
    std::string_view text) noexcept
{
    // `2026-11-23T12:06:30.294+00:00`, the last piece of which overlaps the one before.
    static constexpr digit_form date_form("0000-00-");
    static constexpr digit_form day_form("00T00:00");
    static constexpr digit_form second_form(":00.000+");
    static constexpr std::uint64_t utc = eight_bytes("00+00:00") >> 24;

    if (text.size() != 29 || eight_bytes(text.data() + 21) >> 24 != utc)
        return parse_rare_timestamp(text);
    std::uint64_t const date_digits = date_form.digits_of(text.data());
    std::uint64_t const day_digits = day_form.digits_of(text.data() + 8);
    std::uint64_t const second_digits = second_form.digits_of(text.data() + 16);
    if (!date_form.fits(date_digits) || !day_form.fits(day_digits) || !second_form.fits(second_digits))
        return parse_rare_timestamp(text);
    digit_pairs const date(date_digits);
    digit_pairs const day(day_digits);
    digit_pairs const second(second_digits);
    return time_of({date[0] * 100 + date[2], date[5], day[0], day[3], day[6], second[1]},
        std::chrono::milliseconds(second[4] * 10 + (second_digits >> 48 & 0xFF)));
}

} // namespace appwrite::detail

#endif
