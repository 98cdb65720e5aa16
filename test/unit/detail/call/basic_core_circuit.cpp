//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: attempts that the circuit breaker refuses, also while they wait for their turn.
//
#include "gate_fixture.hpp"
#include "support/event_recorder.hpp"

#include <vector>

BOOST_AUTO_TEST_SUITE(basic_core_circuit)

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

struct guarded : gate_fixture
{
    guarded()
    {
        remake(options()
                   .retry(retry_policy())
                   .circuit_breaker(circuit_breaker().minimum_attempts(2).failure_ratio(1).open_for(5s)));
    }

    /// Two attempts of a call fail.
    test::peer_socket open()
    {
        auto t = call();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(server_busy);
        test::settle(ctx);
        mock_clock::advance(200ms);
        s.read_request();
        s.write(server_busy);
        api_error const e = failure(t);
        BOOST_TEST((e == api_errc::general_server_error));
        BOOST_TEST((e.retry_stop() == retry_stop::circuit));
        BOOST_TEST(e.attempts() == 2u);
        BOOST_TEST(e.what().find("the circuit breaker is open") != std::string::npos);
        return s;
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(an_open_circuit_refuses_at_once, guarded)
{
    test::peer_socket s = open();
    BOOST_TEST((core->stats().circuit == circuit_state::open));
    mock_clock::advance(2s);
    auto t = call(keyed_create, request("/users", "{}"));
    api_error const e = failure(t);
    BOOST_TEST((e == errc::circuit_open));
    BOOST_TEST((e.stage() == call_stage::pacing));
    BOOST_TEST((e.retry_stop() == retry_stop::circuit));
    BOOST_TEST((e.retry_hint() == 3s));
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST((e.elapsed() == 0ms));
    BOOST_TEST(!e.may_have_been_executed());
    // Not the server's words, which were for somebody else.
    BOOST_TEST(e.message() == "the circuit breaker is open after too many failures, the last one: " +
                                  make_error_code(api_errc::general_server_error).message());
    BOOST_TEST(core->stats().circuit_refusals == 1u);
    BOOST_TEST(!s.has_more());
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(a_probe_closes_it, guarded)
{
    test::peer_socket s = open();
    mock_clock::advance(5s);
    auto probe = call();
    s.read_request();
    BOOST_TEST((core->stats().circuit == circuit_state::half_open));
    // One at a time; when there will be another is not known.
    auto other = call();
    api_error const e = failure(other);
    BOOST_TEST((e == errc::circuit_open));
    BOOST_TEST(!e.retry_hint().has_value());
    s.write(error_of_type("404 Not Found", "user_not_found"));
    BOOST_TEST((failure(probe) == api_errc::user_not_found));
    BOOST_TEST((core->stats().circuit == circuit_state::closed));
    auto next = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(next.get(ctx).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_cancelled_probe_makes_room, guarded)
{
    test::peer_socket s = open();
    mock_clock::advance(5s);
    auto probe = call();
    s.read_request();
    probe.cancel();
    BOOST_TEST((failure(probe) == error_code(net::error::operation_aborted)));
    BOOST_TEST((core->stats().circuit == circuit_state::half_open));
    auto next = call();
    test::peer_socket fresh = serve(ok);
    BOOST_TEST(next.get(ctx).has_value());
    BOOST_TEST((core->stats().circuit == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(what_the_server_refuses_is_no_failure, guarded)
{
    test::peer_socket s = kept();
    for (int i = 0; i < 5; ++i)
    {
        auto t = call(safe, request(), call_options().retry(retry_policy::none()));
        s.read_request();
        s.write(i % 2 == 0 ? error_of_type("401 Unauthorized", "general_unauthorized_scope")
                           : error_of_type("429 Too Many Requests", "general_rate_limit_exceeded"));
        failure(t);
    }
    BOOST_TEST((core->stats().circuit == circuit_state::closed));
}

BOOST_FIXTURE_TEST_CASE(it_opens_while_a_call_waits_to_repeat, guarded)
{
    // The server asks for a wait that ends after the circuit has opened for another reason.
    auto t = call(idempotent, request("/users/a/name", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(response("503 Service Unavailable", R"({"message":"first","code":503,"type":"general_unknown"})",
        "Retry-After: 3\r\n"));
    test::settle(ctx);
    auto other = call(safe, request(), call_options().retry(retry_policy::none()));
    mock_clock::advance(1s);
    s.read_request();
    s.write(server_busy);
    failure(other);
    BOOST_TEST((core->stats().circuit == circuit_state::open));
    mock_clock::advance(3s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::circuit_open));
    BOOST_TEST(e.attempts() == 1u);
    // The first attempt may have done it.
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.message().ends_with("(after: first)"), e.message());
    BOOST_TEST(core->stats().retries == 0u);
    BOOST_TEST(!s.has_more());
}

BOOST_FIXTURE_TEST_CASE(those_who_wait_for_a_turn_learn_that_the_circuit_opened, gate_fixture)
{
    remake(options()
               .circuit_breaker(circuit_breaker().minimum_attempts(1).open_for(5s))
               .pacing(pacing().max_in_flight(1)));
    auto first = call();
    auto second = call();
    auto third = call();
    test::peer_socket s = serve(server_busy);
    failure(first);
    // No time passes, and nobody takes the place.
    test::settle(ctx);
    for (auto* const t : {&second, &third})
    {
        BOOST_REQUIRE(t->done());
        api_error const e = failure(*t);
        BOOST_TEST((e == errc::circuit_open));
        BOOST_TEST((e.retry_hint() == 5s));
        BOOST_TEST((e.retry_stop() == retry_stop::circuit));
        BOOST_TEST(e.attempts() == 0u);
    }
    BOOST_TEST(core->stats().circuit_refusals == 2u);
    BOOST_TEST(core->stats().in_flight == 0u);
    BOOST_TEST(!s.has_more());
}

BOOST_FIXTURE_TEST_CASE(a_crowd_behind_a_probe, gate_fixture)
{
    remake(options()
               .circuit_breaker(circuit_breaker().minimum_attempts(1).open_for(5s))
               .pacing(pacing().rate(0.1)));
    auto first = call();
    test::peer_socket s = serve(server_busy);
    failure(first);
    // The time for probes has come, but not that of the rate.
    mock_clock::advance(5s);
    std::vector<test::task<outcome>> crowd;
    for (int i = 0; i < 5; ++i)
        crowd.push_back(call());
    test::settle(ctx);
    BOOST_TEST(core->stats().pacing_waiting == 5u);
    mock_clock::advance(5s);
    s.read_request();
    BOOST_TEST((core->stats().circuit == circuit_state::half_open));
    BOOST_TEST(core->stats().pacing_waiting == 4u);
    s.write(server_busy);
    BOOST_TEST((failure(crowd.front()) == api_errc::general_server_error));
    test::settle(ctx);
    crowd.erase(crowd.begin());
    for (auto& t : crowd)
        BOOST_TEST((failure(t) == errc::circuit_open));
    BOOST_TEST(!s.has_more());
    BOOST_TEST(core->stats().in_flight == 0u);
}

BOOST_FIXTURE_TEST_CASE(changes_of_the_circuit_are_told, guarded)
{
    auto const events = std::make_shared<test::event_recorder>();
    test::log_recorder const log;
    remake(options()
               .circuit_breaker(circuit_breaker().minimum_attempts(1).open_for(5s))
               .observer(events)
               .logger(log.logger(log_level::info)));
    auto first = call();
    test::peer_socket s = serve(server_busy);
    failure(first);
    mock_clock::advance(5s);
    auto probe = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(probe.get(ctx).has_value());
    std::vector<std::string> changes = events->take_events();
    std::erase_if(changes, [](std::string const& line) { return !line.starts_with("circuit "); });
    std::vector<std::string> const expected{
        "circuit 1: closed -> open: " + make_error_code(api_errc::general_server_error).message(),
        "circuit 2: open -> half open", "circuit 3: half open -> closed"};
    BOOST_TEST(changes == expected, boost::test_tools::per_element());
    std::string const lines = test::joined(log.take());
    BOOST_TEST(lines.find("warning: the circuit breaker is open, was closed; last failure: "
                          "general_server_error\n") != std::string::npos,
        lines);
    BOOST_TEST(lines.find("info: the circuit breaker is half open, was open\n") != std::string::npos);
    BOOST_TEST(lines.find("info: the circuit breaker is closed, was half open\n") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(nobody_begins_to_wait_for_a_turn_only_to_be_refused, gate_fixture)
{
    remake(options()
               .circuit_breaker(circuit_breaker().minimum_attempts(1).open_for(5s))
               .pacing(pacing().max_in_flight(1).rate(1)));
    auto first = call();
    test::peer_socket s = serve(server_busy);
    failure(first);
    auto late = call();
    BOOST_TEST((failure(late) == errc::circuit_open));
    BOOST_TEST((failure(late).elapsed() == 0ms));
    BOOST_TEST(core->stats().circuit_refusals == 1u);
    mock_clock::advance(5s);
    auto probe = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(probe.get(ctx).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
