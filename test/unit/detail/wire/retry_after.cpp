//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How long a server asks callers to wait.
//
#include <appwrite/detail/wire/retry_after.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite::detail;
using namespace std::chrono;

BOOST_AUTO_TEST_SUITE(retry_after)

namespace
{

// Sun, 06 Nov 1994 08:49:37 GMT
constexpr system_clock::time_point now{seconds(784111777)};

} // namespace

BOOST_AUTO_TEST_CASE(seconds_are_seconds)
{
    BOOST_TEST((parse_retry_after("0", now) == milliseconds(0)));
    BOOST_TEST((parse_retry_after("120", now) == seconds(120)));
    BOOST_TEST((parse_retry_after("007", now) == seconds(7)));
}

BOOST_AUTO_TEST_CASE(absurd_numbers_are_capped_not_wrapped)
{
    auto const cap = parse_retry_after("99999999999999999999999999", now);
    BOOST_REQUIRE(cap.has_value());
    BOOST_TEST((*cap == parse_retry_after("9223372036854775808", now)));
    BOOST_TEST((*cap > hours(24 * 365 * 99)));
}

BOOST_AUTO_TEST_CASE(dates_count_from_now)
{
    BOOST_TEST((parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now) == milliseconds(0)));
    BOOST_TEST((parse_retry_after("Sun, 06 Nov 1994 08:50:00 GMT", now) == seconds(23)));
    BOOST_TEST((parse_retry_after("Mon, 07 Nov 1994 08:49:37 GMT", now) == hours(24)));
    BOOST_TEST((parse_retry_after("Thu, 29 Feb 1996 00:00:00 GMT", now).has_value()));
}

BOOST_AUTO_TEST_CASE(dates_in_the_past_are_now)
{
    BOOST_TEST((parse_retry_after("Sat, 05 Nov 1994 08:49:37 GMT", now) == milliseconds(0)));
}

BOOST_AUTO_TEST_CASE(fractions_of_the_clock_are_not_lost)
{
    BOOST_TEST(
        (parse_retry_after("Sun, 06 Nov 1994 08:49:38 GMT", now + milliseconds(250)) == milliseconds(750)));
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_value)
{
    for (char const* bad :
        {"", " ", "-1", "+1", "1.5", "1s", " 5", "5 ", "0x10", "soon",
            // The two obsolete forms.
            "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            // Not quite right.
            "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "sun, 06 Nov 1994 08:49:37 GMT",
            "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08-49-37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT "})
        BOOST_TEST(!parse_retry_after(bad, now).has_value(), bad);
}

BOOST_AUTO_TEST_CASE(rate_limit_reset_is_a_unix_time)
{
    BOOST_TEST((parse_rate_limit_reset("784111837", now) == seconds(60)));
    BOOST_TEST((parse_rate_limit_reset("784111777", now) == milliseconds(0)));
    BOOST_TEST((parse_rate_limit_reset("5", now) == milliseconds(0)));
    BOOST_TEST(!parse_rate_limit_reset("", now).has_value());
    BOOST_TEST(!parse_rate_limit_reset("784111837.5", now).has_value());
    BOOST_TEST(!parse_rate_limit_reset("Sun, 06 Nov 1994 08:49:37 GMT", now).has_value());
    BOOST_TEST(parse_rate_limit_reset("99999999999999999999", now).has_value());
}

BOOST_AUTO_TEST_CASE(retry_after_wins)
{
    BOOST_TEST((parse_retry_hint("7", "784111837", now) == seconds(7)));
    BOOST_TEST((parse_retry_hint("", "784111837", now) == seconds(60)));
    BOOST_TEST((parse_retry_hint("nonsense", "784111837", now) == seconds(60)));
    BOOST_TEST(!parse_retry_hint("", "", now).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
