//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_options: values with room for nothing until something is set.
//
#include <appwrite/call_options.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <utility>

using appwrite::call_options;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(call_options_)

BOOST_AUTO_TEST_CASE(nothing_is_set)
{
    call_options const o;
    BOOST_TEST(!o.deadline().has_value());
    BOOST_TEST(!o.attempt_timeout().has_value());
    BOOST_TEST(!o.idempotent().has_value());
    BOOST_TEST(!o.retry().has_value());
    BOOST_TEST(o.headers().empty());
    BOOST_TEST(o.request_id() == "");
    // Every call that waits holds one.
    BOOST_TEST(sizeof(call_options) == sizeof(void*));
}

BOOST_AUTO_TEST_CASE(everything_is_set)
{
    call_options const o = call_options()
                               .deadline(2s)
                               .attempt_timeout(1s)
                               .idempotent(false)
                               .retry(appwrite::retry_policy::none())
                               .header("A", "1")
                               .header("B", "2")
                               .request_id("r1");
    BOOST_TEST((o.deadline() == 2s));
    BOOST_TEST((o.attempt_timeout() == 1s));
    BOOST_TEST((o.idempotent() == false));
    BOOST_REQUIRE(o.retry().has_value());
    BOOST_TEST(o.retry()->max_attempts() == 1u);
    BOOST_REQUIRE(o.headers().size() == 2u);
    BOOST_TEST(o.headers()[1].first == "B");
    BOOST_TEST(o.headers()[1].second == "2");
    BOOST_TEST(o.request_id() == "r1");
}

BOOST_AUTO_TEST_CASE(copies_are_values)
{
    call_options a;
    a.deadline(1s).request_id("a");
    call_options b = a;
    b.deadline(2s).request_id("b");
    BOOST_TEST((a.deadline() == 1s));
    BOOST_TEST(a.request_id() == "a");
    a = std::move(b);
    BOOST_TEST((a.deadline() == 2s));
    BOOST_TEST(a.request_id() == "b");
}

BOOST_AUTO_TEST_SUITE_END()
