//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_trace: the events and lines of one call, on a clock that the test sets.
//
#include "support/event_recorder.hpp"

#include <appwrite/detail/call/call_trace.hpp>
#include <appwrite/detail/call/retry_engine.hpp>
#include <appwrite/detail/transport/exchange.hpp>
#include <appwrite/detail/users/operations.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(call_trace_)

namespace
{

using namespace std::chrono_literals;
using namespace appwrite;
using detail::exchange_outcome;
using detail::verdict;
using texts = std::vector<std::string>;

std::chrono::nanoseconds now{};

struct traced
{
    traced() { now = 1h; }

    detail::call_trace start(detail::operation const& op = detail::users_update_name)
    {
        return detail::call_trace(monitor, op, "r1");
    }

    client_stats stats() const
    {
        client_stats out;
        monitor->add_to(out);
        return out;
    }

    std::shared_ptr<test::event_recorder> events = std::make_shared<test::event_recorder>();
    test::log_recorder log;
    std::shared_ptr<detail::call_monitor> monitor =
        std::make_shared<detail::call_monitor>(log.logger(log_level::trace), events, [] { return now; });
};

exchange_outcome response(unsigned status)
{
    exchange_outcome out;
    out.response.status = status;
    out.sent = true;
    out.bytes_read = 50;
    return out;
}

std::string const wire = "PATCH /v1/users/a/name?x=secret HTTP/1.1\r\nX-Appwrite-Key: the-key\r\n\r\n{}";

struct throws : observer
{
    void call_started(call_start const&) override { fail(); }
    void attempt_started(attempt_start const&) override { fail(); }
    void attempt_ended(attempt_end const&) override { fail(); }
    void call_ended(call_end const&) override { fail(); }

    [[noreturn]] void fail()
    {
        ++calls;
        throw std::runtime_error("the observer fails");
    }

    int calls = 0;
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_call_that_is_repeated, traced)
{
    detail::call_trace trace = start();
    now += 1ms;
    trace.attempt_started(detail::users_update_name, 1, [] { return wire; });
    now += 10ms;
    api_error unavailable(api_errc::service_unavailable, call_stage::decode, "words");
    unavailable.status(503);
    verdict const again{std::nullopt, 150ms};
    trace.attempt_ended(response(503), &unavailable, &again);
    now += 150ms;
    trace.attempt_started(detail::users_update_name, 2, [] { return wire; });
    now += 5ms;
    exchange_outcome second = response(200);
    second.reused = true;
    second.replayed = true;
    trace.attempt_ended(second, nullptr, nullptr);
    now += 1ms;
    trace.succeeded(200, 2);

    texts const expected{"call 1 users.update_name request r1",
        "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: " + unavailable.code().message() +
            " 503 at decode, sent, bytes, repeat server 150",
        "attempt 1 users.update_name 2: PATCH /users/{userId}/name",
        "ended 1 users.update_name 2: success 200, sent, reused, replayed, bytes",
        "call 1 users.update_name ended: success 200, attempts 2"};
    texts const told = events->take_events();
    BOOST_TEST(told == expected, boost::test_tools::per_element());
    BOOST_TEST((events->take_times() == std::vector<std::chrono::nanoseconds>{1ms, 10ms, 161ms, 5ms, 167ms}));
    BOOST_TEST((events->take_sizes() == std::vector<std::size_t>{wire.size(), wire.size()}));

    std::string const size = std::to_string(wire.size());
    texts const lines{"trace: #1 users.update_name begins; request r1",
        "trace: #1 users.update_name: attempt 1: PATCH /v1/users/a/name?x, " + size + " bytes",
        "warning: #1 users.update_name: attempt 1 failed after 10.0 ms: service_unavailable, HTTP 503, "
        "stage decode, 50 bytes, new connection; repeated in 150 ms (server)",
        "trace: #1 users.update_name: attempt 2: PATCH /v1/users/a/name?x, " + size + " bytes",
        "debug: #1 users.update_name: attempt 2 succeeded after 5.0 ms: HTTP 200, 50 bytes, kept connection, "
        "sent twice as a kept connection died",
        "debug: #1 users.update_name succeeded after 167.0 ms: HTTP 200, attempts 2; request r1"};
    texts const written = log.take();
    BOOST_TEST(written == lines, boost::test_tools::per_element());
    BOOST_TEST(stats().calls_succeeded == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_call_that_fails, traced)
{
    detail::call_trace trace = start();
    trace.attempt_started(detail::users_update_name, 1, [] { return wire; });
    exchange_outcome lost;
    lost.sent = true;
    api_error error(errc::response_timeout, call_stage::first_byte, "words");
    error.attempts(1).retry_stop(retry_stop::budget).may_have_been_executed(true);
    verdict const stop{retry_stop::budget, {}};
    trace.attempt_ended(lost, &error, &stop);
    trace.failed(error);
    std::string const timeout = error.code().message();
    texts const expected{"call 1 users.update_name request r1",
        "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: " + timeout +
            " 0 at first byte, sent, stop: too many calls have failed lately",
        "call 1 users.update_name ended: " + timeout +
            " 0 at first byte, attempts 1, stop: too many calls have failed lately, perhaps executed"};
    texts const told = events->take_events();
    BOOST_TEST(told == expected, boost::test_tools::per_element());
    BOOST_TEST(log.take().back().starts_with("error: #1 users.update_name failed after "));
    BOOST_TEST(stats().calls_failed == 1u);
}

BOOST_FIXTURE_TEST_CASE(an_end_is_told_once, traced)
{
    {
        detail::call_trace trace = start();
        trace.succeeded(200, 1);
        trace.failed(api_error(errc::invalid_json, call_stage::decode, "words"));
        trace.succeeded(200, 1);
    }
    BOOST_TEST(events->take_events().size() == 2u);
    BOOST_TEST(stats().calls_succeeded == 1u);
    BOOST_TEST(stats().calls_failed == 0u);
}

BOOST_FIXTURE_TEST_CASE(destroyed_under_way, traced)
{
    {
        detail::call_trace trace = start();
        trace.attempt_started(detail::users_update_name, 1, [] { return wire; });
    }
    std::string const aborted = error_code(net::error::operation_aborted).message();
    texts const expected{"call 1 users.update_name request r1",
        "attempt 1 users.update_name 1: PATCH /users/{userId}/name",
        "ended 1 users.update_name 1: " + aborted + " 0, sent, stop: cancelled",
        "call 1 users.update_name ended: " + aborted + " 0, attempts 1, stop: cancelled, perhaps executed"};
    texts told = events->take_events();
    BOOST_TEST(told == expected, boost::test_tools::per_element());
    BOOST_TEST(stats().calls_cancelled == 1u);

    {
        detail::call_trace trace = start(detail::users_get);
    }
    texts const nothing_sent{"call 2 users.get request r1",
        "call 2 users.get ended: " + aborted + " 0, attempts 0, stop: cancelled"};
    told = events->take_events();
    BOOST_TEST(told == nothing_sent, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(moved, traced)
{
    detail::call_trace kept;
    {
        detail::call_trace trace = start();
        kept = std::move(trace);
    }
    BOOST_TEST(events->take_events().size() == 1u);
    kept.succeeded(200, 1);
    BOOST_TEST((events->take_events() == texts{"call 1 users.update_name ended: success 200, attempts 1"}));
    detail::call_trace nobody;
    nobody.succeeded(200, 1);
    nobody.failed(api_error());
    BOOST_TEST(stats().calls_started == 1u);
    BOOST_TEST(stats().calls_succeeded == 1u);
}

BOOST_FIXTURE_TEST_CASE(numbers, traced)
{
    for (int i = 0; i < 3; ++i)
        start().succeeded(200, 1);
    texts const told = events->take_events();
    BOOST_REQUIRE(told.size() == 6u);
    BOOST_TEST(told[4].starts_with("call 3 users.update_name"));
}

BOOST_FIXTURE_TEST_CASE(warnings_of_the_server, traced)
{
    exchange_outcome warned = response(200);
    warned.response.header.write().warning = "this client is newer";
    for (int i = 0; i < 2; ++i)
    {
        detail::call_trace trace = start();
        trace.attempt_started(detail::users_update_name, 1, [] { return wire; });
        trace.attempt_ended(warned, nullptr, nullptr);
        trace.succeeded(200, 1);
    }
    texts warnings;
    for (std::string const& line : log.take())
        if (line.starts_with("warning"))
            warnings.push_back(line);
    BOOST_TEST((warnings == texts{"warning: #1 users.update_name: the server warns: this client is newer"}));
}

BOOST_FIXTURE_TEST_CASE(the_servers_version, traced)
{
    detail::call_trace trace = start();
    trace.server_found({1, 9, 0});
    BOOST_TEST(log.take().back() == "info: the server is of version 1.9.0");
    trace.succeeded(200, 1);
}

BOOST_AUTO_TEST_CASE(observers_may_throw)
{
    auto const bad = std::make_shared<throws>();
    logger const log(log_level::trace, [&bad](log_level, std::string_view) { bad->fail(); });
    auto const monitor = std::make_shared<detail::call_monitor>(log, bad, [] { return now; });
    detail::call_trace trace(monitor, detail::users_get, "");
    trace.attempt_started(detail::users_get, 1, [] { return wire; });
    trace.attempt_ended(response(200), nullptr, nullptr);
    trace.succeeded(200, 1);
    BOOST_TEST(bad->calls == 8);
}

BOOST_AUTO_TEST_CASE(nobody_listens)
{
    auto const monitor = std::make_shared<detail::call_monitor>(logger(), nullptr,
        []() -> std::chrono::nanoseconds { throw std::logic_error("the clock is not to be read"); });
    detail::call_trace trace(monitor, detail::users_get, "");
    trace.attempt_started(detail::users_get, 1,
        []() -> std::string { throw std::logic_error("the text is not to be asked for"); });
    trace.attempt_ended(response(200), nullptr, nullptr);
    trace.server_found({1, 9, 0});
    trace.succeeded(200, 1);
    {
        detail::call_trace abandoned(monitor, detail::users_get, "");
    }
    client_stats stats;
    monitor->add_to(stats);
    BOOST_TEST(stats.calls_started == 2u);
    BOOST_TEST(stats.calls_succeeded == 1u);
    BOOST_TEST(stats.calls_cancelled == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
