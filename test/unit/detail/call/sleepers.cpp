//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// sleepers: calls that wait, and what wakes them.
//
#include "support/mock_clock.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/call/sleepers.hpp>

#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(sleepers_)

using namespace appwrite;
using namespace std::chrono_literals;
using test::mock_clock;
using subject = detail::sleepers<mock_clock>;

namespace
{

net::awaitable<bool> sleep(subject& s, mock_clock::duration d)
{
    co_await net::this_coro::throw_if_cancelled(false);
    co_return co_await s.sleep(d);
}

/// Sleeps after having been cancelled.
net::awaitable<bool> sleep_once_cancelled(subject& s, mock_clock::duration d)
{
    co_await net::this_coro::throw_if_cancelled(false);
    auto const cancellation = co_await net::this_coro::cancellation_state;
    while (cancellation.cancelled() == net::cancellation_type::none)
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    co_return co_await s.sleep(d);
}

struct sleepers_fixture
{
    test::task<bool> start(mock_clock::duration d)
    {
        auto t = test::start(ctx, sleep(room, d));
        test::settle(ctx);
        return t;
    }

    net::io_context ctx;
    subject room;
};

} // namespace

BOOST_FIXTURE_TEST_CASE(the_time_passes, sleepers_fixture)
{
    auto t = start(2s);
    mock_clock::advance(2s - 1ms);
    test::settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(1ms);
    BOOST_TEST(t.get(ctx));
}

BOOST_FIXTURE_TEST_CASE(no_time_at_all, sleepers_fixture)
{
    BOOST_TEST(start(0s).get(ctx));
}

BOOST_FIXTURE_TEST_CASE(cancelled_while_sleeping, sleepers_fixture)
{
    auto t = start(2s);
    auto other = start(2s);
    t.cancel();
    BOOST_TEST(!t.get(ctx));
    BOOST_TEST(!other.done());
    mock_clock::advance(2s);
    BOOST_TEST(other.get(ctx));
}

BOOST_FIXTURE_TEST_CASE(cancelled_before_sleeping, sleepers_fixture)
{
    auto t = test::start(ctx, sleep_once_cancelled(room, 2s));
    net::post(ctx, [&] { t.cancel(); });
    // At once: no time passes on this clock.
    BOOST_TEST(!t.get(ctx));
}

BOOST_FIXTURE_TEST_CASE(closing_wakes_all, sleepers_fixture)
{
    auto first = start(2s);
    auto second = start(3s);
    room.close();
    BOOST_TEST(!first.get(ctx));
    BOOST_TEST(!second.get(ctx));
    BOOST_TEST(!start(2s).get(ctx));
}

BOOST_FIXTURE_TEST_CASE(destroyed_while_sleeping, sleepers_fixture)
{
    auto context = std::make_unique<net::io_context>();
    auto t = test::start(*context, sleep(room, 2s));
    test::settle(*context);
    context.reset();
    BOOST_TEST(!t.done());
    // Nobody is woken who is not there any more.
    room.close();
}

BOOST_AUTO_TEST_SUITE_END()
