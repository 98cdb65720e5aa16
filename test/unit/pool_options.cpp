//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_options: the documented defaults, and that each setter sets its own.
//
#include <appwrite/pool_options.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(pool_options_)

BOOST_AUTO_TEST_CASE(defaults)
{
    pool_options const o;
    BOOST_TEST(o.max_connections() == 16u);
    BOOST_TEST(o.max_idle() == 16u);
    BOOST_TEST((o.idle_timeout() == 30s));
    BOOST_TEST((o.max_age() == 5min));
    BOOST_TEST(o.max_requests_per_connection() == 1000u);
    BOOST_TEST(o.connect_concurrency() == 4u);
    BOOST_TEST(o.max_waiting() == 1'000'000u);
}

BOOST_AUTO_TEST_CASE(max_idle_follows_max_connections_unless_set)
{
    pool_options o;
    o.max_connections(3);
    BOOST_TEST(o.max_idle() == 3u);
    o.max_idle(2);
    BOOST_TEST(o.max_idle() == 2u);
    o.max_connections(4);
    BOOST_TEST(o.max_idle() == 2u);
    o.max_idle(0);
    BOOST_TEST(o.max_idle() == 0u);
}

BOOST_AUTO_TEST_CASE(each_for_itself)
{
    pool_options const o = pool_options()
                               .max_connections(1)
                               .max_idle(2)
                               .idle_timeout(3ms)
                               .max_age(4ms)
                               .max_requests_per_connection(5)
                               .connect_concurrency(6)
                               .max_waiting(7);
    BOOST_TEST(o.max_connections() == 1u);
    BOOST_TEST(o.max_idle() == 2u);
    BOOST_TEST((o.idle_timeout() == 3ms));
    BOOST_TEST((o.max_age() == 4ms));
    BOOST_TEST(o.max_requests_per_connection() == 5u);
    BOOST_TEST(o.connect_concurrency() == 6u);
    BOOST_TEST(o.max_waiting() == 7u);
}

BOOST_AUTO_TEST_SUITE_END()
