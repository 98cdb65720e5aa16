//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_READER_IPP
#define APPWRITE_IMPL_DETAIL_JSON_READER_IPP

#include <appwrite/detail/json/reader.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <cmath>

namespace appwrite::detail
{

APPWRITE_IMPL std::string_view to_text(boost::json::value const& v) noexcept
{
    auto const* s = v.if_string();
    return s ? std::string_view(s->data(), s->size()) : std::string_view();
}

APPWRITE_IMPL std::optional<std::string> to_optional_text(boost::json::value const& v)
{
    if (to_text(v).empty())
        return std::nullopt;
    return std::string(to_text(v));
}

APPWRITE_IMPL bool to_bool(boost::json::value const& v) noexcept
{
    if (auto const* b = v.if_bool())
        return *b;
    return to_int64(v) != 0;
}

APPWRITE_IMPL std::int64_t to_int64(boost::json::value const& v) noexcept
{
    // Boost.JSON 1.81 converts what is no number, as which it reads 0e400.
    if (auto const* d = v.if_double(); d && std::isnan(*d))
        return 0;
    boost::system::error_code ec;
    auto const n = v.to_number<std::int64_t>(ec);
    return ec ? 0 : n;
}

APPWRITE_IMPL std::vector<std::string> to_texts(boost::json::value const& v)
{
    std::vector<std::string> texts;
    if (auto const* array = v.if_array())
        for (auto const& element : *array)
            if (element.is_string())
                texts.emplace_back(to_text(element));
    return texts;
}

APPWRITE_IMPL boost::json::object to_object(boost::json::value const& v)
{
    auto const* o = v.if_object();
    // Into the default memory resource, so that it outlives the document.
    return o ? boost::json::object(*o, boost::json::storage_ptr()) : boost::json::object();
}

// ISO 8601 as servers since 1.0 write it, `2026-11-23T12:06:30.294+00:00`, and its close relatives: another
// number of decimals, none, another offset, `Z`. And what a server gives away of its database now and then,
// `2026-11-23 12:06:30.294`, which is UTC.
class iso8601_parser
{
public:
    explicit iso8601_parser(std::string_view text) noexcept : rest_(text) {}

    std::optional<timestamp> parse() noexcept
    {
        using namespace std::chrono;

        int const y = number(4);
        literal('-');
        int const m = number(2);
        literal('-');
        int const d = number(2);
        bool const database_form = next_is(' ');
        literal(database_form ? ' ' : 'T');
        int const hour = number(2);
        literal(':');
        int const minute = number(2);
        literal(':');
        int const second = number(2);
        int const millisecond = decimals();
        minutes const east = database_form ? minutes() : offset();
        year_month_day const date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
        if (failed_ || !rest_.empty() || !date.ok() || hour > 23 || minute > 59 || second > 60)
            return std::nullopt;
        timestamp const time = sys_days(date) + hours(hour) + minutes(minute) + seconds(second) +
                               milliseconds(millisecond) - east;
        // An offset can lead out of the years that can be written.
        year const utc_year = year_month_day(floor<days>(time)).year();
        if (utc_year < year(0) || utc_year > year(9999))
            return std::nullopt;
        return time;
    }

private:
    bool next_is(char c) const noexcept { return !rest_.empty() && rest_.front() == c; }
    bool next_is_digit() const noexcept
    {
        return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
    }

    int digit() noexcept
    {
        int const value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return value;
    }

    int number(int digits) noexcept
    {
        int value = 0;
        for (; digits > 0; --digits)
        {
            if (!next_is_digit())
            {
                failed_ = true;
                return 0;
            }
            value = value * 10 + digit();
        }
        return value;
    }

    void literal(char c) noexcept
    {
        if (next_is(c))
            rest_.remove_prefix(1);
        else
            failed_ = true;
    }

    int decimals() noexcept
    {
        if (!next_is('.'))
            return 0;
        rest_.remove_prefix(1);
        if (!next_is_digit())
            failed_ = true;
        int value = 0;
        int scale = 100;
        for (; next_is_digit(); scale /= 10)
            value += digit() * scale;
        return value;
    }

    std::chrono::minutes offset() noexcept
    {
        if (next_is('Z'))
        {
            rest_.remove_prefix(1);
            return {};
        }
        bool const west = next_is('-');
        literal(west ? '-' : '+');
        int const hour = number(2);
        if (next_is(':'))
            rest_.remove_prefix(1);
        int const minute = number(2);
        if (hour > 23 || minute > 59)
            failed_ = true;
        std::chrono::minutes const east = std::chrono::hours(hour) + std::chrono::minutes(minute);
        return west ? -east : east;
    }

    std::string_view rest_;
    bool failed_ = false;
};

APPWRITE_IMPL std::optional<timestamp> to_timestamp(boost::json::value const& v) noexcept
{
    if (v.is_string())
        return iso8601_parser(to_text(v)).parse();
    std::int64_t const seconds = to_int64(v);
    // Beyond the year 9999 the value is not a time in seconds, and milliseconds of it could overflow.
    if (seconds <= 0 || seconds > 253402300799)
        return std::nullopt;
    return timestamp(std::chrono::seconds(seconds));
}

APPWRITE_IMPL std::string json_path::text() const
{
    std::string text = parent_ ? parent_->text() : std::string();
    if (member_.empty())
        return text.append("[").append(std::to_string(index_)).append("]");
    if (!text.empty())
        text += '.';
    return text.append(member_);
}

} // namespace appwrite::detail

#endif
