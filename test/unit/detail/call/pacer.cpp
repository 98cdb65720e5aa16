//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacer: attempts that wait for their turn, and leave at any moment.
//
#include "support/mock_clock.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/call/pacer.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <utility>

BOOST_AUTO_TEST_SUITE(pacer_)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::transport_status;
using test::mock_clock;
using subject = detail::pacer<mock_clock>;

namespace
{

struct turn
{
    subject::permit permit;
    transport_status status;
};

net::awaitable<turn> take_turn(subject& p, mock_clock::time_point deadline)
{
    co_await net::this_coro::throw_if_cancelled(false);
    turn out;
    out.permit = co_await p.acquire(deadline, out.status);
    co_return out;
}

struct pacer_fixture
{
    explicit pacer_fixture(pacing const& p = pacing().max_in_flight(1)) : pace(p, 100) {}

    test::task<turn> start(mock_clock::duration within = 10s)
    {
        auto t = test::start(ctx, take_turn(pace, mock_clock::now() + within));
        test::settle(ctx);
        return t;
    }

    void pass(mock_clock::duration d)
    {
        mock_clock::advance(d);
        test::settle(ctx);
    }

    static bool has_permit(test::task<turn>& t) { return t.done() && t.get().permit; }

    static void expect_failed(test::task<turn>& t, error_code why)
    {
        BOOST_REQUIRE(t.done());
        BOOST_TEST(!t.get().permit);
        BOOST_TEST((t.get().status.ec == why));
        BOOST_TEST((t.get().status.stage == call_stage::pacing));
    }

    void give_back(test::task<turn>& t)
    {
        t.get().permit.ended(detail::load_sample());
        test::settle(ctx);
    }

    void expect_quiet()
    {
        BOOST_TEST(pace.counts().in_flight == 0u);
        BOOST_TEST(pace.counts().waiting == 0u);
    }

    net::io_context ctx;
    subject pace;
};

struct rate_of_four : pacer_fixture
{
    rate_of_four() : pacer_fixture(pacing().rate(4)) {}
};

} // namespace

BOOST_FIXTURE_TEST_CASE(first_come_first_served, pacer_fixture)
{
    auto first = start();
    auto second = start();
    auto third = start();
    BOOST_TEST(has_permit(first));
    BOOST_TEST(!second.done());
    BOOST_TEST(pace.counts().waiting == 2u);
    give_back(first);
    BOOST_TEST(has_permit(second));
    BOOST_TEST(!third.done());
    give_back(second);
    BOOST_TEST(has_permit(third));
    give_back(third);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(a_permit_that_is_dropped_goes_back, pacer_fixture)
{
    auto second = [&]
    {
        auto const first = start();
        return start();
    }();
    test::settle(ctx);
    BOOST_TEST(has_permit(second));
}

BOOST_FIXTURE_TEST_CASE(waiting_ends_with_the_deadline, pacer_fixture)
{
    auto first = start();
    auto second = start(2s);
    auto third = start(5s);
    pass(2s - 1ms);
    BOOST_TEST(!second.done());
    pass(1ms);
    expect_failed(second, errc::pacing_timeout);
    BOOST_TEST(!third.done());
    give_back(first);
    BOOST_TEST(has_permit(third));
}

BOOST_FIXTURE_TEST_CASE(no_time_at_all, pacer_fixture)
{
    auto free = start(0s);
    BOOST_TEST(has_permit(free));
    auto late = start(0s);
    expect_failed(late, errc::pacing_timeout);
    give_back(free);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(waiting_can_be_cancelled, pacer_fixture)
{
    auto first = start();
    auto second = start();
    auto third = start();
    second.cancel();
    test::settle(ctx);
    expect_failed(second, net::error::operation_aborted);
    give_back(first);
    BOOST_TEST(has_permit(third));
}

BOOST_FIXTURE_TEST_CASE(cancelled_before_it_came, pacer_fixture)
{
    auto const cancelled_first = [](subject& p) -> net::awaitable<turn>
    {
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        net::basic_waitable_timer<mock_clock> timer(
            co_await net::this_coro::executor, mock_clock::time_point::max());
        error_code ec;
        co_await timer.async_wait(net::redirect_error(net::use_awaitable, ec));
        BOOST_TEST((state.cancelled() != net::cancellation_type::none));
        turn out;
        out.permit = co_await p.acquire(mock_clock::now() + 10s, out.status);
        co_return out;
    };
    auto t = test::start(ctx, cancelled_first(pace));
    test::settle(ctx);
    t.cancel();
    test::settle(ctx);
    expect_failed(t, net::error::operation_aborted);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(granted_and_cancelled_at_once, pacer_fixture)
{
    auto first = start();
    auto second = start();
    auto third = start();
    // The cancellation is on its way, and now the grant is there, too, before its owner runs.
    second.cancel();
    first.get().permit.ended(detail::load_sample());
    BOOST_TEST(pace.counts().waiting == 1u);
    test::settle(ctx);
    expect_failed(second, net::error::operation_aborted);
    BOOST_TEST(has_permit(third));
    give_back(third);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(granted_at_the_deadline, pacer_fixture)
{
    auto first = start();
    auto second = start(2s);
    mock_clock::advance(2s);
    first.get().permit.ended(detail::load_sample());
    test::settle(ctx);
    BOOST_TEST(has_permit(second));
}

BOOST_FIXTURE_TEST_CASE(a_rate_is_kept, rate_of_four)
{
    std::deque<test::task<turn>> turns;
    for (int i = 0; i < 5; ++i)
        turns.push_back(start());
    for (int i = 0; i < 5; ++i)
    {
        BOOST_TEST(has_permit(turns[static_cast<std::size_t>(i)]));
        if (i == 4)
            break;
        BOOST_TEST(!turns[static_cast<std::size_t>(i) + 1].done());
        pass(250ms - 1ms);
        BOOST_TEST(!turns[static_cast<std::size_t>(i) + 1].done());
        pass(1ms);
    }
}

BOOST_FIXTURE_TEST_CASE(the_next_in_line_takes_over_the_clock, rate_of_four)
{
    auto first = start();
    auto second = start();
    auto third = start();
    auto fourth = start();
    second.cancel();
    pass(250ms);
    expect_failed(second, net::error::operation_aborted);
    BOOST_TEST(has_permit(third));
    pass(250ms);
    BOOST_TEST(has_permit(fourth));
}

BOOST_FIXTURE_TEST_CASE(a_turn_that_was_not_used_goes_to_the_next, rate_of_four)
{
    auto first = start();
    auto second = start();
    BOOST_TEST(!second.done());
    first.get().permit.unused();
    test::settle(ctx);
    BOOST_TEST(has_permit(second));
}

BOOST_FIXTURE_TEST_CASE(closing_ends_all_who_wait, pacer_fixture)
{
    auto first = start();
    auto second = start();
    auto third = start();
    first.get().permit.ended(detail::load_sample());
    pace.close();
    test::settle(ctx);
    // Whoever had just been let through as well.
    expect_failed(second, net::error::operation_aborted);
    expect_failed(third, net::error::operation_aborted);
    auto late = start();
    expect_failed(late, net::error::operation_aborted);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(those_who_wait_can_be_turned_away, pacer_fixture)
{
    auto first = start();
    auto second = start();
    auto third = start();
    pace.turn_away(errc::circuit_open);
    BOOST_TEST(pace.counts().waiting == 0u);
    test::settle(ctx);
    expect_failed(second, errc::circuit_open);
    expect_failed(third, errc::circuit_open);
    // Whoever has a turn keeps it, and those who come later wait for it.
    auto fourth = start();
    BOOST_TEST(!fourth.done());
    give_back(first);
    BOOST_TEST(has_permit(fourth));
    give_back(fourth);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(granted_and_turned_away_at_once, pacer_fixture)
{
    auto first = start();
    auto second = start();
    first.get().permit.ended(detail::load_sample());
    pace.turn_away(errc::circuit_open);
    test::settle(ctx);
    BOOST_TEST(has_permit(second));
}

BOOST_FIXTURE_TEST_CASE(cancelled_and_turned_away_at_once, pacer_fixture)
{
    auto first = start();
    auto second = start();
    second.cancel();
    pace.turn_away(errc::circuit_open);
    test::settle(ctx);
    expect_failed(second, net::error::operation_aborted);
    give_back(first);
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(destroyed_while_they_wait, pacer_fixture)
{
    auto first = start();
    auto context = std::make_unique<net::io_context>();
    auto doomed = test::start(*context, take_turn(pace, mock_clock::now() + 10s));
    test::settle(*context);
    auto third = start();
    BOOST_TEST(pace.counts().waiting == 2u);
    // Granted to one whose context does not run any more.
    first.get().permit.ended(detail::load_sample());
    context.reset();
    test::settle(ctx);
    BOOST_TEST(has_permit(third));
}

BOOST_AUTO_TEST_CASE(nothing_keeps_a_context_busy)
{
    net::io_context ctx;
    detail::pacer<std::chrono::steady_clock> pace(pacing().max_in_flight(1).rate(1), 1);
    bool taken = false;
    auto const once = [&]() -> net::awaitable<void>
    {
        transport_status status;
        auto const permit =
            co_await pace.acquire(std::chrono::steady_clock::now() + std::chrono::hours(1), status);
        taken = static_cast<bool>(permit);
    };
    // Returns, though the next turn is a second away.
    test::await(ctx, once());
    BOOST_TEST(taken);
}

BOOST_AUTO_TEST_SUITE_END()
