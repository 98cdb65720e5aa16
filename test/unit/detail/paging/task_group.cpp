//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// task_group: starting, waiting, cancelling.
//
#include <appwrite/detail/paging/task_group.hpp>
#include <appwrite/error.hpp>

#include <support/run_coro.hpp>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>

BOOST_AUTO_TEST_SUITE(task_groups)

namespace net = boost::asio;
using appwrite::error_code;
using appwrite::detail::task_group;

struct work
{
    net::io_context ctx;

    net::io_context& again() { return ctx.restart(), ctx; }
    std::optional<net::steady_timer> go;
    int begun = 0;
    int ended = 0;
    int cancelled = 0;

    work() { go.emplace(ctx, net::steady_timer::time_point::max()); }

    // Until `go` is cancelled, or it is.
    net::awaitable<void> wait()
    {
        ++begun;
        error_code ec;
        co_await net::this_coro::throw_if_cancelled(false);
        co_await go->async_wait(net::redirect_error(net::use_awaitable, ec));
        auto const state = co_await net::this_coro::cancellation_state;
        ++(state.cancelled() == net::cancellation_type::none ? ended : cancelled);
    }

    static net::awaitable<bool> wait_for(task_group& g, std::size_t most)
    {
        co_await net::this_coro::throw_if_cancelled(false);
        co_return co_await g.wait(most);
    }
};

BOOST_FIXTURE_TEST_CASE(waiting, work)
{
    task_group g;
    BOOST_TEST(appwrite::test::await(ctx, wait_for(g, 0)));
    for (int i = 0; i < 3; ++i)
        g.start(ctx.get_executor(), wait());
    BOOST_TEST(appwrite::test::start(ctx, wait_for(g, 3)).get(ctx));
    auto two = appwrite::test::start(ctx, wait_for(g, 2));
    appwrite::test::settle(ctx);
    BOOST_TEST(begun == 3);
    BOOST_TEST(!two.done());
    go->cancel();
    BOOST_TEST(two.get(ctx));
    BOOST_TEST(appwrite::test::await(again(), wait_for(g, 0)));
    BOOST_TEST(ended == 3);
}

BOOST_FIXTURE_TEST_CASE(one_who_waits_is_cancelled, work)
{
    task_group g;
    g.start(ctx.get_executor(), wait());
    auto waiting = appwrite::test::start(ctx, wait_for(g, 0));
    appwrite::test::settle(ctx);
    waiting.cancel();
    BOOST_TEST(!waiting.get(ctx));
    BOOST_TEST(cancelled == 0);
    // And may wait again.
    auto again = appwrite::test::start(ctx, wait_for(g, 0));
    appwrite::test::settle(ctx);
    go->cancel();
    BOOST_TEST(again.get(ctx));
}

BOOST_FIXTURE_TEST_CASE(cancelling, work)
{
    task_group g;
    for (int i = 0; i < 3; ++i)
        g.start(ctx.get_executor(), wait());
    appwrite::test::settle(ctx);
    g.cancel();
    BOOST_TEST(appwrite::test::await(again(), wait_for(g, 0)));
    BOOST_TEST(cancelled == 3);
    // Whoever comes too late does not get far.
    g.start(ctx.get_executor(), wait());
    BOOST_TEST(appwrite::test::await(again(), wait_for(g, 0)));
    BOOST_TEST(ended == 0);
}

BOOST_FIXTURE_TEST_CASE(destroyed, work)
{
    {
        task_group g;
        g.start(ctx.get_executor(), wait());
        appwrite::test::settle(ctx);
    }
    // Nothing keeps the context busy.
    ctx.restart();
    ctx.run();
    BOOST_TEST(cancelled == 1);
}

BOOST_AUTO_TEST_CASE(outlives_a_context)
{
    task_group g;
    {
        work doomed;
        g.start(doomed.ctx.get_executor(), doomed.wait());
        g.start(doomed.ctx.get_executor(), doomed.wait());
        doomed.ctx.poll_one();
        doomed.go.reset();
    }
    g.cancel();
    net::io_context ctx;
    BOOST_TEST(appwrite::test::await(ctx, work::wait_for(g, 0)));
}

BOOST_AUTO_TEST_SUITE_END()
