//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The decisions of a call that fails some times before it succeeds.
//
#include <appwrite/detail/call/retry_engine.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>

namespace
{

using namespace appwrite;
using namespace std::chrono_literals;

void decide(benchmark::State& state)
{
    retry_policy const policy = retry_policy().max_attempts(10);
    backoff const delays;
    detail::retry_tokens tokens{retry_budget::unlimited()};
    detail::failed_attempt failed;
    failed.kind = detail::failure_kind::server;
    failed.transient = true;
    for (auto _ : state)
    {
        detail::retry_engine engine(policy, delays, true);
        for (std::int64_t i = 0; i < state.range(0); ++i)
            benchmark::DoNotOptimize(engine.after(failed, 10ms, 1h, tokens, [] { return 0.5; }));
        benchmark::DoNotOptimize(engine);
    }
}

BENCHMARK(decide)->Arg(1)->Arg(3);

} // namespace
