//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// breaker: when it opens, when it lets probes through, when it closes.
//
#include <appwrite/detail/call/breaker.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(breaker_)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::breaker;
using detail::server_health;

namespace
{

circuit_breaker const usual = circuit_breaker().minimum_attempts(4).window(10s).open_for(5s);

struct breaker_fixture
{
    void use(circuit_breaker const& o) { subject.emplace(o); }

    /// An attempt from beginning to end. Whether it was let through.
    bool attempt(server_health health)
    {
        auto const era = subject->admit(now);
        if (era)
            opened += subject->ended(*era, health, now) ? 1 : 0;
        return era.has_value();
    }

    void open()
    {
        for (int i = 0; i < 4; ++i)
            BOOST_TEST(attempt(server_health::fails));
        BOOST_TEST((subject->state() == circuit_state::open));
    }

    std::optional<breaker> subject{usual};
    breaker::time_point now{1000h};
    int opened = 0;
};

} // namespace

BOOST_FIXTURE_TEST_CASE(it_opens_at_the_ratio, breaker_fixture)
{
    use(circuit_breaker().minimum_attempts(10).failure_ratio(0.3));
    for (int i = 0; i < 8; ++i)
        BOOST_TEST(attempt(server_health::works));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::closed));
    // 4 of 12.
    BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::open));
    BOOST_TEST(opened == 1);
    BOOST_TEST(!attempt(server_health::works));
}

BOOST_FIXTURE_TEST_CASE(few_attempts_prove_nothing, breaker_fixture)
{
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::closed));
    BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::open));
}

BOOST_FIXTURE_TEST_CASE(what_says_nothing_does_not_count, breaker_fixture)
{
    for (int i = 0; i < 100; ++i)
        BOOST_TEST(attempt(server_health::unknown));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(a_success_alone_never_opens_it, breaker_fixture)
{
    use(circuit_breaker().minimum_attempts(4).failure_ratio(0.5));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST(attempt(server_health::works));
    BOOST_TEST((subject->state() == circuit_state::closed));
    BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::open));
}

BOOST_FIXTURE_TEST_CASE(old_failures_are_forgotten, breaker_fixture)
{
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    now += 10s;
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::closed));
    // Within the window they add up.
    now += 8s;
    BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::open));
}

BOOST_FIXTURE_TEST_CASE(open_until_a_probe_succeeds, breaker_fixture)
{
    open();
    BOOST_TEST((subject->until_probe(now) == 5s));
    now += 5s - 1ns;
    BOOST_TEST(!attempt(server_health::works));
    BOOST_TEST((subject->until_probe(now) == 1ns));
    now += 1ns;
    auto const probe = subject->admit(now);
    BOOST_REQUIRE(probe.has_value());
    BOOST_TEST((subject->state() == circuit_state::half_open));
    BOOST_TEST(!subject->until_probe(now).has_value());
    // One at a time.
    BOOST_TEST(!attempt(server_health::works));
    BOOST_TEST(!subject->ended(*probe, server_health::works, now));
    BOOST_TEST((subject->state() == circuit_state::closed));
    BOOST_TEST(attempt(server_health::works));
}

BOOST_FIXTURE_TEST_CASE(a_new_start_forgets_the_failures, breaker_fixture)
{
    open();
    now += 5s;
    BOOST_TEST(attempt(server_health::works));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(a_probe_that_fails, breaker_fixture)
{
    open();
    now += 5s;
    BOOST_TEST(attempt(server_health::fails));
    BOOST_TEST(opened == 2);
    BOOST_TEST((subject->state() == circuit_state::open));
    BOOST_TEST((subject->until_probe(now) == 5s));
    now += 5s;
    BOOST_TEST(attempt(server_health::works));
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(a_probe_that_says_nothing_makes_room_for_another, breaker_fixture)
{
    open();
    now += 5s;
    BOOST_TEST(attempt(server_health::unknown));
    BOOST_TEST((subject->state() == circuit_state::half_open));
    BOOST_TEST(attempt(server_health::works));
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(several_probes, breaker_fixture)
{
    use(circuit_breaker(usual).probes(3));
    open();
    now += 5s;
    std::vector<breaker::era> probes;
    for (int i = 0; i < 3; ++i)
        probes.push_back(subject->admit(now).value());
    BOOST_TEST(!subject->admit(now).has_value());
    subject->ended(probes[0], server_health::works, now);
    // Its success counts, its place stays taken.
    BOOST_TEST(!subject->admit(now).has_value());
    subject->ended(probes[1], server_health::unknown, now);
    probes[1] = subject->admit(now).value();
    subject->ended(probes[1], server_health::works, now);
    BOOST_TEST((subject->state() == circuit_state::half_open));
    subject->ended(probes[2], server_health::works, now);
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(one_of_several_probes_fails, breaker_fixture)
{
    use(circuit_breaker(usual).probes(3));
    open();
    now += 5s;
    auto const first = subject->admit(now).value();
    auto const second = subject->admit(now).value();
    BOOST_TEST(subject->ended(first, server_health::fails, now));
    now += 5s;
    auto const third = subject->admit(now).value();
    // The second one was a probe of an earlier time.
    BOOST_TEST(!subject->ended(second, server_health::fails, now));
    BOOST_TEST((subject->state() == circuit_state::half_open));
    subject->ended(third, server_health::works, now);
    BOOST_TEST((subject->state() == circuit_state::half_open));
}

BOOST_FIXTURE_TEST_CASE(what_was_under_way_when_it_opened, breaker_fixture)
{
    auto const late = subject->admit(now).value();
    auto const later = subject->admit(now).value();
    open();
    BOOST_TEST(!subject->ended(late, server_health::works, now));
    BOOST_TEST((subject->state() == circuit_state::open));
    now += 5s;
    auto const probe = subject->admit(now).value();
    BOOST_TEST(!subject->ended(later, server_health::fails, now));
    BOOST_TEST((subject->state() == circuit_state::half_open));
    subject->ended(probe, server_health::works, now);
    BOOST_TEST((subject->state() == circuit_state::closed));
}

BOOST_AUTO_TEST_CASE(states_have_names)
{
    BOOST_TEST(to_string(circuit_state::closed) == "closed");
    BOOST_TEST(to_string(circuit_state::open) == "open");
    BOOST_TEST(to_string(circuit_state::half_open) == "half open");
    BOOST_TEST(to_string(static_cast<circuit_state>(99)) == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()
