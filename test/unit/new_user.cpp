//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// new_user: what is set is what is got.
//
#include <appwrite/new_user.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(new_user_)

BOOST_AUTO_TEST_CASE(only_the_id_is_required)
{
    new_user const u("walter");
    BOOST_TEST(u.id() == "walter");
    BOOST_TEST(!u.email());
    BOOST_TEST(!u.phone());
    BOOST_TEST(!u.password());
    BOOST_TEST(u.name().empty());
}

BOOST_AUTO_TEST_CASE(setters_chain_on_a_temporary)
{
    new_user const u = new_user("walter")
                           .email("walter@example.com")
                           .phone("+12065550100")
                           .password("correct horse")
                           .name("Walter");
    BOOST_TEST(*u.email() == "walter@example.com");
    BOOST_TEST(*u.phone() == "+12065550100");
    BOOST_TEST(u.password()->reveal() == "correct horse");
    BOOST_TEST(u.name() == "Walter");
}

BOOST_AUTO_TEST_CASE(the_last_value_counts)
{
    new_user u("walter");
    u.name("a").name("b").email("x@y").email("z@y");
    BOOST_TEST(u.name() == "b");
    BOOST_TEST(*u.email() == "z@y");
}

BOOST_AUTO_TEST_SUITE_END()
