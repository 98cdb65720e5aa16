//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checking UTF-8 and counting its code points.
//
#include <appwrite/detail/json/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using appwrite::detail::count_code_points;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(counts_code_points)
{
    BOOST_TEST(count_code_points("").value() == 0u);
    BOOST_TEST(count_code_points("abc").value() == 3u);
    BOOST_TEST(count_code_points("Zo\xC3\xAB").value() == 3u);
    BOOST_TEST(count_code_points("\xE6\xB5\x8B\xE8\xAF\x95").value() == 2u);
    BOOST_TEST(count_code_points("\xF0\x9F\x8E\x89").value() == 1u);
    BOOST_TEST(count_code_points(std::string_view("a\0b", 3)).value() == 3u);
}

BOOST_AUTO_TEST_CASE(the_ends_of_each_range_are_good)
{
    for (char const* good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
             "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        BOOST_TEST(count_code_points(good).value() == 1u);
}

BOOST_AUTO_TEST_CASE(malformed_text_has_no_count)
{
    for (char const* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
             "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3",
             "\xE6\xB5", "\xF0\x9F\x8E", "\xC3(", "\xE6\xB5(", "\xF0\x9F\x8E(", "a\xC3"})
        BOOST_TEST(!count_code_points(bad).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
