//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The lines of the log.
//
#include <appwrite/detail/call/log_lines.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(log_lines)

namespace
{

using namespace std::chrono_literals;
using namespace appwrite::detail;
using appwrite::api_errc;
using appwrite::attempt_end;
using appwrite::attempt_start;
using appwrite::call_end;
using appwrite::call_stage;
using appwrite::call_start;
using appwrite::errc;
using appwrite::log_level;
using appwrite::retry_reason;
using appwrite::retry_stop;

call_start some_call()
{
    call_start out;
    out.id = 17;
    out.operation = "users.create";
    return out;
}

attempt_start some_attempt(std::string_view operation = "users.create")
{
    attempt_start out;
    out.call_id = 17;
    out.operation = operation;
    out.method = "POST";
    out.route = "/users";
    out.number = 2;
    out.request_bytes = 312;
    return out;
}

attempt_end failed_attempt()
{
    attempt_end out;
    out.start = some_attempt();
    out.duration = 12'345us;
    out.code = api_errc::service_unavailable;
    out.stage = call_stage::decode;
    out.status = 503;
    out.sent = true;
    out.response_bytes = 80;
    return out;
}

call_end failed_call(appwrite::error_code code, unsigned status, call_stage stage)
{
    call_end out;
    out.start = some_call();
    out.duration = 1500ms;
    out.code = code;
    out.status = status;
    out.stage = stage;
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(values_of_queries)
{
    BOOST_TEST(target_without_values("/v1/users/walter") == "/v1/users/walter");
    BOOST_TEST(target_without_values("/v1/users?search=walter") == "/v1/users?search");
    BOOST_TEST(target_without_values("/v1/users?queries[]=%7B%22a%22%7D&queries[]=x&search=walter&total=0") ==
               "/v1/users?queries[]&queries[]&search&total");
    BOOST_TEST(target_without_values("/v1/users?") == "/v1/users?");
    BOOST_TEST(target_without_values("/v1/users?a=b?c=d&e") == "/v1/users?a&e");
    BOOST_TEST(target_without_values("") == "");
}

BOOST_AUTO_TEST_CASE(targets)
{
    BOOST_TEST(target_of_request("GET /v1/users?a=b HTTP/1.1\r\nHost: x y\r\n\r\n") == "/v1/users?a=b");
    BOOST_TEST(target_of_request("GET\r\nX-Secret: a b c\r\n\r\n") == "");
    BOOST_TEST(target_of_request("") == "");
}

BOOST_AUTO_TEST_CASE(levels)
{
    attempt_end attempt = failed_attempt();
    BOOST_TEST((level_of(attempt) == log_level::debug));
    attempt.repeat.emplace();
    BOOST_TEST((level_of(attempt) == log_level::warning));

    BOOST_TEST((level_of(call_end()) == log_level::debug));
    auto const level = [](appwrite::error_code code, unsigned status, call_stage stage)
    { return level_of(failed_call(code, status, stage)); };
    BOOST_TEST((level(boost::asio::error::operation_aborted, 0, call_stage::acquire) == log_level::debug));
    BOOST_TEST((level(errc::invalid_argument, 0, call_stage::validate) == log_level::info));
    BOOST_TEST((level(errc::not_supported_by_server, 0, call_stage::validate) == log_level::info));
    BOOST_TEST((level(api_errc::user_not_found, 404, call_stage::decode) == log_level::info));
    BOOST_TEST((level(api_errc::general_rate_limit_exceeded, 429, call_stage::decode) == log_level::error));
    BOOST_TEST((level(appwrite::make_http_error(408), 408, call_stage::decode) == log_level::error));
    BOOST_TEST((level(api_errc::service_unavailable, 503, call_stage::decode) == log_level::error));
    BOOST_TEST((level(errc::invalid_json, 200, call_stage::decode) == log_level::error));
    BOOST_TEST((level(errc::unexpected_redirect, 301, call_stage::decode) == log_level::error));
    BOOST_TEST((level(errc::response_timeout, 0, call_stage::first_byte) == log_level::error));
    BOOST_TEST((level(errc::unknown_server_version, 200, call_stage::detect) == log_level::error));
}

BOOST_AUTO_TEST_CASE(starts)
{
    call_start call = some_call();
    BOOST_TEST(line_of(call) == "#17 users.create begins");
    call.request_id = "r-1";
    BOOST_TEST(line_of(call) == "#17 users.create begins; request r-1");
    BOOST_TEST(line_of(some_attempt(), "users.create", "/v1/users") ==
               "#17 users.create: attempt 2: POST /v1/users, 312 bytes");
    BOOST_TEST(line_of(some_attempt("health.version"), "users.create", "/v1/health/version") ==
               "#17 users.create: health.version: attempt 2: POST /v1/health/version, 312 bytes");
}

BOOST_AUTO_TEST_CASE(ends_of_attempts)
{
    attempt_end e = failed_attempt();
    BOOST_TEST(line_of(e, "users.create") ==
               "#17 users.create: attempt 2 failed after 12.3 ms: service_unavailable, HTTP 503, "
               "stage decode, 80 bytes, new connection");
    e.repeat.emplace();
    e.repeat->reason = retry_reason::throttled;
    e.repeat->delay = 153ms;
    e.reused_connection = true;
    e.replayed = true;
    BOOST_TEST(line_of(e, "users.create") ==
               "#17 users.create: attempt 2 failed after 12.3 ms: service_unavailable, HTTP 503, "
               "stage decode, 80 bytes, kept connection, sent twice as a kept connection died; "
               "repeated in 153 ms (throttled)");

    attempt_end refused;
    refused.start = some_attempt();
    refused.duration = 90us;
    refused.code = boost::asio::error::connection_refused;
    refused.stage = call_stage::connect;
    std::string const line = line_of(refused, "users.create");
    BOOST_TEST(line.find("failed after 0.0 ms: system:") != std::string::npos, line);
    BOOST_TEST(line.ends_with("(Connection refused), stage connect"), line);

    attempt_end good;
    good.start = some_attempt();
    good.duration = 3s;
    good.status = 201;
    good.sent = true;
    good.response_bytes = 512;
    BOOST_TEST(line_of(good, "users.create") ==
               "#17 users.create: attempt 2 succeeded after 3000.0 ms: HTTP 201, 512 bytes, new connection");
}

BOOST_AUTO_TEST_CASE(ends_of_calls)
{
    call_end e = failed_call(errc::response_timeout, 0, call_stage::first_byte);
    e.attempts = 3;
    e.stop = retry_stop::attempts;
    e.may_have_been_executed = true;
    BOOST_TEST(line_of(e) == "#17 users.create failed after 1500.0 ms: response_timeout, stage first byte, "
                             "attempts 3 (no attempt is left); may have been executed");
    e = failed_call(api_errc::user_not_found, 404, call_stage::decode);
    e.attempts = 1;
    e.stop = retry_stop::permanent;
    e.start.request_id = "r-1";
    BOOST_TEST(line_of(e) ==
               "#17 users.create failed after 1500.0 ms: user_not_found, HTTP 404, stage decode, "
               "attempts 1; request r-1");
    e = failed_call(boost::asio::error::operation_aborted, 0, call_stage::backoff);
    e.attempts = 1;
    e.stop = retry_stop::cancelled;
    BOOST_TEST(line_of(e).starts_with("#17 users.create was cancelled after 1500.0 ms: system:"));
    call_end good;
    good.start = some_call();
    good.duration = 15ms;
    good.status = 201;
    good.attempts = 2;
    BOOST_TEST(line_of(good) == "#17 users.create succeeded after 15.0 ms: HTTP 201, attempts 2");
}

BOOST_AUTO_TEST_CASE(warnings_remain_one_line)
{
    BOOST_TEST(line_of_warning(some_call(), "built for 2.0.0\r\nerror: forged") ==
               "#17 users.create: the server warns: built for 2.0.0  error: forged");
    BOOST_TEST(line_of_warning(some_call(), std::string(5000, 'x')).size() < 1100u);
}

BOOST_AUTO_TEST_CASE(the_circuit_breaker)
{
    using appwrite::circuit_state;
    appwrite::circuit_change e;
    e.to = circuit_state::open;
    e.cause = api_errc::service_unavailable;
    BOOST_TEST((level_of(e) == log_level::warning));
    BOOST_TEST(line_of(e) == "the circuit breaker is open, was closed; last failure: service_unavailable");
    e.from = circuit_state::open;
    e.to = circuit_state::half_open;
    e.cause = {};
    BOOST_TEST((level_of(e) == log_level::info));
    BOOST_TEST(line_of(e) == "the circuit breaker is half open, was open");
}

BOOST_AUTO_TEST_SUITE_END()
