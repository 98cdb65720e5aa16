//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Attempts that wait for their turn, are let through, cancelled and refused on four threads at once.
//
#include "race.hpp"

#include <appwrite/detail/call/gate.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <memory>

using namespace appwrite;
using namespace appwrite::test;

namespace
{

using clock = std::chrono::steady_clock;
using gate = detail::gate<clock>;

constexpr int calls = 3000;
constexpr int at_once = 3;
constexpr std::chrono::milliseconds open_for(1);

struct outcomes
{
    std::atomic<int> passed = 0;
    std::atomic<int> cancelled = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> late = 0;
    std::atomic<int> inside = 0;
    std::atomic<int> most_inside = 0;

    int total() const { return passed + cancelled + refused + late; }
};

/// Of the circuit.
struct change_counter : observer
{
    void circuit_changed(circuit_change const& e) override
    {
        ++changes;
        for (auto last = newest.load(); last < e.number && !newest.compare_exchange_weak(last, e.number);)
        {
        }
    }

    std::atomic<std::uint64_t> changes = 0;
    std::atomic<std::uint64_t> newest = 0;
};

net::awaitable<void> attempt(gate& g, outcomes& o, int i)
{
    co_await net::this_coro::throw_if_cancelled(false);
    gate::passage pass;
    co_await g.enter(pass, clock::now() + std::chrono::seconds(60));
    if (pass.refusal())
    {
        if (*pass.refusal() != errc::circuit_open)
        {
            ++(*pass.refusal() == errc::pacing_timeout ? o.late : o.cancelled);
            co_return;
        }
        ++o.refused;
        // As long as the circuit is open, so that the next one is not just refused as well.
        net::steady_timer timer(co_await net::this_coro::executor, open_for);
        error_code ignored;
        co_await timer.async_wait(net::redirect_error(net::use_awaitable, ignored));
        co_return;
    }
    int const now = ++o.inside;
    for (int most = o.most_inside; most < now && !o.most_inside.compare_exchange_weak(most, now);)
    {
    }
    co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    --o.inside;
    ++o.passed;
    // Bad times and good times in turn; some say nothing and just let go.
    detail::exchange_outcome const out;
    std::optional<api_error> error;
    if (i / 150 % 2 == 1)
        error = api_error(errc::response_timeout, call_stage::first_byte, "no answer");
    if (i % 16 != 0)
        pass.ended(&o, out, error ? detail::failure_kind::unanswered : detail::failure_kind::none, error);
}

/// An attempt on a strand of its own: Asio wants a signal to be emitted where the coroutine runs.
struct racer
{
    explicit racer(net::any_io_executor ex) : strand(net::make_strand(ex)), timer(strand) {}

    net::strand<net::any_io_executor> strand;
    net::cancellation_signal signal;
    net::steady_timer timer;
};

/// The i-th attempt, followed by the one that is `lanes` later.
void start(net::thread_pool& pool, gate& g, outcomes& o, int i, int lanes)
{
    auto r = std::make_shared<racer>(pool.get_executor());
    net::post(r->strand,
        [r, &pool, &g, &o, i, lanes]
        {
            net::co_spawn(r->strand, attempt(g, o, i),
                net::bind_cancellation_slot(r->signal.slot(),
                    [r, &pool, &g, &o, i, lanes](std::exception_ptr e)
                    {
                        // Cancelled before its first step: Asio's own exception.
                        o.cancelled += e ? 1 : 0;
                        r->timer.cancel();
                        if (i + lanes < calls)
                            start(pool, g, o, i + lanes, lanes);
                    }));
            if (i % 3 != 0)
                return;
            r->timer.expires_after(std::chrono::microseconds(i % 97 * 10));
            r->timer.async_wait(
                [r](error_code ec)
                {
                    if (!ec)
                        r->signal.emit(net::cancellation_type::terminal);
                });
        });
}

/// `close_early`: the gate is closed while attempts wait and pass.
bool run(pacing const& pace, bool close_early)
{
    outcomes o;
    int const lanes = close_early ? calls : 16;
    auto const watcher = std::make_shared<change_counter>();
    gate g(pace, circuit_breaker().minimum_attempts(5).failure_ratio(0.3).open_for(open_for), 1000,
        std::make_shared<detail::call_monitor>(
            logger(), watcher, [] { return std::chrono::nanoseconds(0); }));
    {
        net::thread_pool pool(threads);
        for (int i = 0; i < lanes; ++i)
            start(pool, g, o, i, lanes);
        if (close_early)
            net::post(pool, [&g] { g.close(); });
        pool.join();
    }
    client_stats stats;
    g.add_to(stats);
    std::printf("pacing: %d passed, %d cancelled, %d refused, %d late, %d at once\n", o.passed.load(),
        o.cancelled.load(), o.refused.load(), o.late.load(), o.most_inside.load());
    bool ok = expect(o.total() == calls, "each attempt ends once");
    ok &= expect(stats.in_flight == 0 && stats.pacing_waiting == 0, "nobody is left inside or waiting");
    ok &= expect(o.late == 0, "nobody waits for ever");
    ok &= expect(o.cancelled > 0, "some are cancelled");
    ok &= expect(watcher->changes == watcher->newest, "each change of the circuit is told once");
    if (close_early)
        return ok;
    ok &= expect(o.passed > calls / 20, "attempts pass");
    ok &= expect(o.refused > 0 && stats.circuit_refusals > 0, "the circuit opened");
    if (pace.max_in_flight())
        ok &= expect(o.most_inside <= at_once && o.most_inside > 1, "the limit is kept, and was used");
    return ok;
}

} // namespace

int main()
{
    bool ok = run(pacing().max_in_flight(at_once), false);
    ok &= run(pacing().rate(50'000, 5).max_in_flight(at_once), false);
    ok &= run(pacing().adaptive(2, 1, 50), false);
    ok &= run(pacing().max_in_flight(at_once), true);
    return ok ? 0 : 1;
}
