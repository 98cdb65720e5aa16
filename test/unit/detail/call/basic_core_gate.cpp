//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: attempts that wait for their turn.
//
#include "gate_fixture.hpp"

BOOST_AUTO_TEST_SUITE(basic_core_gate)

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

struct paced : gate_fixture
{
    paced() { remake(two_connections().pacing(pacing().max_in_flight(1))); }
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

BOOST_FIXTURE_TEST_CASE(a_turn_that_does_not_come_for_a_repeat, gate_fixture)
{
    remake(options().retry(retry_policy()).pacing(pacing().max_in_flight(1)));
    auto t = call(idempotent, request("/users/a/name", "{}"), call_options().deadline(8s));
    test::peer_socket s = serve(
        response("503 Service Unavailable", R"({"message":"first","code":503,"type":"general_unknown"})"));
    test::settle(ctx);
    // Another one takes the turn while the call waits to be repeated, and keeps it.
    auto other = call();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(200ms);
    test::settle(ctx);
    BOOST_TEST(core->stats().pacing_waiting == 1u);
    ends_after(t, 3900ms);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::pacing_timeout));
    BOOST_TEST((e.retry_stop() == retry_stop::deadline));
    // What came before is not forgotten.
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.message().ends_with("(after: first)"), e.message());
    BOOST_TEST(core->stats().retries == 0u);
    s.write(ok);
    BOOST_TEST(other.get(ctx).has_value());
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
    test::peer_socket s = serve(server_busy);
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
    auto doomed = test::start(*context, call_of(core, safe, request()));
    test::settle(*context);
    BOOST_TEST(core->stats().pacing_waiting == 1u);
    context.reset();
    BOOST_TEST(core->stats().pacing_waiting == 0u);
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
