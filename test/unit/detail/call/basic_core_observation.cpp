//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: what observers and logs are told of calls, in order.
//
#include "core_fixture.hpp"
#include "support/event_recorder.hpp"

#include <appwrite/detail/perform.hpp>

#include <boost/json/object.hpp>

BOOST_AUTO_TEST_SUITE(basic_core_observation)

namespace
{

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;
using texts = std::vector<std::string>;
using decoded = result<boost::json::object>;

std::string const unavailable = error_of_type("503 Service Unavailable", "general_server_error");

std::string message(error_code code)
{
    return code.message();
}

std::string const server_error = message(api_errc::general_server_error);
std::string const aborted = message(net::error::operation_aborted);

struct observed : core_fixture
{
    observed() { watch(options().retry(retry_policy())); }

    void watch(client_options o) { remake(o.observer(events).logger(log.logger(log_level::trace))); }

    /// A call as the service makes it, with an answer that is a free object.
    test::task<decoded> perform(
        operation const& op = safe, call_request r = request(), call_options o = call_options())
    {
        return test::start(
            ctx, detail::perform<nothrow_t, boost::json::object>(core, op, std::move(r), std::move(o)));
    }

    void pass_first_wait()
    {
        test::settle(ctx);
        mock_clock::advance(200ms);
    }

    /// The delay is random: it is replaced by a word, after a look at it.
    texts told()
    {
        texts out = events->take_events();
        for (std::string& line : out)
            if (auto const at = line.find(", repeat "); at != std::string::npos)
            {
                auto const number = line.rfind(' ') + 1;
                BOOST_TEST(std::stoi(line.substr(number)) <= 200);
                line.replace(number, std::string::npos, "soon");
            }
        return out;
    }

    std::shared_ptr<test::event_recorder> events = std::make_shared<test::event_recorder>();
    test::log_recorder log;
};

} // namespace

#define EXPECT_TOLD(...)                                                                                     \
    do                                                                                                       \
    {                                                                                                        \
        texts const expected{__VA_ARGS__};                                                                   \
        texts const got = told();                                                                            \
        BOOST_TEST(got == expected, boost::test_tools::per_element());                                       \
    } while (false)

BOOST_FIXTURE_TEST_CASE(success_at_once, observed)
{
    auto t = perform(safe, request(), call_options().request_id("r1"));
    test::peer_socket s = server.accept();
    std::string const sent = s.read_request();
    mock_clock::advance(30ms);
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    EXPECT_TOLD("call 1 users.get request r1", "attempt 1 users.get 1: GET /users/{userId}",
        "ended 1 users.get 1: success 200, sent, bytes", "call 1 users.get ended: success 200, attempts 1");
    BOOST_TEST((events->take_times() == std::vector<std::chrono::nanoseconds>{0ms, 30ms, 30ms}));
    BOOST_TEST((events->take_sizes() == std::vector<std::size_t>{sent.size()}));
    texts const lines = log.take();
    BOOST_REQUIRE(lines.size() == 5u);
    BOOST_TEST(lines[1] ==
               "trace: #1 users.get: attempt 1: GET /v1/users/a, " + std::to_string(sent.size()) + " bytes");
    BOOST_TEST(lines[2] == "debug: connection to localhost:" + std::to_string(server.port()) + " opened");
    BOOST_TEST(lines[4] == "debug: #1 users.get succeeded after 30.0 ms: HTTP 200, attempts 1; request r1");
    BOOST_TEST(core->stats().calls_started == 1u);
    BOOST_TEST(core->stats().calls_succeeded == 1u);

    auto second = perform();
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    EXPECT_TOLD("call 2 users.get", "attempt 2 users.get 1: GET /users/{userId}",
        "ended 2 users.get 1: success 200, sent, reused, bytes",
        "call 2 users.get ended: success 200, attempts 1");
}

BOOST_FIXTURE_TEST_CASE(an_attempt_begins_before_it_has_a_connection, observed)
{
    auto first = perform();
    test::peer_socket s = server.accept();
    std::size_t const size = s.read_request().size();
    auto second = perform();
    test::settle(ctx);
    BOOST_TEST(core->stats().waiting == 1u);
    EXPECT_TOLD("call 1 users.get", "attempt 1 users.get 1: GET /users/{userId}", "call 2 users.get",
        "attempt 2 users.get 1: GET /users/{userId}");
    events->take_times();
    BOOST_TEST((events->take_sizes() == std::vector<std::size_t>{size, size}));

    mock_clock::advance(30ms);
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    BOOST_TEST(s.read_request().size() == size);
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    EXPECT_TOLD("ended 1 users.get 1: success 200, sent, bytes",
        "call 1 users.get ended: success 200, attempts 1",
        "ended 2 users.get 1: success 200, sent, reused, bytes",
        "call 2 users.get ended: success 200, attempts 1");
    // The wait for the connection is a part of the attempt.
    BOOST_TEST((events->take_times() == std::vector<std::chrono::nanoseconds>{30ms, 30ms, 30ms, 30ms}));
}

BOOST_FIXTURE_TEST_CASE(repeated_then_success, observed)
{
    auto t = perform(idempotent, request("/users/a/name", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    pass_first_wait();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    EXPECT_TOLD("call 1 users.update_name", "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: " + server_error + " 503 at decode, sent, bytes, repeat server soon",
        "attempt 1 users.update_name 2: PATCH /users/{userId}/name",
        "ended 1 users.update_name 2: success 200, sent, reused, bytes",
        "call 1 users.update_name ended: success 200, attempts 2");
    BOOST_TEST(core->stats().retries == 1u);
    BOOST_TEST(core->stats().retries_after_server_error == 1u);
}

BOOST_FIXTURE_TEST_CASE(every_reason, observed)
{
    auto t = perform(safe, request(), call_options().retry(retry_policy().max_attempts(5)).deadline(1h));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(error_of_type("429 Too Many Requests", "general_rate_limit_exceeded"));
    test::settle(ctx);
    mock_clock::advance(20s);
    s.read_request();
    s.write("HTTP/1.1 2");
    s.close();
    test::settle(ctx);
    mock_clock::advance(20s);
    s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(timeouts().first_byte());
    test::settle(ctx);
    mock_clock::advance(20s);
    s = server.accept();
    s.read_request();
    s.write(unavailable);
    test::settle(ctx);
    mock_clock::advance(20s);
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    client_stats const stats = core->stats();
    BOOST_TEST(stats.retries_after_throttling == 1u);
    BOOST_TEST(stats.retries_after_connection_failure == 1u);
    BOOST_TEST(stats.retries_after_timeout == 1u);
    BOOST_TEST(stats.retries_after_server_error == 1u);
    BOOST_TEST(stats.retries == 4u);
    BOOST_TEST(stats.calls_succeeded == 1u);
}

BOOST_FIXTURE_TEST_CASE(stopped_by_the_budget, observed)
{
    watch(options().retry(retry_policy()).retry_budget(retry_budget().capacity(3)));
    auto t = perform();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    pass_first_wait();
    s.read_request();
    s.write(unavailable);
    BOOST_TEST(t.get(ctx).has_error());
    EXPECT_TOLD("call 1 users.get", "attempt 1 users.get 1: GET /users/{userId}",
        "ended 1 users.get 1: " + server_error + " 503 at decode, sent, bytes, repeat server soon",
        "attempt 1 users.get 2: GET /users/{userId}",
        "ended 1 users.get 2: " + server_error +
            " 503 at decode, sent, reused, bytes, stop: too many calls have failed lately",
        "call 1 users.get ended: " + server_error +
            " 503 at decode, attempts 2, stop: too many calls have failed lately");
    BOOST_TEST(core->stats().calls_failed == 1u);
    BOOST_TEST(log.take().back().starts_with("error: "));
}

BOOST_FIXTURE_TEST_CASE(cancelled_in_back_off, observed)
{
    auto t = perform(idempotent, request("/users/a/name", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    test::settle(ctx);
    t.cancel();
    BOOST_TEST(t.get(ctx).has_error());
    EXPECT_TOLD("call 1 users.update_name", "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: " + server_error + " 503 at decode, sent, bytes, repeat server soon",
        "call 1 users.update_name ended: " + aborted +
            " 0 at backoff, attempts 1, stop: cancelled, perhaps executed");
    BOOST_TEST(core->stats().retries == 0u);
    BOOST_TEST(core->stats().calls_cancelled == 1u);
    BOOST_TEST(log.take().back().starts_with("debug: #1 users.update_name was cancelled after "));
}

BOOST_FIXTURE_TEST_CASE(replayed_on_a_fresh_socket, observed)
{
    test::peer_socket s = kept();
    (void)events->take_events();
    auto t = perform();
    s.read_request();
    s.close();
    test::peer_socket fresh = server.accept();
    fresh.read_request();
    fresh.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    EXPECT_TOLD("call 2 users.get", "attempt 2 users.get 1: GET /users/{userId}",
        "ended 2 users.get 1: success 200, sent, replayed, bytes",
        "call 2 users.get ended: success 200, attempts 1");
}

BOOST_FIXTURE_TEST_CASE(the_version_is_asked_for, observed)
{
    watch(options().server_version(""));
    auto t = perform();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(response("200 OK", R"({"version":"1.9.0"})"));
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    EXPECT_TOLD("call 1 users.get", "attempt 1 health.version 1: GET /health/version",
        "ended 1 health.version 1: success 200, sent, bytes", "attempt 1 users.get 1: GET /users/{userId}",
        "ended 1 users.get 1: success 200, sent, reused, bytes",
        "call 1 users.get ended: success 200, attempts 1");
    texts const lines = log.take();
    BOOST_TEST(std::count(lines.begin(), lines.end(), "info: the server is of version 1.9.0") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_conflict_is_looked_into, observed)
{
    auto t = perform(keyed_create, request("/users", R"({"userId":"a","name":"A"})"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(unavailable);
    pass_first_wait();
    s.read_request();
    s.write(error_of_type("409 Conflict", "user_already_exists"));
    s.read_request();
    s.write(response("200 OK", R"({"$id":"a","name":"A"})"));
    BOOST_TEST(t.get(ctx).has_value());
    EXPECT_TOLD("call 1 users.create", "attempt 1 users.create 1: POST /users",
        "ended 1 users.create 1: " + server_error + " 503 at decode, sent, bytes, repeat server soon",
        "attempt 1 users.create 2: POST /users",
        "ended 1 users.create 2: " + message(api_errc::user_already_exists) +
            " 409 at decode, sent, reused, bytes, stop: another attempt would fail the same way",
        "attempt 1 users.get 1: GET /users/{userId}", "ended 1 users.get 1: success 200, sent, reused, bytes",
        "call 1 users.create ended: success 200, attempts 2");
}

BOOST_FIXTURE_TEST_CASE(no_connection, observed)
{
    watch(options());
    resolver->answer({test::refusing_endpoint(ctx)});
    auto t = perform(unsafe, request("/users/a/sessions"));
    BOOST_TEST(t.get(ctx).has_error());
    std::string const refused = message(net::error::connection_refused);
    EXPECT_TOLD("call 1 users.create_session",
        "attempt 1 users.create_session 1: POST /users/{userId}/sessions",
        "ended 1 users.create_session 1: " + refused + " 0 at connect, stop: no attempt is left",
        "call 1 users.create_session ended: " + refused +
            " 0 at connect, attempts 1, stop: no attempt is left");
}

BOOST_FIXTURE_TEST_CASE(refused_before_sending, observed)
{
    call_request r = request();
    r.refused = api_error(errc::invalid_argument, call_stage::validate, "id: bad");
    auto t = perform(safe, std::move(r));
    BOOST_TEST(t.get(ctx).has_error());
    EXPECT_TOLD("call 1 users.get",
        "call 1 users.get ended: " + message(errc::invalid_argument) + " 0 at validate, attempts 0");
    BOOST_TEST(log.take().back().starts_with("info: "));
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_cannot_be_read, observed)
{
    auto t = perform(idempotent, request("/users/a/name", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(response("200 OK", "{"));
    BOOST_TEST(t.get(ctx).has_error());
    EXPECT_TOLD("call 1 users.update_name", "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: success 200, sent, bytes",
        "call 1 users.update_name ended: " + message(errc::invalid_json) +
            " 200 at decode, attempts 1, stop: another attempt would fail the same way, perhaps executed");
    BOOST_TEST(core->stats().calls_failed == 1u);
    BOOST_TEST(core->stats().calls_succeeded == 0u);
}

BOOST_FIXTURE_TEST_CASE(the_servers_warning, observed)
{
    auto t = perform();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(response("200 OK", "{}", "X-Appwrite-Warning: this client is newer\r\n"));
    BOOST_TEST(t.get(ctx).has_value());
    texts const lines = log.take();
    BOOST_TEST(std::count(lines.begin(), lines.end(),
                   "warning: #1 users.get: the server warns: this client is newer") == 1);
}

BOOST_FIXTURE_TEST_CASE(destroyed_in_back_off, observed)
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
    auto t = test::start(
        *context, detail::perform<nothrow_t, boost::json::object>(core, safe, request(), call_options()));
    both();
    test::peer_socket s = server.accept();
    both();
    s.read_request();
    s.write(error_of_type("429 Too Many Requests", "general_rate_limit_exceeded"));
    both();
    BOOST_TEST(events->take_events().size() == 3u);
    context.reset();
    EXPECT_TOLD("call 1 users.get ended: " + aborted + " 0, attempts 1, stop: cancelled");
    BOOST_TEST(core->stats().calls_cancelled == 1u);
    expect_quiet();
}

#undef EXPECT_TOLD

BOOST_AUTO_TEST_SUITE_END()
