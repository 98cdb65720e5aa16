//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Everything goes wrong at once: whatever a call says of its end is true, nothing is done twice, nothing
// leaks.
//
// APPWRITE_CHAOS_CALLS sets how many calls a run makes, APPWRITE_CHAOS_SEED repeats the run of one seed.
//
#include "support/call_evidence.hpp"
#include "support/emulated.hpp"
#include "support/process_load.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

using namespace appwrite;
using namespace appwrite::test;
using testing::connection_fault;
using testing::emulator_options;
using testing::fault;
using testing::fault_mix;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(integration_chaos)

namespace
{

std::size_t from_environment(char const* name, std::size_t otherwise)
{
    char const* const text = std::getenv(name);
    return text ? std::stoul(text) : otherwise;
}

/// A fifth of all exchanges: some die of their own fault, some of their connection's, which has a handful of
/// requests to live.
fault_mix mishaps(std::uint64_t seed)
{
    fault_mix mix(seed);
    std::vector<fault> const faults{fault::reset(), fault::reset().after_executing(),
        fault::close_before_response(), fault::close_before_response().after_executing(),
        fault::close_after_bytes(0), fault::close_after_bytes(9), fault::close_after_bytes(300),
        fault::server_error(500), fault::server_error(503).after_executing(), fault::proxy_page(502),
        fault::proxy_page(504).after_executing(), fault::too_many_requests(0s),
        fault::too_many_requests_until(0s), fault::rate_limit_reset(0s), fault::garbage(),
        fault::raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), fault::content_length(5),
        fault::content_length(-5), fault::extra_bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
        fault::close_after_response(), fault::connection_close(), fault::no_close_notify(), fault::chunked(7),
        fault::drip(100, 0ms), fault::delay(2ms), fault::empty_page().on("GET", "/v1/users?"),
        fault::first_page().on("GET", "/v1/users?")};
    for (fault const& one : faults)
        mix.add(one, 0.165 / static_cast<double>(faults.size()));
    for (fault const& one : {fault::never_answer(), fault::never_answer().after_executing()})
        mix.add(one, 0.002);

    std::vector<connection_fault> const of_connections{connection_fault::reset(), connection_fault::close(),
        connection_fault::delay(2ms), connection_fault::close_in_handshake(),
        connection_fault::close_in_handshake(200), connection_fault::close_at_request(2),
        connection_fault::close_at_request(3), connection_fault::reset_after_reading(300),
        connection_fault::reset_after_reading(1500), connection_fault::reset_after_writing(1000),
        connection_fault::reset_after_writing(5000)};
    for (connection_fault const& one : of_connections)
        mix.add(one, 0.24 / static_cast<double>(of_connections.size()));
    mix.add(connection_fault::silence(), 0.01);
    return mix;
}

/// Short, so that what never answers does not take long. A busy machine may time out an exchange that was
/// fine: that is a fault like any other.
client_options impatient(testing::emulator const& server)
{
    client_options options = options_for(server);
    options.timeouts(timeouts().first_byte(150ms).body(150ms).write(150ms).connect(300ms).handshake(300ms));
    options.pool(pool_options().max_connections(16).connect_concurrency(8));
    options.retry(retry_policy().max_attempts(4)).retry_budget(retry_budget::unlimited());
    options.backoff(backoff().base(1ms).throttle_base(1ms).cap(5ms));
    return options;
}

/// What is left when all calls have ended and the connections are closed.
struct load
{
    std::size_t descriptors;
    std::size_t bytes;
};

/// What the four quarters of a run add up to.
struct totals
{
    std::size_t failed = 0;
    std::size_t perhaps = 0;
};

load run_quarter(emulated& e, client& c, std::size_t count, std::uint64_t seed, unsigned threads, totals& sum)
{
    mixed_calls calls(count, seed);
    calls.set_stage(e.server);
    e.server.inject_randomly(mishaps(seed));
    calls.run(e.ctx, c, 256, threads);
    e.server.clear_faults();
    check_at_rest(c);
    {
        call_evidence const evidence(e.server, calls);
        BOOST_TEST(evidence.complaints().empty(), evidence.summary());
    }
    for (mixed_call const& one : calls.all())
    {
        sum.failed += one.error ? 1 : 0;
        sum.perhaps += one.error && one.error->may_have_been_executed() ? 1 : 0;
    }
    c.close_idle_connections();
    BOOST_TEST(c.stats().idle == 0u);
    BOOST_TEST(e.server.wait_for_open_connections(0));
    e.server.reset_users();
    e.server.clear_requests();
    return {open_descriptors(), allocated_bytes()};
}

void run_chaos(std::uint64_t seed, bool tls, unsigned threads)
{
    std::size_t const only = from_environment("APPWRITE_CHAOS_SEED", seed);
    if (only != seed)
        return;
    std::size_t const count = from_environment("APPWRITE_CHAOS_CALLS", 2000);
    emulated e(tls ? emulator_options() : emulator_options().plain_http());
    client c(e.ctx, impatient(e.server));
    totals sum;
    std::vector<load> after;
    for (std::uint64_t quarter = 0; quarter < 4; ++quarter)
        after.push_back(run_quarter(e, c, count / 4, 4 * seed + quarter, threads, sum));

    BOOST_TEST(after.back().descriptors == after.front().descriptors);
    // Tables that have grown once, in the emulator above all, and its numbers of each connection.
    constexpr std::size_t allowance = 128 * 1024;
    BOOST_TEST(after.back().bytes < after.front().bytes + allowance);

    testing::emulator_counters const seen = e.server.counters();
    client_stats const stats = c.stats();
    std::size_t const arrived = seen.requests + seen.requests_cut;
    std::size_t const hit = seen.faults_applied + seen.connection_faults_applied;
    BOOST_TEST(hit * 100 > arrived * 15);
    BOOST_TEST(hit * 100 < arrived * 30);
    BOOST_TEST(stats.retries > 0u);
    BOOST_TEST(stats.replays > 0u);
    BOOST_TEST_MESSAGE(
        "seed " << seed << ": " << count << " calls, " << arrived << " requests, " << hit << " faults of "
                << seen.faults_by_name.size() << " kinds, " << stats.connections_opened << " connections, "
                << stats.retries << " retries, " << stats.replays << " replays; " << sum.failed
                << " calls failed, " << sum.perhaps << " of them perhaps executed; after the first quarter "
                << after.front().descriptors << " descriptors and " << after.front().bytes
                << " bytes, after the last " << after.back().descriptors << " and " << after.back().bytes);
}

} // namespace

BOOST_AUTO_TEST_CASE(over_tls)
{
    run_chaos(1, true, 1);
}

BOOST_AUTO_TEST_CASE(over_plain_tcp_on_two_threads)
{
    run_chaos(2, false, 2);
}

BOOST_AUTO_TEST_CASE(over_tls_on_two_threads)
{
    run_chaos(3, true, 2);
}

BOOST_AUTO_TEST_SUITE_END()
