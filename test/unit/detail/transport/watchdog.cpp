//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// watchdog: a deadline that moves.
//
#include "support/mock_clock.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/watchdog.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <mutex>

using namespace appwrite;
using namespace std::chrono_literals;
using test::mock_clock;

namespace
{

struct owner : std::enable_shared_from_this<owner>
{
    explicit owner(net::any_io_executor ex) : dog(std::move(ex), *this) {}

    void on_deadline()
    {
        ++bitten;
        guarded = guarded && !lock.try_lock();
    }
    std::mutex& mutex() { return lock; }

    detail::watchdog<owner, mock_clock> dog;
    std::mutex lock;
    int bitten = 0;
    bool guarded = true;
};

struct watchdog_fixture
{
    void pass(mock_clock::duration by)
    {
        mock_clock::advance(by);
        test::settle(ctx);
    }

    net::io_context ctx;
    std::shared_ptr<owner> o = std::make_shared<owner>(ctx.get_executor());
    mock_clock::time_point const begin = mock_clock::now();
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(watchdog, watchdog_fixture)

BOOST_AUTO_TEST_CASE(bites_once_and_not_before)
{
    o->dog.arm(begin + 10s);
    pass(10s - 1ms);
    BOOST_TEST(o->bitten == 0);
    pass(1ms);
    BOOST_TEST(o->bitten == 1);
    BOOST_TEST(o->guarded);
    pass(1h);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(a_deadline_in_the_past_bites_at_once)
{
    o->dog.arm(begin - 1s);
    BOOST_TEST(o->bitten == 0);
    pass(0s);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(moved_to_later)
{
    o->dog.arm(begin + 10s);
    pass(5s);
    o->dog.arm(begin + 20s);
    pass(5s);
    pass(10s - 1ms);
    BOOST_TEST(o->bitten == 0);
    pass(1ms);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(moved_to_sooner)
{
    o->dog.arm(begin + 10s);
    pass(1s);
    o->dog.arm(begin + 2s);
    pass(1s - 1ms);
    BOOST_TEST(o->bitten == 0);
    pass(1ms);
    BOOST_TEST(o->bitten == 1);
    BOOST_TEST(o->guarded);
    pass(1h);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(moved_to_later_and_back)
{
    o->dog.arm(begin + 10s);
    o->dog.arm(begin + 30s);
    o->dog.arm(begin + 20s);
    pass(20s - 1ms);
    BOOST_TEST(o->bitten == 0);
    pass(1ms);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(disarmed)
{
    o->dog.arm(begin + 10s);
    pass(9s);
    o->dog.disarm();
    pass(1h);
    BOOST_TEST(o->bitten == 0);
    o->dog.disarm();

    o->dog.arm(mock_clock::now() + 1s);
    pass(1s);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(disarmed_and_armed_again_before_the_old_wait_is_over)
{
    o->dog.arm(begin + 10s);
    o->dog.disarm();
    o->dog.arm(begin + 20s);
    pass(20s - 1ms);
    BOOST_TEST(o->bitten == 0);
    pass(1ms);
    BOOST_TEST(o->bitten == 1);
}

// A timer's handler may be on its way already when its owner changes its mind.

BOOST_AUTO_TEST_CASE(a_late_handler_after_disarm_does_nothing)
{
    // Two timers expire together and the first handler disarms the second.
    auto other = std::make_shared<owner>(ctx.get_executor());
    net::basic_waitable_timer<mock_clock> first(ctx, mock_clock::now() + 1s);
    bool disarmed = false;
    first.async_wait(
        [&](boost::system::error_code)
        {
            disarmed = true;
            BOOST_TEST(other->bitten == 0);
            other->dog.disarm();
        });
    other->dog.arm(mock_clock::now() + 1s + 1ns);
    pass(2s);
    BOOST_TEST(disarmed);
    BOOST_TEST(other->bitten == 0);
}

BOOST_AUTO_TEST_CASE(a_late_handler_after_a_move_waits_on)
{
    net::basic_waitable_timer<mock_clock> first(ctx, begin + 1s);
    first.async_wait([&](boost::system::error_code) { o->dog.arm(begin + 5s); });
    o->dog.arm(begin + 1s + 1ns);
    pass(2s);
    BOOST_TEST(o->bitten == 0);
    pass(3s);
    BOOST_TEST(o->bitten == 1);
}

BOOST_AUTO_TEST_CASE(a_wait_keeps_its_owner_alive_and_no_longer)
{
    std::weak_ptr<owner> const watched = o;
    o->dog.arm(begin + 10s);
    o.reset();
    BOOST_TEST(!watched.expired());
    pass(10s);
    BOOST_TEST(watched.expired());
}

BOOST_AUTO_TEST_SUITE_END()
