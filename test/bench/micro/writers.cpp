//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Writing: parameters become the target and the body of a request, and a model becomes JSON.
//
#include "bodies.hpp"

#include <appwrite/detail/decode.hpp>
#include <appwrite/detail/users/list_requests.hpp>
#include <appwrite/detail/users/user_requests.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/models/to_json.hpp>

#include <benchmark/benchmark.h>

#include <boost/json/serialize.hpp>

#include <string>

namespace
{

using namespace appwrite;

detail::server_info const server = *detail::server_of({1, 9, 0});

void get_request(benchmark::State& state)
{
    std::string const id = "6b04324f5d8c31258001";
    for (auto _ : state)
        benchmark::DoNotOptimize(detail::make_get_user(server, id));
}

void create_request(benchmark::State& state)
{
    new_user walter("6b04324f5d8c31258001");
    walter.email("walter@example.com").password("correct horse battery").name("Walter Brien");
    for (auto _ : state)
        benchmark::DoNotOptimize(detail::make_create_user(server, walter));
}

void list_request(benchmark::State& state)
{
    list_users parameters;
    parameters.search("walter").where(equal(fields::users::status, true)).limit(100);
    for (auto _ : state)
        benchmark::DoNotOptimize(detail::make_list_users(server, parameters));
}

void write_user(benchmark::State& state)
{
    detail::call_response response;
    response.body = bench::full_user_body(1);
    user const walter = detail::decode<user>(response).value();
    for (auto _ : state)
        benchmark::DoNotOptimize(boost::json::serialize(to_json(walter)));
}

BENCHMARK(get_request);
BENCHMARK(create_request);
BENCHMARK(list_request);
BENCHMARK(write_user);

} // namespace
