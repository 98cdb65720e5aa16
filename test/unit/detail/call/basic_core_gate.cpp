//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: attempts that wait for their turn, and those that the circuit breaker refuses.
//
#include "core_fixture.hpp"

BOOST_AUTO_TEST_SUITE(basic_core_gate)

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

std::string const busy = error_of_type("503 Service Unavailable", "general_server_error");

struct gate_fixture : core_fixture
{
    client_options two_connections() const
    {
        return options().pool(pool_options().max_connections(2).connect_concurrency(2));
    }

    /// A connection whose request the test answers.
    test::peer_socket serve(std::string const& answer)
    {
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(answer);
        return s;
    }
};

struct paced : gate_fixture
{
    paced() { remake(two_connections().pacing(pacing().max_in_flight(1))); }
};

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
        s.write(busy);
        test::settle(ctx);
        mock_clock::advance(200ms);
        s.read_request();
        s.write(busy);
        api_error const e = failure(t);
        BOOST_TEST((e == api_errc::general_server_error));
        BOOST_TEST((e.retry_stop() == retry_stop::circuit));
        BOOST_TEST(e.attempts() == 2u);
        BOOST_TEST(e.what().find("the circuit breaker is open") != std::string::npos);
        return s;
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_call_waits_for_its_turn, paced)
{
    auto first = call();
    auto second = call();
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
    BOOST_TEST(core->stats().pacing_waiting == 1u);
    BOOST_TEST(core->stats().in_flight == 1u);
    BOOST_TEST(core->stats().in_flight_limit == 1u);
    BOOST_TEST(core->stats().waiting == 0u);
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    BOOST_TEST(core->stats().in_flight == 0u);
    BOOST_TEST(core->stats().connections_opened == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_turn_that_does_not_come, paced)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(keyed_create, request("/users", "{}"), call_options().deadline(8s));
    // Half of the time is for the rest of the call.
    ends_after(second, 4s);
    api_error const e = failure(second);
    BOOST_TEST((e == errc::pacing_timeout));
    BOOST_TEST((e.stage() == call_stage::pacing));
    BOOST_TEST((e.retry_stop() == retry_stop::deadline));
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST(e.operation() == "users.create");
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    expect_quiet();
}

BOOST_FIXTURE_TEST_CASE(cancelled_and_closed_while_waiting_for_a_turn, paced)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    auto third = call();
    test::settle(ctx);
    second.cancel();
    api_error const e = failure(second);
    BOOST_TEST((e == error_code(net::error::operation_aborted)));
    BOOST_TEST((e.stage() == call_stage::pacing));
    BOOST_TEST((e.retry_stop() == retry_stop::cancelled));
    BOOST_TEST(e.attempts() == 0u);
    core->close();
    BOOST_TEST((failure(third) == error_code(net::error::operation_aborted)));
    BOOST_TEST((failure(first) == error_code(net::error::operation_aborted)));
    BOOST_TEST(core->stats().in_flight == 0u);
    BOOST_TEST(core->stats().pacing_waiting == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_cancelled_attempt_gives_its_turn_back, paced)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    test::settle(ctx);
    first.cancel();
    BOOST_TEST((failure(first) == error_code(net::error::operation_aborted)));
    test::peer_socket fresh = serve(ok);
    BOOST_TEST(second.get(ctx).has_value());
}

BOOST_FIXTURE_TEST_CASE(waiting_to_repeat_takes_no_turn, gate_fixture)
{
    remake(options().retry(retry_policy()).pacing(pacing().max_in_flight(1)));
    auto first = call();
    test::peer_socket s = serve(busy);
    test::settle(ctx);
    BOOST_TEST(!first.done());
    BOOST_TEST(core->stats().in_flight == 0u);
    // No time passes, and another call is carried out.
    auto second = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    mock_clock::advance(200ms);
    s.read_request();
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_rate, gate_fixture)
{
    remake(options().pacing(pacing().rate(2)));
    auto first = call();
    test::peer_socket s = serve(ok);
    BOOST_TEST(first.get(ctx).has_value());
    auto second = call();
    test::settle(ctx);
    mock_clock::advance(499ms);
    test::settle(ctx);
    BOOST_TEST(!s.has_more());
    mock_clock::advance(1ms);
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
}

BOOST_FIXTURE_TEST_CASE(the_question_for_the_version_takes_a_turn, gate_fixture)
{
    remake(two_connections().server_version("").pacing(pacing().max_in_flight(1)));
    auto t = call();
    test::peer_socket s = server.accept();
    BOOST_TEST(s.read_request().starts_with("GET /v1/health/version "));
    BOOST_TEST(core->stats().in_flight == 1u);
    s.write(response("200 OK", R"({"version":"1.9.0"})"));
    s.read_request();
    BOOST_TEST(core->stats().in_flight == 1u);
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
}

BOOST_FIXTURE_TEST_CASE(an_adaptive_limit_grows, gate_fixture)
{
    remake(two_connections().pacing(pacing().adaptive(1, 1, 100)));
    std::optional<test::peer_socket> s;
    for (int i = 0; i < 40; ++i)
    {
        BOOST_TEST(core->stats().in_flight_limit == 1u);
        auto t = call();
        if (!s)
            s.emplace(server.accept());
        s->read_request();
        mock_clock::advance(10ms);
        s->write(ok);
        BOOST_TEST(t.get(ctx).has_value());
    }
    BOOST_TEST(core->stats().in_flight_limit == 2u);
}

BOOST_FIXTURE_TEST_CASE(destroyed_while_waiting_for_a_turn, paced)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto context = std::make_unique<net::io_context>();
    auto doomed = test::start(*context, core->call(safe, request(), call_options()));
    test::settle(*context);
    BOOST_TEST(core->stats().pacing_waiting == 1u);
    context.reset();
    BOOST_TEST(core->stats().pacing_waiting == 0u);
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
}

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
    s.write(busy);
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

BOOST_FIXTURE_TEST_CASE(nobody_waits_for_a_turn_only_to_be_refused, gate_fixture)
{
    remake(options()
               .circuit_breaker(circuit_breaker().minimum_attempts(1).open_for(5s))
               .pacing(pacing().max_in_flight(1).rate(1)));
    auto first = call();
    auto waiting = call();
    test::peer_socket s = serve(busy);
    failure(first);
    // It is let through when its second has come, and refused then; that costs the next one no turn.
    mock_clock::advance(1s);
    BOOST_TEST((failure(waiting) == errc::circuit_open));
    auto late = call();
    BOOST_TEST((failure(late) == errc::circuit_open));
    BOOST_TEST((failure(late).elapsed() == 0ms));
    BOOST_TEST(core->stats().circuit_refusals == 2u);
    mock_clock::advance(4s);
    auto probe = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(probe.get(ctx).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
