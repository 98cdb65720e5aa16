//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// circuit: what attempts are told, and that none keeps its place by being forgotten.
//
#include "support/mock_clock.hpp"

#include <appwrite/detail/call/circuit.hpp>

#include <boost/test/unit_test.hpp>

#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(circuit_)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::server_health;
using test::mock_clock;
using subject = detail::circuit<mock_clock>;

namespace
{

struct circuit_fixture
{
    bool attempt(server_health health, error_code why = {})
    {
        subject::passage pass;
        if (room.enter(pass))
            return false;
        pass.ended(health, why);
        return true;
    }

    std::vector<circuit_change> changes;
    // Whoever is told may look at the circuit.
    subject room{circuit_breaker().minimum_attempts(1).open_for(5s), [this](circuit_change const& c)
        {
            BOOST_TEST((room.state() == c.to));
            changes.push_back(c);
        }};
};

} // namespace

BOOST_FIXTURE_TEST_CASE(whoever_is_refused_is_told_why_and_for_how_long, circuit_fixture)
{
    BOOST_TEST(!room.refuse_early().has_value());
    BOOST_TEST(attempt(server_health::fails, errc::response_timeout));
    mock_clock::advance(2s);
    subject::passage pass;
    auto const refusal = room.enter(pass);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->why == errc::response_timeout));
    BOOST_TEST((refusal->until_probe == 3s));
    BOOST_TEST(room.refused() == 1u);
    auto const early = room.refuse_early();
    BOOST_REQUIRE(early.has_value());
    BOOST_TEST((early->why == errc::response_timeout));
    BOOST_TEST((early->until_probe == 3s));
    BOOST_TEST(room.refused() == 2u);
    BOOST_TEST((room.refuse_waiting().until_probe == 3s));
    BOOST_TEST(room.refused() == 3u);
}

BOOST_FIXTURE_TEST_CASE(a_wait_is_never_rounded_down, circuit_fixture)
{
    attempt(server_health::fails);
    mock_clock::advance(5s - 1ns);
    BOOST_TEST((room.refuse_early().value().until_probe == 1ms));
}

BOOST_FIXTURE_TEST_CASE(how_long_it_stays_open, circuit_fixture)
{
    BOOST_TEST(!room.stays_open(0s));
    attempt(server_health::fails);
    BOOST_TEST(room.stays_open(4999ms));
    BOOST_TEST(!room.stays_open(5s));
    mock_clock::advance(5s);
    subject::passage probe;
    BOOST_TEST(!room.enter(probe).has_value());
    // What comes of the probe is not known.
    BOOST_TEST(!room.stays_open(0s));
    BOOST_TEST(room.refuse_early().has_value());
}

BOOST_FIXTURE_TEST_CASE(a_probe_that_is_dropped_makes_room, circuit_fixture)
{
    attempt(server_health::fails);
    mock_clock::advance(5s);
    {
        subject::passage probe;
        BOOST_TEST(!room.enter(probe).has_value());
        subject::passage moved = std::move(probe);
        BOOST_TEST(room.refuse_early().has_value());
    }
    BOOST_TEST((room.state() == circuit_state::half_open));
    BOOST_TEST(attempt(server_health::works));
    BOOST_TEST((room.state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(each_change_is_told_once, circuit_fixture)
{
    attempt(server_health::works);
    BOOST_TEST(changes.empty());
    attempt(server_health::fails, errc::response_timeout);
    BOOST_TEST(!attempt(server_health::works));
    mock_clock::advance(5s);
    attempt(server_health::unknown);
    attempt(server_health::fails, errc::connect_timeout);
    mock_clock::advance(5s);
    attempt(server_health::works);
    BOOST_REQUIRE(changes.size() == 5u);
    using enum circuit_state;
    circuit_state const expected[] = {closed, open, half_open, open, half_open, closed};
    for (std::size_t i = 0; i < changes.size(); ++i)
    {
        BOOST_TEST(changes[i].number == i + 1);
        BOOST_TEST((changes[i].from == expected[i]));
        BOOST_TEST((changes[i].to == expected[i + 1]));
    }
    BOOST_TEST((changes[0].cause == errc::response_timeout));
    BOOST_TEST(!changes[1].cause);
    BOOST_TEST((changes[2].cause == errc::connect_timeout));
    BOOST_TEST(!changes[4].cause);
}

BOOST_AUTO_TEST_SUITE_END()
