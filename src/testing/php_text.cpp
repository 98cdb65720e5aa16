//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Text as PHP writes and reads it: JSON strings, times, URL-encoded parameters.
//
#include "php_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace appwrite::testing::detail
{

namespace
{

int hex_value(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

void set_parameter(boost::json::object& out, const std::string& name, std::string value)
{
    const std::size_t open = name.find('[');
    const std::size_t close = name.find(']', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || open == 0 || close == std::string::npos)
    {
        out[name] = std::move(value);
        return;
    }
    std::string key = name.substr(open + 1, close - open - 1);
    boost::json::value& slot = out[name.substr(0, open)];
    if (!slot.is_object())
        slot = boost::json::object{};
    boost::json::object& elements = slot.get_object();
    // An empty key stands for the next number.
    if (key.empty())
    {
        std::size_t number = elements.size();
        while (elements.contains(std::to_string(number)))
            ++number;
        key = std::to_string(number);
    }
    elements[key] = std::move(value);
}

/// Only numbered keys make a list, which is all that the service's parameters need; others an object.
boost::json::value list_or_object(boost::json::object elements)
{
    boost::json::array list;
    for (const auto& [key, value] : elements)
    {
        if (!std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return elements;
        list.push_back(value);
    }
    return list;
}

/// Reads as many digits as asked for and removes them.
std::optional<int> take_digits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, count))
    {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char c) noexcept
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

std::string url_decode(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '+')
            result += ' ';
        else if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                 hex_value(text[i + 2]) >= 0)
        {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        }
        else
            result += text[i];
    }
    return result;
}

void append_json_string(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const char c = text[i];
        switch (c)
        {
        case '"':
            out += "\\\"";
            continue;
        case '\\':
            out += "\\\\";
            continue;
        case '/':
            out += "\\/";
            continue;
        case '\b':
            out += "\\b";
            continue;
        case '\f':
            out += "\\f";
            continue;
        case '\n':
            out += "\\n";
            continue;
        case '\r':
            out += "\\r";
            continue;
        case '\t':
            out += "\\t";
            continue;
        default:
            break;
        }
        if (static_cast<unsigned char>(c) < 0x20)
        {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        }
        else if (c == '\xe2' && (text.substr(i, 3) == "\xe2\x80\xa8" || text.substr(i, 3) == "\xe2\x80\xa9"))
        {
            // The two line separators, which old JavaScript did not allow in a string.
            out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        }
        else
            out += c;
    }
    out += '"';
}

void append_json_time(std::string& out, milliseconds_since_epoch time)
{
    if (time == 0)
    {
        out += "\"\"";
        return;
    }
    const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds{time}};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{moment - day};
    char text[64];
    std::snprintf(text, sizeof text, "\"%04d-%02u-%02uT%02d:%02d:%02d.%03d+00:00\"",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    out += text;
}

std::optional<milliseconds_since_epoch> parse_time(std::string_view text)
{
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    std::int64_t total =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days(date).time_since_epoch())
            .count();
    if (text.empty())
        return total;

    if (!take(text, 'T') && !take(text, ' '))
        return std::nullopt;
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':'))
        return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    total += (*hour * 60 + *minute) * 60'000;
    if (take(text, ':'))
    {
        const auto second = take_digits(text, 2);
        if (!second || *second > 59)
            return std::nullopt;
        total += *second * 1000;
        if (take(text, '.'))
        {
            int scale = 100;
            if (text.empty() || text.front() < '0' || text.front() > '9')
                return std::nullopt;
            for (; !text.empty() && text.front() >= '0' && text.front() <= '9';
                 text.remove_prefix(1), scale /= 10)
                total += (text.front() - '0') * scale;
        }
    }
    if (text.empty() || text == "Z")
        return total;
    const int sign = text.front() == '+' ? 1 : text.front() == '-' ? -1 : 0;
    text.remove_prefix(1);
    const auto zone_hour = take_digits(text, 2);
    take(text, ':');
    const auto zone_minute = take_digits(text, 2);
    if (sign == 0 || !zone_hour || !zone_minute || !text.empty())
        return std::nullopt;
    return total - sign * (*zone_hour * 60 + *zone_minute) * 60'000;
}

std::size_t count_characters(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

boost::json::object parse_form(std::string_view text)
{
    boost::json::object result;
    while (!text.empty())
    {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        set_parameter(result, url_decode(pair.substr(0, equals)),
            url_decode(pair.substr(std::min(equals + 1, pair.size()))));
    }
    for (auto& parameter : result)
        if (boost::json::object* elements = parameter.value().if_object())
            parameter.value() = list_or_object(std::move(*elements));
    return result;
}

std::string with_commas(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;)
    {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

} // namespace appwrite::testing::detail
