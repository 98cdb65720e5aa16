//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// adaptive_limit: it finds what a server can take, and follows when that changes.
//
#include "support/simulated_server.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(adaptive_limit_)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::adaptive_limit;
using detail::load_sample;
using test::simulated_server;

namespace
{

pacing::range bounds(std::size_t initial, std::size_t minimum = 1, std::size_t maximum = 1000)
{
    return pacing::range(initial, minimum, maximum);
}

char const one_operation = 0;

load_sample answered(std::chrono::nanoseconds latency, void const* operation = &one_operation)
{
    return load_sample(load_sample::kind::answered, operation, latency);
}

load_sample const overloaded(load_sample::kind::overloaded, &one_operation);
load_sample const timed_out(load_sample::kind::timed_out, &one_operation);

/// One window at the limit: all begin, then all end in the same way.
void window(adaptive_limit& subject, load_sample const& sample)
{
    std::size_t const n = std::max<std::size_t>(subject.limit(), 40);
    std::vector<adaptive_limit::window_id> began;
    for (std::size_t i = 0; i < n; ++i)
        began.push_back(subject.began(std::min(i + 1, subject.limit())));
    for (auto const in : began)
        subject.ended(in, sample);
}

char const* name_of(simulated_server::excess e)
{
    return e == simulated_server::excess::queued ? "queued" : "refused";
}

void expect_within_20_percent(double mean, std::size_t capacity)
{
    auto const n = static_cast<double>(capacity);
    BOOST_TEST(mean >= 0.8 * n);
    BOOST_TEST(mean <= 1.2 * n);
}

} // namespace

BOOST_AUTO_TEST_CASE(it_doubles_until_the_first_congestion_and_then_grows_slowly)
{
    adaptive_limit subject(bounds(4));
    for (std::size_t const expected : {8u, 16u, 32u})
    {
        window(subject, answered(10ms));
        BOOST_TEST(subject.limit() == expected);
    }
    window(subject, overloaded);
    BOOST_TEST(subject.limit() == 28u);
    window(subject, answered(10ms));
    BOOST_TEST(subject.limit() == 30u);
}

BOOST_AUTO_TEST_CASE(one_decrease_for_a_burst_of_failures)
{
    adaptive_limit subject(bounds(100));
    std::vector<adaptive_limit::window_id> began;
    for (std::size_t i = 1; i <= 300; ++i)
        began.push_back(subject.began(std::min<std::size_t>(i, 100)));
    for (auto const in : began)
        subject.ended(in, overloaded);
    BOOST_TEST(subject.limit() == 90u);
    // Those that began before the decrease end after it.
    subject.ended(began.front(), overloaded);
    BOOST_TEST(subject.limit() == 90u);
}

BOOST_AUTO_TEST_CASE(a_server_that_answers_nobody)
{
    adaptive_limit subject(bounds(100));
    window(subject, timed_out);
    BOOST_TEST(subject.limit() == 50u);
    for (int i = 0; i < 10; ++i)
        window(subject, timed_out);
    BOOST_TEST(subject.limit() == 1u);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_not_reached_does_not_grow)
{
    adaptive_limit subject(bounds(10));
    for (int i = 0; i < 400; ++i)
        subject.ended(subject.began(5), answered(10ms));
    BOOST_TEST(subject.limit() == 10u);
    for (int i = 0; i < 40; ++i)
        subject.ended(subject.began(10), answered(10ms));
    BOOST_TEST(subject.limit() == 20u);
}

BOOST_AUTO_TEST_CASE(a_queue_is_taken_away)
{
    adaptive_limit subject(bounds(50));
    window(subject, answered(10ms));
    BOOST_TEST(subject.limit() == 100u);
    // Ten times as slow: nine of ten were queued. By half at most, as one window may be mistaken.
    window(subject, answered(100ms));
    BOOST_TEST(subject.limit() == 50u);
}

BOOST_AUTO_TEST_CASE(a_mixture_of_operations_is_no_queue)
{
    adaptive_limit subject(bounds(4));
    char const slow = 0;
    for (int i = 0; i < 80; ++i)
        subject.ended(subject.began(4), i % 2 == 0 ? answered(10ms) : answered(500ms, &slow));
    BOOST_TEST(subject.limit() == 8u);
}

BOOST_AUTO_TEST_CASE(what_says_nothing_counts_for_nothing)
{
    adaptive_limit subject(bounds(4));
    for (int i = 0; i < 1000; ++i)
        subject.ended(subject.began(4), load_sample());
    BOOST_TEST(subject.limit() == 4u);
}

BOOST_AUTO_TEST_CASE(a_server_that_becomes_slower_is_measured_anew)
{
    adaptive_limit subject(bounds(50, 1, 50));
    for (int i = 0; i < 5; ++i)
        window(subject, answered(10ms));
    BOOST_TEST(subject.limit() == 50u);
    // It is not our requests that make it slower, so having fewer of them does not help.
    for (int i = 0; i < 6; ++i)
        window(subject, answered(30ms));
    std::size_t const least = subject.limit();
    BOOST_TEST(least < 25u);
    for (int i = 0; i < 60; ++i)
        window(subject, answered(30ms));
    BOOST_TEST(subject.limit() == 50u);
}

BOOST_AUTO_TEST_CASE(a_measurement_that_fails_is_made_up_for)
{
    adaptive_limit subject(bounds(50, 1, 50));
    // Windows of the same latency until the limit is halved in order to measure, and whether it ever was.
    auto until_it_measures = [&subject]
    {
        for (int i = 0; i < 60; ++i)
        {
            std::size_t const before = subject.limit();
            window(subject, answered(10ms));
            if (subject.limit() <= before / 2 + 1)
                return true;
        }
        return false;
    };
    BOOST_TEST(until_it_measures());
    window(subject, overloaded);
    BOOST_TEST(until_it_measures());
}

BOOST_AUTO_TEST_CASE(bounds_are_kept)
{
    adaptive_limit subject(bounds(10, 5, 12));
    for (int i = 0; i < 20; ++i)
    {
        window(subject, answered(10ms));
        BOOST_TEST(subject.limit() <= 12u);
        BOOST_TEST(subject.limit() >= 5u);
    }
    for (int i = 0; i < 20; ++i)
        window(subject, overloaded);
    BOOST_TEST(subject.limit() == 5u);
}

BOOST_AUTO_TEST_CASE(it_converges_from_both_sides)
{
    for (auto const excess : {simulated_server::excess::queued, simulated_server::excess::refused})
        for (std::size_t const initial : {1u, 200u})
            BOOST_TEST_CONTEXT(name_of(excess) << ", from " << initial)
            {
                detail::pacing_ledger ledger(pacing().adaptive(initial, 1, 200), 1000);
                simulated_server server(ledger, 20, excess, 200);
                server.run(45s);
                expect_within_20_percent(server.run(10s), 20);
                expect_within_20_percent(server.run(10s), 20);
            }
}

BOOST_AUTO_TEST_CASE(it_converges_with_a_mixture_of_operations)
{
    for (std::size_t const initial : {1u, 200u})
        BOOST_TEST_CONTEXT("from " << initial)
        {
            detail::pacing_ledger ledger(pacing().adaptive(initial, 1, 200), 1000);
            simulated_server server(ledger, 40, simulated_server::excess::queued, 200);
            server.operations(4);
            server.run(60s);
            expect_within_20_percent(server.run(20s), 40);
        }
}

BOOST_AUTO_TEST_CASE(it_follows_the_capacity)
{
    for (auto const excess : {simulated_server::excess::queued, simulated_server::excess::refused})
        BOOST_TEST_CONTEXT(name_of(excess))
        {
            detail::pacing_ledger ledger(pacing().adaptive(), 1000);
            simulated_server server(ledger, 20, excess, 150);
            server.run(20s);
            expect_within_20_percent(server.run(10s), 20);
            server.capacity(60);
            server.run(20s);
            expect_within_20_percent(server.run(10s), 60);
            server.capacity(20);
            server.run(20s);
            expect_within_20_percent(server.run(10s), 20);
        }
}

BOOST_AUTO_TEST_CASE(times_that_vary_wildly)
{
    // A fifth of the time is fixed, the rest is exponentially distributed.
    detail::pacing_ledger ledger(pacing().adaptive(), 1000);
    simulated_server server(ledger, 60, simulated_server::excess::queued, 150);
    server.service_time(10ms, 40ms);
    server.run(30s);
    expect_within_20_percent(server.run(30s), 60);
}

BOOST_AUTO_TEST_SUITE_END()
