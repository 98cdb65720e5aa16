//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// boxed: a value, empty until it is written to.
//
#include <appwrite/detail/boxed.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(boxed)

using box = appwrite::detail::boxed<std::string>;

BOOST_AUTO_TEST_CASE(empty_reads_as_a_default)
{
    box empty;
    BOOST_TEST(empty.read() == "");
    BOOST_TEST(!empty.if_written());
    static_assert(sizeof(box) == sizeof(void*));
}

BOOST_AUTO_TEST_CASE(copies_are_values_of_their_own)
{
    box a;
    a.write() = "one";
    box b = a;
    b.write() = "two";
    BOOST_TEST(a.read() == "one");
    BOOST_TEST(b.read() == "two");
    a = b;
    BOOST_TEST(a.read() == "two");
    BOOST_TEST(*a.if_written() == "two");
    box& same = a;
    a = same;
    BOOST_TEST(a.read() == "two");
    a = box();
    BOOST_TEST(!a.if_written());
    BOOST_TEST(b.read() == "two");
}

BOOST_AUTO_TEST_CASE(a_move_leaves_nothing)
{
    box a;
    a.write() = "one";
    box b = std::move(a);
    BOOST_TEST(b.read() == "one");
    BOOST_TEST(!a.if_written());
    a.write() = "anew";
    b = std::move(a);
    BOOST_TEST(b.read() == "anew");
}

BOOST_AUTO_TEST_SUITE_END()
