//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_tokens: exhaustion and refill.
//
#include <appwrite/detail/call/retry_tokens.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;
using detail::retry_tokens;

BOOST_AUTO_TEST_SUITE(retry_tokens_)

BOOST_AUTO_TEST_CASE(more_than_half_must_be_left)
{
    retry_tokens t{retry_budget()};
    for (int i = 0; i < 49; ++i)
        BOOST_TEST(t.failed());
    BOOST_TEST(t.left() == 51'000);
    BOOST_TEST(!t.failed());
    BOOST_TEST(t.left() == 50'000);
}

BOOST_AUTO_TEST_CASE(successes_pay_back)
{
    retry_tokens t{retry_budget()};
    for (int i = 0; i < 50; ++i)
        t.failed();
    for (int i = 0; i < 10; ++i)
    {
        BOOST_TEST(t.left() == 50'000 + i * 100);
        t.succeeded();
    }
    // One token is back: it is spent by the next failure, which leaves half.
    BOOST_TEST(!t.failed());
    for (int i = 0; i < 11; ++i)
        t.succeeded();
    BOOST_TEST(t.failed());
}

BOOST_AUTO_TEST_CASE(it_neither_overflows_nor_runs_below_zero)
{
    retry_tokens t(retry_budget().capacity(2).refund_thousandths(1'500));
    t.succeeded();
    BOOST_TEST(t.left() == 2'000);
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(!t.failed());
    BOOST_TEST(t.left() == 0);
    t.succeeded();
    t.succeeded();
    BOOST_TEST(t.left() == 2'000);
}

BOOST_AUTO_TEST_CASE(no_limit)
{
    retry_tokens t(retry_budget::unlimited());
    for (int i = 0; i < 1'000; ++i)
        BOOST_TEST(t.failed());
    t.succeeded();
    BOOST_TEST(t.failed());
}

BOOST_AUTO_TEST_SUITE_END()
