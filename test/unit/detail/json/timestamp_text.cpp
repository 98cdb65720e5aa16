//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Times as text.
//
#include <appwrite/detail/json/reader.hpp>
#include <appwrite/detail/json/timestamp_text.hpp>

#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>

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

BOOST_AUTO_TEST_SUITE_END()
