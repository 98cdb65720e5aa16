//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Kept connections that the server closes: no call that may be repeated fails for it, and no other is
// repeated.
//
#include "support/call_evidence.hpp"
#include "support/emulated.hpp"

using namespace appwrite;
using namespace appwrite::test;
using testing::connection_fault;
using testing::emulator_options;
using testing::fault_mix;

BOOST_AUTO_TEST_SUITE(integration_replays)

namespace
{

constexpr std::size_t calls_made = 5000;

/// Nothing but the replay of a stale connection may help: there are no retries.
client_stats check_replays(emulated& e, std::uint64_t seed)
{
    client c(e.ctx, e.options());
    mixed_calls calls(calls_made, seed);
    calls.set_stage(e.server);
    calls.run(e.ctx, c, 16, 1);
    check_at_rest(c);
    e.server.clear_faults();

    call_evidence const evidence(e.server, calls);
    BOOST_TEST(evidence.complaints().empty(), evidence.summary());
    for (mixed_call const& one : calls.all())
    {
        if (!one.error)
            continue;
        BOOST_TEST(is_unsafe(one.kind), one.id << ": " << one.error->what());
        BOOST_TEST(one.error->may_have_been_executed(), one.id << ": " << one.error->what());
    }
    BOOST_TEST(c.stats().retries == 0u);
    return c.stats();
}

} // namespace

BOOST_AUTO_TEST_CASE(closed_after_a_response)
{
    // The end of the connection arrives with the response or a moment later: mostly it is noticed before the
    // next request is sent, sometimes after.
    emulated e(emulator_options().plain_http().keep_alive_between(1, 20, 1).announce_close(false));
    client_stats const stats = check_replays(e, 1);
    BOOST_TEST(stats.connections_opened > calls_made / 20);
}

BOOST_AUTO_TEST_CASE(closed_while_the_next_request_is_on_its_way)
{
    // Each connection dies of its k-th request: k is drawn from 2 to 20.
    fault_mix mix(2);
    for (std::size_t k = 2; k <= 20; ++k)
        mix.add(connection_fault::close_at_request(k), 1.0 / 19);
    emulated e;
    e.server.inject_randomly(mix);
    client_stats const stats = check_replays(e, 2);
    BOOST_TEST(stats.replays > calls_made / 20);
    // All that was cut was replayed, but for some of the sessions and tokens.
    std::size_t const cut = e.server.counters().requests_cut;
    BOOST_TEST(cut > stats.replays);
    BOOST_TEST(cut < 2 * stats.replays);
}

BOOST_AUTO_TEST_SUITE_END()
