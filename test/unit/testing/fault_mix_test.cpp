//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Faults by chance: shares, seeds, what comes first.
//
#include "../../../src/testing/fault_plan.hpp"
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

using namespace appwrite::testing;
using namespace appwrite::testing::test;

BOOST_AUTO_TEST_SUITE(emulator_fault_mix)

namespace
{

detail::request request_to(const std::string& method, const std::string& target)
{
    detail::request result;
    result.method = method;
    result.target = target;
    return result;
}

/// A letter for each of so many requests.
std::string drawn(const fault_mix& mix, int count, const detail::request& by)
{
    detail::fault_plan plan;
    plan.inject_randomly(mix);
    std::string result;
    for (int i = 0; i < count; ++i)
    {
        const auto one = plan.for_request(by);
        result += one ? one->name()[0] : '-';
    }
    return result;
}

fault_mix resets_and_delays(std::uint64_t seed)
{
    return fault_mix(seed)
        .add(fault::reset(), 0.1)
        .add(fault::delay(std::chrono::milliseconds(1)).on("GET"), 0.3);
}

} // namespace

BOOST_AUTO_TEST_CASE(one_seed_one_sequence)
{
    const auto get = request_to("GET", "/v1/users");
    const std::string first = drawn(resets_and_delays(1), 200, get);
    BOOST_TEST(first == drawn(resets_and_delays(1), 200, get));
    BOOST_TEST(first != drawn(resets_and_delays(2), 200, get));
}

BOOST_AUTO_TEST_CASE(shares_are_those_that_were_asked_for)
{
    const std::string got = drawn(resets_and_delays(3), 20'000, request_to("GET", "/v1/users"));
    const auto share = [&](char c)
    { return static_cast<double>(std::count(got.begin(), got.end(), c)) / 20'000; };
    // Five standard deviations.
    BOOST_TEST(share('r') == 0.1, boost::test_tools::tolerance(0.11));
    BOOST_TEST(share('d') == 0.3, boost::test_tools::tolerance(0.06));
}

BOOST_AUTO_TEST_CASE(who_does_not_match_is_spared)
{
    const std::string all = drawn(resets_and_delays(4), 500, request_to("GET", "/v1/users"));
    const std::string spared = drawn(resets_and_delays(4), 500, request_to("POST", "/v1/users"));
    BOOST_TEST(spared.find('d') == std::string::npos);
    std::string expected = all;
    std::replace(expected.begin(), expected.end(), 'd', '-');
    BOOST_TEST(spared == expected);
}

BOOST_AUTO_TEST_CASE(what_was_staged_comes_first_and_draws_nothing)
{
    detail::fault_plan plan;
    plan.inject_randomly(fault_mix(5).add(fault::reset(), 1));
    plan.inject(fault::garbage().on("POST"));
    BOOST_TEST(plan.for_request(request_to("GET", "/")).value().name() == "reset");
    BOOST_TEST(plan.for_request(request_to("POST", "/")).value().name() == "garbage");
    BOOST_TEST(plan.for_request(request_to("POST", "/")).value().name() == "reset");
    BOOST_TEST(!plan.for_connection());
    plan.inject_randomly(fault_mix());
    BOOST_TEST(!plan.for_request(request_to("GET", "/")));
}

BOOST_AUTO_TEST_CASE(connections_draw_for_themselves)
{
    detail::fault_plan plan;
    plan.inject_randomly(fault_mix(6).add(connection_fault::silence(), 0.5).add(fault::reset(), 0.5));
    std::string with;
    for (int i = 0; i < 100; ++i)
    {
        plan.for_request(request_to("GET", "/"));
        with += plan.for_connection() ? 'x' : '-';
    }
    plan.inject_randomly(fault_mix(6).add(connection_fault::silence(), 0.5));
    std::string without;
    for (int i = 0; i < 100; ++i)
        without += plan.for_connection() ? 'x' : '-';
    BOOST_TEST(with == without);
    BOOST_TEST(with.find("x") != std::string::npos);
    BOOST_TEST(with.find("-") != std::string::npos);
    plan.clear();
    BOOST_TEST(!plan.for_connection());
}

BOOST_AUTO_TEST_CASE(impossible_probabilities_are_refused)
{
    fault_mix mix;
    BOOST_CHECK_THROW(mix.add(fault::reset(), -0.1), std::invalid_argument);
    for (int i = 0; i < 10; ++i)
        mix.add(fault::reset(), 0.1);
    BOOST_CHECK_THROW(mix.add(fault::reset(), 0.1), std::invalid_argument);
    mix.add(connection_fault::reset(), 1);
    BOOST_CHECK_THROW(mix.add(connection_fault::close(), 0.5), std::invalid_argument);
    BOOST_TEST(mix.requests().size() == 10U);
    BOOST_TEST(mix.connections().size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_emulator_counts_what_it_did)
{
    emulator server(plain());
    server.inject_randomly(fault_mix(1)
                               .add(fault::server_error(503), 0.4)
                               .add(fault::too_many_requests(std::chrono::seconds(1)), 0.4));
    blocking_client client(server);
    std::size_t busy = 0;
    std::size_t throttled = 0;
    for (int i = 0; i < 50; ++i)
    {
        const unsigned status = client.exchange("GET /v1/users").status;
        busy += status == 503U ? 1 : 0;
        throttled += status == 429U ? 1 : 0;
    }
    BOOST_TEST(busy > 0U);
    BOOST_TEST(throttled > 0U);
    const emulator_counters seen = server.counters();
    BOOST_TEST(seen.faults_applied == busy + throttled);
    BOOST_TEST(seen.faults_by_name.at("server_error") == busy);
    BOOST_TEST(seen.faults_by_name.at("too_many_requests") == throttled);
    server.clear_faults();
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_SUITE_END()
