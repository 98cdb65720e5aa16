//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading usage statistics, of both forms.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_usage)

BOOST_AUTO_TEST_CASE(since_1_5)
{
    auto const u = decoded<users_usage>(R"({"range":"30d","usersTotal":7,"sessionsTotal":3,
        "users":[{"value":1,"date":"2026-10-25T00:00:00.000+00:00"},{"value":2,"date":"","novel":1},"odd"],
        "sessions":[]})")
                       .value();
    BOOST_TEST(u.range == "30d");
    BOOST_TEST(u.users_total.value() == 7);
    BOOST_TEST(u.sessions_total.value() == 3);
    BOOST_REQUIRE(u.users.size() == 2u);
    BOOST_TEST(u.users[0].value == 1);
    BOOST_TEST((u.users[0].date == timestamp(std::chrono::seconds(1792886400))));
    BOOST_TEST(!u.users[1].date.has_value());
    BOOST_TEST(u.users[1].extra.size() == 1u);
    BOOST_TEST(u.sessions.empty());
    BOOST_TEST(u.users_count.empty());
}

BOOST_AUTO_TEST_CASE(before_1_5)
{
    auto const u = decoded<users_usage>(R"({"range":"7d","usersCount":[{"value":1,"date":1792886400}],
        "usersCreate":[{"value":2,"date":1792886400}],"usersRead":[{"value":3,"date":0}],
        "usersUpdate":[{"value":4}],"usersDelete":[{"value":5}],"sessionsCreate":[{"value":6}],
        "sessionsProviderCreate":[{"value":7}],"sessionsDelete":[{"value":8}]})")
                       .value();
    BOOST_TEST(!u.users_total.has_value());
    BOOST_TEST(u.users_count.at(0).value == 1);
    BOOST_TEST((u.users_count.at(0).date == timestamp(std::chrono::seconds(1792886400))));
    BOOST_TEST(u.users_create.at(0).value == 2);
    BOOST_TEST(u.users_read.at(0).value == 3);
    BOOST_TEST(!u.users_read.at(0).date.has_value());
    BOOST_TEST(u.users_update.at(0).value == 4);
    BOOST_TEST(u.users_delete.at(0).value == 5);
    BOOST_TEST(u.sessions_create.at(0).value == 6);
    BOOST_TEST(u.sessions_provider_create.at(0).value == 7);
    BOOST_TEST(u.sessions_delete.at(0).value == 8);
    BOOST_TEST(u.extra.empty());
}

BOOST_AUTO_TEST_CASE(the_range_is_needed)
{
    BOOST_TEST(refusal<users_usage>("{}") == "the response lacks range, or it is of another type");
}

BOOST_AUTO_TEST_SUITE_END()
