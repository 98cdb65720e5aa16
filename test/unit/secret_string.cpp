//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// secret_string: nothing leaks by accident.
//
#include <appwrite/secret_string.hpp>

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>
#include <type_traits>
#include <utility>

using appwrite::secret_string;

static_assert(!std::is_convertible_v<secret_string, std::string>);
static_assert(!std::is_convertible_v<secret_string, std::string_view>);
static_assert(std::is_nothrow_move_constructible_v<secret_string>);

BOOST_AUTO_TEST_SUITE(secret_string_)

BOOST_AUTO_TEST_CASE(streams_as_stars)
{
    std::ostringstream os;
    os << secret_string("correct horse") << '|' << secret_string();
    BOOST_TEST(os.str() == "***|");
}

BOOST_AUTO_TEST_CASE(reveals_what_it_was_given)
{
    std::string const text("a\0b", 3);
    BOOST_TEST(secret_string(text).reveal() == text);
    BOOST_TEST(secret_string("abc").size() == 3u);
    BOOST_TEST(secret_string("").empty());
    BOOST_TEST(secret_string().reveal().empty());
}

BOOST_AUTO_TEST_CASE(compares_by_text)
{
    BOOST_TEST((secret_string("abc") == secret_string("abc")));
    BOOST_TEST((secret_string("abc") != secret_string("abd")));
    BOOST_TEST((secret_string("abc") != secret_string("abcd")));
    BOOST_TEST((secret_string() == secret_string("")));
}

BOOST_AUTO_TEST_CASE(copies_and_moves)
{
    secret_string a("one");
    secret_string b = a;
    BOOST_TEST(b.reveal() == "one");
    a = secret_string("two");
    BOOST_TEST(b.reveal() == "one");
    BOOST_TEST(a.reveal() == "two");

    secret_string c = std::move(a);
    BOOST_TEST(c.reveal() == "two");
    BOOST_TEST(a.empty());
    BOOST_TEST(a.reveal().empty());
    a = c;
    BOOST_TEST(a.reveal() == "two");
    secret_string& same = a;
    a = same;
    BOOST_TEST(a.reveal() == "two");
}

BOOST_AUTO_TEST_SUITE_END()
