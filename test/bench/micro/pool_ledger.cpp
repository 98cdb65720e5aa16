//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The pool's bookkeeping: asking for a connection and giving it back, alone and with others waiting.
//
#include <appwrite/detail/transport/pool_ledger.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <limits>
#include <vector>

namespace
{

using namespace appwrite;
using detail::pool_ledger;

pool_options many()
{
    pool_options options;
    options.max_connections(64).connect_concurrency(64).max_requests_per_connection(
        std::numeric_limits<std::size_t>::max());
    return options;
}

/// There is always an idle connection.
void acquire_and_release(benchmark::State& state)
{
    pool_ledger ledger(many());
    auto const now = pool_ledger::time_point() + std::chrono::hours(1);
    for (auto _ : state)
    {
        auto const got = ledger.acquire(now);
        if (!got.grant.open)
            ledger.connected(got.grant.slot, now);
        ledger.release(got.grant.slot, true, now);
    }
}

/// All connections are in use: who asks queues, who gives back hands over to the first in line.
void queue_and_hand_over(benchmark::State& state)
{
    pool_ledger ledger(many());
    auto const now = pool_ledger::time_point() + std::chrono::hours(1);
    std::vector<detail::slot_id> held;
    for (int i = 0; i < 64; ++i)
    {
        held.push_back(ledger.acquire(now).grant.slot);
        ledger.connected(held.back(), now);
    }
    for (std::int64_t i = 0; i < state.range(0); ++i)
        ledger.acquire(now);
    std::size_t turn = 0;
    for (auto _ : state)
    {
        ledger.acquire(now);
        auto const next = ledger.release(held[turn], true, now);
        held[turn] = next->grant.slot;
        turn = (turn + 1) % held.size();
    }
}

BENCHMARK(acquire_and_release);
BENCHMARK(queue_and_hand_over)->Arg(1)->Arg(1000)->Arg(100'000);

} // namespace
