//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp: for people.
//
#include <appwrite/models/timestamp.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

BOOST_AUTO_TEST_SUITE(timestamp_)

BOOST_AUTO_TEST_CASE(as_servers_write_it)
{
    using namespace std::chrono_literals;
    BOOST_TEST(appwrite::to_string(appwrite::timestamp(1795435590294ms)) == "2026-11-23T12:06:30.294+00:00");
    // Old servers send whole seconds.
    BOOST_TEST(appwrite::to_string(appwrite::timestamp(1s)) == "1970-01-01T00:00:01.000+00:00");
    BOOST_TEST(appwrite::to_string(appwrite::timestamp(-1ms)) == "1969-12-31T23:59:59.999+00:00");
}

BOOST_AUTO_TEST_CASE(far_away)
{
    using appwrite::timestamp;
    BOOST_TEST(
        appwrite::to_string(timestamp::max()) == std::to_string(timestamp::max().time_since_epoch().count()));
    BOOST_TEST(
        appwrite::to_string(timestamp::min()) == std::to_string(timestamp::min().time_since_epoch().count()));
}

BOOST_AUTO_TEST_SUITE_END()
