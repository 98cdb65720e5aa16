//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_users: what is set is what is got.
//
#include <appwrite/list_users.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(list_users_)

BOOST_AUTO_TEST_CASE(nothing_is_set_at_first)
{
    list_users const l;
    BOOST_TEST(l.search().empty());
    BOOST_TEST(!l.limit());
    BOOST_TEST(!l.offset());
    BOOST_TEST(!l.cursor_after());
    BOOST_TEST(!l.cursor_before());
    BOOST_TEST(!l.is_newest_first());
    BOOST_TEST(l.queries().empty());
    BOOST_TEST(!l.is_without_total());
}

BOOST_AUTO_TEST_CASE(setters_chain_on_a_temporary)
{
    list_users const l = list_users()
                             .search("dup")
                             .limit(0)
                             .offset(7)
                             .cursor_after("a")
                             .cursor_before("b")
                             .newest_first()
                             .query("{1}")
                             .query("{2}")
                             .without_total();
    BOOST_TEST(l.search() == "dup");
    BOOST_TEST(*l.limit() == 0);
    BOOST_TEST(*l.offset() == 7);
    BOOST_TEST(*l.cursor_after() == "a");
    BOOST_TEST(*l.cursor_before() == "b");
    BOOST_TEST(l.is_newest_first());
    BOOST_TEST(l.queries().size() == 2u);
    BOOST_TEST(l.queries()[1] == "{2}");
    BOOST_TEST(l.is_without_total());
}

BOOST_AUTO_TEST_CASE(switches_can_be_taken_back)
{
    list_users l;
    l.newest_first().without_total();
    l.newest_first(false).without_total(false);
    BOOST_TEST(!l.is_newest_first());
    BOOST_TEST(!l.is_without_total());
}

BOOST_AUTO_TEST_SUITE_END()
