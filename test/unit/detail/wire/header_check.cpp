//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What may stand in a header field.
//
#include <appwrite/detail/wire/header_check.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite::detail;

BOOST_AUTO_TEST_SUITE(header_check)

BOOST_AUTO_TEST_CASE(names_are_tokens)
{
    for (char const* good : {"X-Forwarded-For", "a", "x_y.z", "!#$%&'*+-.^_`|~"})
        BOOST_TEST(is_field_name(good), good);
    for (char const* bad : {"", "a b", "a:", ":a", "a\r\nb", "a\tb", "a(b)", "a\"b", "\xC3\xA4", "a/b"})
        BOOST_TEST(!is_field_name(bad), bad);
}

BOOST_AUTO_TEST_CASE(values_have_no_control_characters)
{
    for (char const* good : {"", "text", "a\tb", "a: b; c=\"d\"", "\xC3\xA4"})
        BOOST_TEST(is_field_value(good), good);
    for (char const* bad : {"a\r\nEvil: 1", "a\nb", "a\rb", "\x01", "\x1f", "\x7f"})
        BOOST_TEST(!is_field_value(bad));
    BOOST_TEST(!is_field_value(std::string_view("a\0b", 3)));
}

BOOST_AUTO_TEST_CASE(case_does_not_distinguish_names)
{
    BOOST_TEST(same_field_name("X-Appwrite-Key", "x-appwrite-KEY"));
    BOOST_TEST(!same_field_name("X-Appwrite-Key", "X-Appwrite-Keys"));
    BOOST_TEST(!same_field_name("X-Appwrite-Key", "X-Appwrite_Key"));
}

BOOST_AUTO_TEST_SUITE_END()
