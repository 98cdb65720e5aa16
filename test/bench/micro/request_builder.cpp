//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A target and a body become the bytes of a request.
//
#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/request_builder.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace
{

using namespace appwrite;

void build_request(benchmark::State& state)
{
    auto const to = detail::endpoint::parse("https://cloud.appwrite.io/v1").value();
    auto const requests =
        detail::request_template::make(to, "bench", "standard_0123456789abcdef0123456789abcdef").value();
    std::string const body(static_cast<std::size_t>(state.range(0)), 'x');
    auto const method = body.empty() ? detail::http_method::get : detail::http_method::post;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            requests.build(dialect::v1_5, method, "/users/6b04324f5d8c31258001", body, {}, ""));
}

BENCHMARK(build_request)->Arg(0)->Arg(150);

} // namespace
