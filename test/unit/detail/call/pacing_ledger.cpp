//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacing_ledger: places, rates, and first come, first served.
//
#include <appwrite/detail/call/pacing_ledger.hpp>

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(pacing_ledger_)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::load_sample;
using detail::pacing_grant;
using detail::pacing_ledger;

namespace
{

struct ledger_fixture
{
    void use(pacing const& p, std::size_t connections = 100) { ledger.emplace(p, connections); }

    bool enters()
    {
        auto const grant = ledger->try_enter(now);
        if (grant)
            grants.push_back(*grant);
        return grant.has_value();
    }

    /// Who is admitted now, in order.
    std::vector<std::uint64_t> admitted()
    {
        std::vector<std::uint64_t> out;
        while (auto const next = ledger->admit(now))
        {
            out.push_back(next->waiter);
            grants.push_back(next->grant);
        }
        return out;
    }

    void one_leaves()
    {
        ledger->leave(grants.back(), load_sample());
        grants.pop_back();
    }

    std::optional<pacing_ledger> ledger;
    std::vector<pacing_grant> grants;
    pacing_ledger::time_point now{1000h};
};

using waiters = std::vector<std::uint64_t>;

} // namespace

BOOST_FIXTURE_TEST_CASE(places, ledger_fixture)
{
    use(pacing().max_in_flight(2));
    BOOST_TEST(enters());
    BOOST_TEST(enters());
    BOOST_TEST(!enters());
    BOOST_TEST(ledger->counts().in_flight == 2u);
    BOOST_TEST(ledger->counts().limit == 2u);
    one_leaves();
    BOOST_TEST(enters());
    BOOST_TEST(!enters());
}

BOOST_FIXTURE_TEST_CASE(first_come_first_served, ledger_fixture)
{
    use(pacing().max_in_flight(1));
    BOOST_TEST(enters());
    auto const a = ledger->queue();
    auto const b = ledger->queue();
    auto const c = ledger->queue();
    BOOST_TEST(admitted().empty());
    BOOST_TEST(ledger->counts().waiting == 3u);
    one_leaves();
    // Nobody overtakes who waits.
    BOOST_TEST(!enters());
    BOOST_TEST((admitted() == waiters{a}));
    ledger->cancel(b);
    one_leaves();
    BOOST_TEST((admitted() == waiters{c}));
    one_leaves();
    BOOST_TEST(enters());
}

BOOST_FIXTURE_TEST_CASE(a_rate, ledger_fixture)
{
    use(pacing().rate(4));
    BOOST_TEST(enters());
    BOOST_TEST(!enters());
    now += 250ms - 1ns;
    BOOST_TEST(!enters());
    now += 1ns;
    BOOST_TEST(enters());
    // What was not used in time is lost: no burst.
    now += 1h;
    BOOST_TEST(enters());
    BOOST_TEST(!enters());
}

BOOST_FIXTURE_TEST_CASE(a_rate_with_bursts, ledger_fixture)
{
    use(pacing().rate(10, 3));
    for (int round = 0; round < 2; ++round)
    {
        for (int i = 0; i < 3; ++i)
            BOOST_TEST(enters());
        BOOST_TEST(!enters());
        now += 100ms;
        BOOST_TEST(enters());
        BOOST_TEST(!enters());
        now += 1h;
    }
    // Over any time: the burst, and the rate.
    int entered = 0;
    for (auto const end = now + 10s; now < end; now += 1ms)
        entered += enters() ? 1 : 0;
    BOOST_TEST(entered == 3 + 99);
}

BOOST_FIXTURE_TEST_CASE(when_the_first_in_line_may_start, ledger_fixture)
{
    use(pacing().max_in_flight(2).rate(4));
    BOOST_TEST(enters());
    BOOST_TEST(!ledger->next_start().has_value());
    auto const a = ledger->queue();
    auto const b = ledger->queue();
    auto const next = ledger->next_start();
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST(next->waiter == a);
    BOOST_TEST((next->at == now + 250ms));
    now = next->at;
    BOOST_TEST((admitted() == waiters{a}));
    // The next one waits for a place, and no clock knows when that comes.
    BOOST_TEST(!ledger->next_start().has_value());
    now += 10s;
    BOOST_TEST(admitted().empty());
    one_leaves();
    BOOST_TEST((ledger->next_start()->at <= now));
    BOOST_TEST((admitted() == waiters{b}));
}

BOOST_FIXTURE_TEST_CASE(what_did_not_take_place_takes_no_time, ledger_fixture)
{
    use(pacing().max_in_flight(1).rate(4));
    BOOST_TEST(enters());
    ledger->forget();
    BOOST_TEST(ledger->counts().in_flight == 0u);
    BOOST_TEST(enters());
    one_leaves();
    BOOST_TEST(!enters());
}

BOOST_FIXTURE_TEST_CASE(extreme_rates, ledger_fixture)
{
    use(pacing().rate(0.001, 1'000'000));
    for (int i = 0; i < 1'000'000; ++i)
        if (!enters())
            BOOST_FAIL("stopped at " << i);
    BOOST_TEST(!enters());
    now += 1000s - 1ns;
    BOOST_TEST(!enters());
    now += 1ns;
    BOOST_TEST(enters());

    use(pacing().rate(1e6));
    BOOST_TEST(enters());
    now += 999ns;
    BOOST_TEST(!enters());
    now += 1ns;
    BOOST_TEST(enters());
}

BOOST_FIXTURE_TEST_CASE(an_adaptive_limit_stays_within_the_connections, ledger_fixture)
{
    use(pacing().adaptive(50, 20, 100), 8);
    BOOST_TEST(ledger->counts().limit == 8u);
    for (int i = 0; i < 8; ++i)
        BOOST_TEST(enters());
    BOOST_TEST(!enters());
}

BOOST_FIXTURE_TEST_CASE(a_larger_limit_lets_several_through, ledger_fixture)
{
    use(pacing().adaptive(4, 1, 100));
    char const operation = 0;
    load_sample const answered(load_sample::kind::answered, &operation, 10ms);
    // The last answer of the first window doubles the limit.
    for (int i = 0; i < 36; ++i)
    {
        BOOST_TEST(enters());
        ledger->leave(grants.back(), answered);
        grants.pop_back();
    }
    for (int i = 0; i < 4; ++i)
        BOOST_TEST(enters());
    auto const first = ledger->queue();
    for (int i = 0; i < 5; ++i)
        ledger->queue();
    while (!grants.empty())
    {
        ledger->leave(grants.back(), answered);
        grants.pop_back();
    }
    BOOST_TEST(ledger->counts().limit == 8u);
    waiters const who = admitted();
    BOOST_TEST(who.size() == 6u);
    BOOST_TEST(who.front() == first);
}

BOOST_AUTO_TEST_SUITE_END()
