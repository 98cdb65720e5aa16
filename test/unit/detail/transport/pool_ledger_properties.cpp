//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: random events against a model of what is promised.
//
#include "ledger_driver.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <random>
#include <string>

using namespace appwrite;
using namespace appwrite::test::ledger;

BOOST_AUTO_TEST_SUITE(pool_ledger_properties)

namespace
{

pool_options random_options(unsigned seed)
{
    std::mt19937 random(seed * 7919 + 1);
    auto const between = [&](std::size_t least, std::size_t most)
    { return std::uniform_int_distribution<std::size_t>(least, most)(random); };
    pool_options o;
    o.max_connections(between(1, 12));
    o.max_idle(between(0, o.max_connections()));
    o.connect_concurrency(between(1, 6));
    o.max_requests_per_connection(between(1, 20));
    o.max_waiting(between(0, 25));
    o.idle_timeout(std::chrono::milliseconds(between(200, 20'000)));
    o.max_age(std::chrono::milliseconds(between(2'000, 60'000)));
    return o;
}

} // namespace

BOOST_AUTO_TEST_CASE(random_events_keep_every_promise)
{
    tally counted;
    for (unsigned seed = 1; seed <= 60; ++seed)
    {
        pool_options const options = random_options(seed);
        pool_ledger ledger(options);
        std::string const violation = driver<pool_ledger>(ledger, options, seed, counted).run(4000);
        BOOST_TEST(violation == "", "seed " << seed << ": " << violation);
    }
    BOOST_TEST_MESSAGE("events " << counted.events << ", granted open " << counted.granted_open
                                 << ", granted new " << counted.granted_new << ", handed over "
                                 << counted.handed_over << ", queued " << counted.queued << ", refused "
                                 << counted.refused << ", cancelled " << counted.cancelled << ", closed "
                                 << counted.closed);
    BOOST_TEST(counted.events >= 100'000u);
    // Every kind of thing happened, often.
    BOOST_TEST(counted.granted_open > 1000u);
    BOOST_TEST(counted.granted_new > 1000u);
    BOOST_TEST(counted.handed_over > 1000u);
    BOOST_TEST(counted.queued > 1000u);
    BOOST_TEST(counted.refused > 1000u);
    BOOST_TEST(counted.cancelled > 1000u);
    BOOST_TEST(counted.closed > 1000u);
}

BOOST_AUTO_TEST_SUITE_END()
