//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Times as text.
//
#include <appwrite/detail/json/reader.hpp>
#include <appwrite/detail/json/timestamp_text.hpp>

#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

using namespace appwrite;
using detail::timestamp_text;

BOOST_AUTO_TEST_SUITE(timestamp_text_)

BOOST_AUTO_TEST_CASE(the_form_that_servers_use)
{
    BOOST_TEST(timestamp_text(timestamp(std::chrono::milliseconds(1795435590294))).value() ==
               "2026-11-23T12:06:30.294+00:00");
    BOOST_TEST(timestamp_text(timestamp()).value() == "1970-01-01T00:00:00.000+00:00");
    BOOST_TEST(
        timestamp_text(timestamp(std::chrono::milliseconds(-1))).value() == "1969-12-31T23:59:59.999+00:00");
}

BOOST_AUTO_TEST_CASE(the_limits)
{
    using namespace std::chrono;
    timestamp const first = sys_days(year(0) / January / 1);
    timestamp const last = sys_days(year(10000) / January / 1) - milliseconds(1);
    BOOST_TEST(timestamp_text(first).value() == "0000-01-01T00:00:00.000+00:00");
    BOOST_TEST(timestamp_text(last).value() == "9999-12-31T23:59:59.999+00:00");
    BOOST_TEST(!timestamp_text(first - milliseconds(1)).has_value());
    BOOST_TEST(!timestamp_text(last + milliseconds(1)).has_value());
    BOOST_TEST(!timestamp_text(timestamp::min()).has_value());
    BOOST_TEST(!timestamp_text(timestamp::max()).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read)
{
    // Steps that meet every field's range.
    for (auto t = std::chrono::milliseconds(-62167219200000); t.count() < 253402300800000;
         t += std::chrono::milliseconds(86399999 * 997L))
    {
        auto const text = timestamp_text(timestamp(t));
        BOOST_TEST_REQUIRE(text.has_value());
        BOOST_TEST_REQUIRE((detail::to_timestamp(boost::json::value(*text)) == timestamp(t)));
    }
}

// Digits and marks are looked at many at once: none may hide behind another.
BOOST_AUTO_TEST_CASE(every_character_counts)
{
    for (std::string const form : {"2000-11-13T12:06:30.294+00:00", "2000-11-13T12:06:30.294+11:00",
             "2000-11-13T12:06:30-1100", "2000-11-13 12:06:30.294", "2000-11-13T12:06:30Z"})
    {
        BOOST_TEST_REQUIRE(detail::parse_timestamp(form).has_value(), form);
        for (std::size_t i = 0; i < form.size(); ++i)
        {
            // Only the database's form may end earlier.
            if (form[10] == 'T')
                BOOST_TEST(!detail::parse_timestamp(form.substr(0, i)).has_value());
            for (int c = 0; c < 256; ++c)
            {
                std::string changed = form;
                changed[i] = static_cast<char>(c);
                bool const digit = form[i] >= '0' && form[i] <= '9';
                bool const other_digit = c >= '0' && c <= '9' && digit;
                bool const other_sign =
                    (form[i] == '+' || form[i] == '-') && i > 18 && (c == '+' || c == '-');
                if (!other_digit && !other_sign && changed != form)
                    BOOST_TEST(!detail::parse_timestamp(changed).has_value(), changed);
            }
        }
    }
}

// The form that servers send is read in another way than the rest.
BOOST_AUTO_TEST_CASE(every_day_there_is_and_no_other_one)
{
    using namespace std::chrono;
    for (int const year_number :
        {0, 1, 4, 99, 100, 400, 1899, 1900, 1904, 1970, 2000, 2024, 2025, 2100, 9999})
        for (unsigned month_number = 0; month_number < 14; ++month_number)
            for (unsigned day_number = 0; day_number < 33; ++day_number)
            {
                std::array<char, 16> date{};
                std::snprintf(
                    date.data(), date.size(), "%04d-%02u-%02u", year_number, month_number, day_number);
                year_month_day const day(
                    year{year_number}, month{month_number}, std::chrono::day{day_number});
                std::string const text = std::string(date.data()) + "T23:59:58.999";
                auto const read = detail::parse_timestamp(text + "+00:00");
                BOOST_TEST_REQUIRE(read.has_value() == day.ok(), text);
                BOOST_TEST_REQUIRE((detail::parse_timestamp(text + "Z") == read), text);
                if (read)
                    BOOST_TEST_REQUIRE(
                        (*read == sys_days(day) + hours(23) + minutes(59) + milliseconds(58999)), text);
            }
}

BOOST_AUTO_TEST_CASE(every_time_of_day_there_is_and_no_other_one)
{
    using namespace std::chrono;
    timestamp const midnight = sys_days(year(2024) / February / 29);
    for (unsigned hour = 0; hour < 100; ++hour)
        for (unsigned minute : {0u, 1u, 10u, 59u, 60u, 99u})
            for (unsigned second : {0u, 1u, 10u, 59u, 60u, 61u, 99u})
            {
                std::array<char, 16> time{};
                std::snprintf(time.data(), time.size(), "%02u:%02u:%02u", hour, minute, second);
                std::string const text = "2024-02-29T" + std::string(time.data()) + ".007";
                auto const read = detail::parse_timestamp(text + "+00:00");
                BOOST_TEST_REQUIRE(read.has_value() == (hour < 24 && minute < 60 && second < 61), text);
                BOOST_TEST_REQUIRE((detail::parse_timestamp(text + "-0000") == read), text);
                if (read)
                    BOOST_TEST_REQUIRE((*read == midnight + hours(hour) + minutes(minute) + seconds(second) +
                                                     milliseconds(7)),
                        text);
            }
    // A leap second that leads out of what can be written.
    BOOST_TEST(!detail::parse_timestamp("9999-12-31T23:59:60.000+00:00").has_value());
}

BOOST_AUTO_TEST_CASE(every_millisecond)
{
    timestamp const second = detail::parse_timestamp("2024-02-29T12:34:56.000+00:00").value();
    for (int n = 0; n < 1000; ++n)
    {
        timestamp const t = second + std::chrono::milliseconds(n);
        BOOST_TEST_REQUIRE((detail::parse_timestamp(timestamp_text(t).value()) == t));
    }
}

BOOST_AUTO_TEST_CASE(what_is_nearly_the_form_that_servers_use)
{
    for (char const* text :
        {"2024-02-29t12:06:30.294+00:00", "2024-02-29T12:06:30,294+00:00", "2024-02-29T12:06:30.294z",
            "2024-02-29T12:06:30.294Z00:00", "2024-02-29T12:06:30.294 00:00", "2024-02-29 12:06:30.294+00:00",
            "2024-02-29T12:06:30.294+00.00", "2024-02-29T12:06:30.2944+0:00", "2024-02-29T12:06:30.29+00:000",
            "+2024-02-29T12:06:30.29+00:00", "2024-02-29T12:06:30.294+00:00 ",
            "2024-2-29T12:06:30.2940+00:00"})
        BOOST_TEST(!detail::parse_timestamp(text).has_value(), text);
    // As long, but of another form.
    timestamp const t = detail::parse_timestamp("2024-02-29T12:06:30.294+00:00").value();
    for (char const* text : {"2024-02-29T12:06:30.294-00:00", "2024-02-29T12:06:30.2940+0000",
             "2024-02-29T12:06:30.294000000Z", "2024-02-29T13:06:30.294+01:00"})
        BOOST_TEST((detail::parse_timestamp(text) == t), text);
}

BOOST_AUTO_TEST_CASE(nothing_is_read_beyond_the_end)
{
    for (std::string const form :
        {"2000-11-13T12:06:30.294+00:00", "2000-11-13T12:06:30-1100", "2000-11-13 12:06:30.294"})
        for (std::size_t size = 0; size <= form.size(); ++size)
        {
            std::vector<char> const text(form.begin(), form.begin() + static_cast<std::ptrdiff_t>(size));
            auto const read = detail::parse_timestamp({text.data(), text.size()});
            BOOST_TEST((read == detail::parse_timestamp(form.substr(0, size))));
        }
}

BOOST_AUTO_TEST_SUITE_END()
