//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: calls that are repeated.
//
#include "repeating_fixture.hpp"

#include <string>

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_core_retries, repeating)

namespace
{

std::string throttled(std::string const& hint)
{
    return response("429 Too Many Requests",
        R"({"message":"words","code":429,"type":"general_rate_limit_exceeded","version":"1.9.0"})", hint);
}

} // namespace

BOOST_AUTO_TEST_CASE(the_same_bytes_are_sent_again)
{
    auto t = call(idempotent, request("/users/a/name", R"({"name":"x"})"), call_options().request_id("r1"));
    test::peer_socket s = server.accept();
    std::string const sent = s.read_request();
    s.write(unavailable);
    pass_first_wait();
    BOOST_TEST(s.read_request() == sent);
    s.write(ok);
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->attempts == 2u);
    BOOST_TEST(core->stats().retries == 1u);
    BOOST_TEST(core->stats().connections_opened == 1u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(until_no_attempt_is_left)
{
    auto t = call();
    test::peer_socket s = server.accept();
    for (int i = 0; i < 3; ++i)
    {
        s.read_request();
        s.write(unavailable);
        test::settle(ctx);
        mock_clock::advance(400ms);
    }
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::general_server_error));
    BOOST_TEST(e.status() == 503u);
    BOOST_TEST(e.attempts() == 3u);
    BOOST_TEST((e.retry_stop() == retry_stop::attempts));
    BOOST_TEST(e.what().find("attempts 3 (no attempt is left)") != std::string::npos);
    BOOST_TEST(!s.has_more());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_server_says_when)
{
    auto t = call();
    test::peer_socket s = server.accept();
    std::string const sent = s.read_request();
    s.write(throttled("Retry-After: 5\r\n"));
    expect_again_after(s, 5s, sent);
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(a_wish_beyond_the_deadline)
{
    auto t = call(safe, request(), call_options().deadline(3s));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(throttled("Retry-After: 3\r\n"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::general_rate_limit_exceeded));
    BOOST_TEST((e.retry_stop() == retry_stop::deadline));
    BOOST_TEST((e.retry_hint() == 3s));
    BOOST_TEST((e.elapsed() == 0ms));
}

BOOST_AUTO_TEST_CASE(a_wish_beyond_the_limit)
{
    auto t = call(safe, request(), call_options().deadline(10min));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(throttled("Retry-After: 61\r\n"));
    api_error const e = failure(t);
    BOOST_TEST((e.retry_stop() == retry_stop::hint));
    BOOST_TEST((e.retry_hint() == 61s));
}

BOOST_AUTO_TEST_CASE(what_is_unsafe_is_not_repeated_once_it_may_have_arrived)
{
    auto t = call(unsafe, request("/users/a/sessions"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    api_error const e = failure(t);
    BOOST_TEST((e.retry_stop() == retry_stop::unsafe));
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.attempts() == 1u);

    auto unanswered = call(unsafe, request("/users/a/sessions"));
    s.read_request();
    s.write("HTTP/1.1 2");
    s.close();
    BOOST_TEST((failure(unanswered).retry_stop() == retry_stop::unsafe));
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(what_is_unsafe_is_repeated_if_it_cannot_have_arrived)
{
    // Refused before it was executed.
    auto t = call(unsafe, request("/users/a/sessions"));
    test::peer_socket s = server.accept();
    std::string const sent = s.read_request();
    s.write(throttled("Retry-After: 2\r\n"));
    expect_again_after(s, 2s, sent);
    s.write(response("201 Created", "{}"));
    BOOST_TEST(t.get(ctx).has_value());
    core->close_idle_connections();

    // No connection.
    resolver->answer({test::refusing_endpoint(ctx)});
    auto u = call(unsafe, request("/users/a/sessions"));
    test::poll_until(ctx, [&] { return core->stats().connect_failures == 1; });
    resolver->answer({server.endpoint()});
    pass_first_wait();
    test::peer_socket fresh = server.accept();
    BOOST_TEST(fresh.read_request() == sent);
    fresh.write(response("201 Created", "{}"));
    BOOST_REQUIRE(u.get(ctx).has_value());
    BOOST_TEST(u.get()->attempts == 2u);
}

BOOST_AUTO_TEST_CASE(what_will_not_pass)
{
    auto t = call();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(error_of_type("404 Not Found", "user_not_found"));
    api_error const e = failure(t);
    BOOST_TEST((e.retry_stop() == retry_stop::permanent));
    BOOST_TEST(e.what().find("(") == std::string::npos);
    BOOST_TEST(core->stats().retries == 0u);
}

BOOST_AUTO_TEST_CASE(a_deletion_that_an_earlier_attempt_did)
{
    auto t = call(deletion);
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    pass_first_wait();
    s.read_request();
    s.write(error_of_type("404 Not Found", "user_not_found"));
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->status == 404u);
    BOOST_TEST(t.get()->attempts == 2u);
}

BOOST_AUTO_TEST_CASE(a_deletion_of_somebody_who_was_never_there)
{
    auto t = call(deletion);
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(throttled("Retry-After: 1\r\n"));
    test::settle(ctx);
    mock_clock::advance(2s);
    s.read_request();
    s.write(error_of_type("404 Not Found", "user_not_found"));
    // The first attempt cannot have deleted anything.
    BOOST_TEST((failure(t) == api_errc::user_not_found));
}

BOOST_AUTO_TEST_CASE(one_call_may_differ)
{
    auto t = call(safe, request(), call_options().retry(retry_policy::none()));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    api_error const e = failure(t);
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST((e.retry_stop() == retry_stop::attempts));
}

BOOST_AUTO_TEST_CASE(policies_of_a_call_are_checked)
{
    for (retry_policy const& bad : {retry_policy().max_attempts(0), retry_policy().max_attempts(101),
             retry_policy().max_hint(0ms), retry_policy().max_elapsed(25h)})
    {
        auto t = call(safe, request(), call_options().retry(bad));
        api_error const e = failure(t);
        BOOST_TEST((e == errc::invalid_argument));
        BOOST_TEST(e.message().starts_with("call_options.retry."));
    }
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(the_budget_of_a_client)
{
    remake(options().retry(retry_policy()).retry_budget(retry_budget().capacity(3)));
    auto t = call();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    pass_first_wait();
    s.read_request();
    s.write(unavailable);
    api_error const e = failure(t);
    BOOST_TEST((e.retry_stop() == retry_stop::budget));
    BOOST_TEST(e.attempts() == 2u);
    BOOST_TEST(core->stats().retries_over_budget == 1u);
    BOOST_TEST(core->stats().retries == 1u);
}

BOOST_AUTO_TEST_CASE(a_wish_to_come_later_is_that_of_a_429_only)
{
    auto t = call();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(response("503 Service Unavailable", "{}", "X-RateLimit-Reset: 99999999999\r\n"));
    pass_first_wait();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(cancelled_while_waiting_to_repeat)
{
    auto t = call(idempotent, request("/users/a/name", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    test::settle(ctx);
    BOOST_TEST(!t.done());
    expect_quiet();
    t.cancel();
    api_error const e = failure(t);
    BOOST_TEST((e == error_code(net::error::operation_aborted)));
    BOOST_TEST((e.stage() == call_stage::backoff));
    BOOST_TEST((e.retry_stop() == retry_stop::cancelled));
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST(e.message() == "cancelled while waiting to repeat the call after: words");
    BOOST_TEST(!s.has_more());
}

BOOST_AUTO_TEST_CASE(closed_while_waiting_to_repeat)
{
    auto t = call();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(throttled("Retry-After: 30\r\n"));
    test::settle(ctx);
    core->close();
    api_error const e = failure(t);
    BOOST_TEST((e == error_code(net::error::operation_aborted)));
    BOOST_TEST((e.stage() == call_stage::backoff));
}

BOOST_AUTO_TEST_CASE(destroyed_while_waiting_to_repeat)
{
    auto context = std::make_unique<net::io_context>();
    auto both = [&]
    {
        for (int i = 0; i < 5; ++i)
        {
            test::settle(*context);
            test::settle(ctx);
        }
    };
    auto t = test::start(*context, call_of(core, safe, request()));
    both();
    test::peer_socket s = server.accept();
    both();
    BOOST_TEST(s.has_request());
    s.write(throttled("Retry-After: 30\r\n"));
    both();
    BOOST_TEST(!t.done());
    context.reset();
    BOOST_TEST(!t.done());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_deadline_bounds_all_attempts)
{
    auto t = call(safe, request(), call_options().deadline(10s).retry(retry_policy().max_attempts(100)));
    test::peer_socket s = server.accept();
    s.read_request();
    mock_clock::advance(4s);
    s.write(throttled("Retry-After: 5\r\n"));
    test::settle(ctx);
    mock_clock::advance(5500ms);
    s.read_request();
    mock_clock::advance(500ms);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST((e.elapsed() == 10s));
    BOOST_TEST((e.retry_stop() == retry_stop::deadline));
    BOOST_TEST(e.attempts() == 2u);
}

BOOST_AUTO_TEST_CASE(the_question_for_the_version_is_repeated)
{
    remake(options().retry(retry_policy()).server_version(""));
    auto t = call();
    test::peer_socket s = server.accept();
    std::string const question = s.read_request();
    BOOST_TEST(question.starts_with("GET /v1/health/version "));
    s.write(unavailable);
    pass_first_wait();
    BOOST_TEST(s.read_request() == question);
    s.write(response("200 OK", R"({"version":"1.9.0"})"));
    s.read_request();
    s.write(ok);
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->attempts == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
