//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading: the body of a response becomes a user, or a page of users.
//
#include "bodies.hpp"

#include <appwrite/detail/decode.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

namespace
{

using namespace appwrite;

template <class T>
void decode(benchmark::State& state, std::string const& body)
{
    detail::call_response response;
    response.status = 200;
    response.body = body;
    for (auto _ : state)
    {
        result<T> read = detail::decode<T>(response);
        if (!read)
            state.SkipWithError("not understood");
        benchmark::DoNotOptimize(read);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

void read_user(benchmark::State& state)
{
    decode<user>(state, bench::user_body(1));
}
void read_full_user(benchmark::State& state)
{
    decode<user>(state, bench::full_user_body(1));
}
void read_page(benchmark::State& state)
{
    decode<page<user>>(state, bench::page_body(static_cast<int>(state.range(0))));
}

BENCHMARK(read_user);
BENCHMARK(read_full_user);
BENCHMARK(read_page)->Arg(25)->Arg(100);

} // namespace
