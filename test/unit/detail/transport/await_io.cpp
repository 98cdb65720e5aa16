//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// await_io: results, and a cancellation that is the caller's affair.
//
#include "support/mock_clock.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/await_io.hpp>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <utility>

BOOST_AUTO_TEST_SUITE(await_io)

using namespace appwrite;
using namespace std::chrono_literals;
using detail::io_result;
using test::mock_clock;
using mock_timer = net::basic_waitable_timer<mock_clock>;

struct await_io_fixture
{
    /// Waits on `timer`; a cancellation is counted and cancels it.
    net::awaitable<io_result> wait()
    {
        co_await net::this_coro::throw_if_cancelled(false);
        auto start = [this](auto handler) { timer.async_wait(std::move(handler)); };
        auto const cancel = [this](net::cancellation_type)
        {
            ++cancelled;
            timer.cancel();
        };
        io_result const out = co_await detail::await_io(start, cancel);
        co_return out;
    }

    /// Waits on `timer`, and then for `later`.
    net::awaitable<io_result> wait_and_idle()
    {
        io_result const out = co_await wait();
        auto start = [this](auto handler) { later.async_wait(std::move(handler)); };
        auto const ignore = [](net::cancellation_type) {};
        co_await detail::await_io(start, ignore);
        co_return out;
    }

    net::io_context ctx;
    mock_timer timer{ctx, mock_clock::now() + 1h};
    mock_timer later{ctx, mock_clock::now() + 2h};
    int cancelled = 0;
};

BOOST_FIXTURE_TEST_CASE(what_an_operation_brings, await_io_fixture)
{
    auto t = test::start(ctx, wait());
    test::settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(1h);
    BOOST_TEST(!t.get(ctx).ec);

    auto counts = [](net::io_context& on) -> net::awaitable<io_result>
    {
        auto start = [&on](auto handler)
        { net::post(on, [h = std::move(handler)]() mutable { h(error_code(net::error::eof), 7); }); };
        auto const cancel = [](net::cancellation_type) {};
        io_result const out = co_await detail::await_io(start, cancel);
        co_return out;
    };
    auto u = test::start(ctx, counts(ctx));
    BOOST_TEST((u.get(ctx).ec == net::error::eof));
    BOOST_TEST(u.get().n == 7u);
}

BOOST_FIXTURE_TEST_CASE(a_cancellation_calls_the_callers_function, await_io_fixture)
{
    auto t = test::start(ctx, wait());
    test::settle(ctx);
    t.cancel();
    test::settle(ctx);
    BOOST_TEST(cancelled == 1);
    BOOST_TEST((t.get(ctx).ec == net::error::operation_aborted));
}

BOOST_FIXTURE_TEST_CASE(afterwards_it_calls_nobody, await_io_fixture)
{
    auto t = test::start(ctx, wait_and_idle());
    test::settle(ctx);
    mock_clock::advance(1h);
    test::settle(ctx);
    t.cancel();
    test::settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(1h);
    BOOST_TEST(!t.get(ctx).ec);
    BOOST_TEST(cancelled == 0);
}

BOOST_AUTO_TEST_SUITE_END()
