//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// on_strand: there and back again, with a result, an exception, or an interruption.
//
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/on_strand.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;

namespace
{

using strand = net::strand<net::any_io_executor>;

void nothing() {}

net::awaitable<std::string> where(strand s, bool& there)
{
    there = s.running_in_this_thread();
    co_return "result";
}

net::awaitable<int> throws()
{
    throw std::runtime_error("from the body");
    co_return 0;
}

/// Waits until the timer is cancelled; says whether it was.
net::awaitable<bool> wait_on(std::shared_ptr<net::steady_timer> timer)
{
    boost::system::error_code ec;
    co_await timer->async_wait(net::redirect_error(net::use_awaitable, ec));
    co_return ec == net::error::operation_aborted;
}

net::awaitable<bool> comes_back(strand s)
{
    bool there = false;
    std::string const result = co_await detail::on_strand(s, where(s, there), &nothing);
    co_return there&& result == "result" && !s.running_in_this_thread();
}

struct strand_fixture
{
    net::io_context ctx;
    strand s = net::make_strand(net::any_io_executor(ctx.get_executor()));
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(on_strand, strand_fixture)

BOOST_AUTO_TEST_CASE(the_body_runs_on_the_strand_and_the_caller_does_not)
{
    auto t = test::start(ctx, comes_back(s));
    BOOST_TEST(t.get(ctx));
}

BOOST_AUTO_TEST_CASE(an_exception_passes)
{
    auto t = test::start(ctx, detail::on_strand(s, throws(), &nothing));
    BOOST_CHECK_EXCEPTION(t.get(ctx), std::runtime_error,
        [](auto const& e) { return e.what() == std::string("from the body"); });
}

BOOST_AUTO_TEST_CASE(cancellation_calls_interrupt_and_nothing_else)
{
    auto const timer = std::make_shared<net::steady_timer>(s, net::steady_timer::time_point::max());
    int interrupts = 0;
    auto interrupt = [&] { ++interrupts; };
    auto t = test::start(ctx, detail::on_strand(s, wait_on(timer), interrupt));
    test::settle(ctx);
    BOOST_TEST(!t.done());

    t.cancel();
    test::settle(ctx);
    BOOST_TEST(interrupts == 1);
    // The body ends when it sees fit.
    BOOST_TEST(!t.done());
    timer->cancel();
    BOOST_TEST(t.get(ctx));
    BOOST_TEST(interrupts == 1);
}

BOOST_AUTO_TEST_CASE(an_interrupt_that_ends_the_body)
{
    auto const timer = std::make_shared<net::steady_timer>(s, net::steady_timer::time_point::max());
    auto interrupt = [timer, ex = s] { net::post(ex, [timer] { timer->cancel(); }); };
    auto t = test::start(ctx, detail::on_strand(s, wait_on(timer), interrupt));
    test::settle(ctx);
    t.cancel();
    BOOST_TEST(t.get(ctx));
}

BOOST_AUTO_TEST_CASE(after_it_has_returned_nothing_is_interrupted)
{
    int interrupts = 0;
    auto const timer = std::make_shared<net::steady_timer>(ctx, net::steady_timer::time_point::max());
    auto two_steps = [](strand on, std::shared_ptr<net::steady_timer> t, int& count) -> net::awaitable<bool>
    {
        bool there = false;
        auto interrupt = [&] { ++count; };
        co_await detail::on_strand(on, where(on, there), interrupt);
        co_return co_await wait_on(t);
    };
    auto t = test::start(ctx, two_steps(s, timer, interrupts));
    test::settle(ctx);
    t.cancel();
    BOOST_TEST(t.get(ctx));
    BOOST_TEST(interrupts == 0);
}

BOOST_AUTO_TEST_CASE(a_caller_without_a_slot)
{
    bool there = false;
    auto future = net::co_spawn(ctx, detail::on_strand(s, where(s, there), &nothing), net::use_future);
    ctx.run();
    BOOST_TEST(future.get() == "result");
    BOOST_TEST(there);
}

BOOST_AUTO_TEST_CASE(destroyed_while_the_body_waits)
{
    auto const alive = std::make_shared<int>();
    {
        net::io_context doomed;
        auto const its_strand = net::make_strand(net::any_io_executor(doomed.get_executor()));
        auto const timer =
            std::make_shared<net::steady_timer>(its_strand, net::steady_timer::time_point::max());
        auto interrupt = [alive] {};
        auto t = test::start(doomed, detail::on_strand(its_strand, wait_on(timer), interrupt));
        test::settle(doomed);
        BOOST_TEST(alive.use_count() > 1);
    }
    BOOST_TEST(alive.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(on_several_threads)
{
    // Many callers on a pool, half of them cancelled while their body waits on another strand.
    constexpr int callers = 200;
    net::thread_pool pool(4);
    std::atomic<int> interrupts = 0;
    std::vector<std::future<bool>> results;
    std::vector<std::shared_ptr<net::cancellation_signal>> signals;
    std::vector<strand> homes;
    for (int i = 0; i < callers; ++i)
    {
        auto const home = net::make_strand(net::any_io_executor(pool.get_executor()));
        auto const there = net::make_strand(net::any_io_executor(pool.get_executor()));
        if (i % 2 == 0)
        {
            results.push_back(net::co_spawn(home, comes_back(there), net::use_future));
            continue;
        }
        auto const timer = std::make_shared<net::steady_timer>(there, net::steady_timer::time_point::max());
        auto const signal = std::make_shared<net::cancellation_signal>();
        auto interrupt = [timer, there, &interrupts]
        {
            ++interrupts;
            net::post(there,
                [timer]
                {
                    // Also for a wait that has yet to begin.
                    timer->expires_at(net::steady_timer::time_point::min());
                    timer->cancel();
                });
        };
        auto promise = std::make_shared<std::promise<bool>>();
        results.push_back(promise->get_future());
        net::co_spawn(home, detail::on_strand(there, wait_on(timer), interrupt),
            net::bind_cancellation_slot(
                signal->slot(), net::bind_executor(home, [promise, signal](std::exception_ptr e, bool)
                                    { e ? promise->set_exception(e) : promise->set_value(true); })));
        // After the coroutine's first step, on its own strand: cancelling is the caller's business and
        // happens there.
        net::post(home, [signal] { signal->emit(net::cancellation_type::terminal); });
    }
    for (auto& r : results)
        BOOST_TEST(r.get());
    BOOST_TEST(interrupts == callers / 2);
    pool.join();
}

BOOST_AUTO_TEST_SUITE_END()
