//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timeouts: the documented defaults, and that each setter sets its own.
//
#include <appwrite/timeouts.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(timeouts_)

BOOST_AUTO_TEST_CASE(defaults)
{
    timeouts const t;
    BOOST_TEST((t.total() == 60s));
    BOOST_TEST(!t.acquire().has_value());
    BOOST_TEST((t.resolve() == 5s));
    BOOST_TEST((t.connect() == 5s));
    BOOST_TEST((t.handshake() == 10s));
    BOOST_TEST((t.write() == 30s));
    BOOST_TEST((t.first_byte() == 30s));
    BOOST_TEST((t.body() == 30s));
    BOOST_TEST((timeouts::maximum() == 24h));
}

BOOST_AUTO_TEST_CASE(each_for_itself)
{
    timeouts const t = timeouts()
                           .total(1ms)
                           .acquire(2ms)
                           .resolve(3ms)
                           .connect(4ms)
                           .handshake(5ms)
                           .write(6ms)
                           .first_byte(7ms)
                           .body(8ms);
    BOOST_TEST((t.total() == 1ms));
    BOOST_TEST((t.acquire() == 2ms));
    BOOST_TEST((t.resolve() == 3ms));
    BOOST_TEST((t.connect() == 4ms));
    BOOST_TEST((t.handshake() == 5ms));
    BOOST_TEST((t.write() == 6ms));
    BOOST_TEST((t.first_byte() == 7ms));
    BOOST_TEST((t.body() == 8ms));
}

BOOST_AUTO_TEST_SUITE_END()
