//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: whole calls, what is refused, what errors say.
//
#include "core_fixture.hpp"

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_core, core_fixture)

BOOST_AUTO_TEST_CASE(a_call)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a"})"),
        call_options().header("X-My", "field").request_id("r1"));
    test::peer_socket s = server.accept();
    std::string const sent = s.read_request();
    BOOST_TEST(sent.starts_with("POST /v1/users HTTP/1.1\r\n"));
    BOOST_TEST(sent.find("\r\nX-Appwrite-Project: project1\r\n") != std::string::npos);
    BOOST_TEST(sent.find("\r\nX-Appwrite-Key: the-key\r\n") != std::string::npos);
    BOOST_TEST(sent.find("\r\nX-My: field\r\n") != std::string::npos);
    BOOST_TEST(sent.find("\r\nX-Request-Id: r1\r\n") != std::string::npos);
    BOOST_TEST(sent.ends_with("\r\n\r\n{\"userId\":\"a\"}"));
    test::settle(ctx);
    mock_clock::advance(1500ms);
    s.write(response("201 Created", R"({"$id":"a"})"));
    outcome const& out = t.get(ctx);
    BOOST_REQUIRE(out.has_value());
    BOOST_TEST(out->status == 201u);
    BOOST_TEST(out->body == R"({"$id":"a"})");
    BOOST_TEST(out->attempts == 1u);
    BOOST_TEST((out->elapsed == 1500ms));

    auto const stats = core->stats();
    BOOST_TEST(stats.connections_opened == 1u);
    BOOST_TEST(stats.responses == 1u);
    BOOST_TEST(stats.bytes_written == sent.size());
    BOOST_TEST(stats.idle == 1u);
    BOOST_TEST((core->server()->speaks == dialect::v1_5));
}

BOOST_AUTO_TEST_CASE(the_connection_is_reused)
{
    test::peer_socket s = kept();
    for (int i = 0; i < 3; ++i)
    {
        auto t = call();
        s.read_request();
        s.write(ok);
        BOOST_TEST(t.get(ctx).has_value());
    }
    BOOST_TEST(!server.somebody_connected());
    BOOST_TEST(core->stats().connections_opened == 1u);
    BOOST_TEST(core->stats().connections_reused == 3u);
    BOOST_TEST(core->stats().responses == 4u);
}

BOOST_AUTO_TEST_CASE(an_error_says_everything)
{
    auto t = call(idempotent, request("/users/a/name", "{}"), call_options().request_id("r1"));
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(250ms);
    s.write(response("429 Too Many Requests",
        R"({"message":"slow down","code":429,"type":"general_rate_limit_exceeded","version":"1.9.0"})",
        "Retry-After: 3\r\n"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::general_rate_limit_exceeded));
    BOOST_TEST(e.status() == 429u);
    BOOST_TEST(e.message() == "slow down");
    BOOST_TEST(e.operation() == "users.update_name");
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST((e.elapsed() == 250ms));
    BOOST_TEST((e.retry_hint() == 3000ms));
    BOOST_TEST(e.request_id() == "r1");
    BOOST_TEST(e.stage() == call_stage::decode);
    BOOST_TEST(!e.may_have_been_executed());
    // The response was complete, so the connection is as good as after a success.
    BOOST_TEST(core->stats().idle == 1u);
}

// What is refused before anything is sent.

BOOST_AUTO_TEST_CASE(refused_requests_send_nothing)
{
    call_request refused = request();
    refused.refused = api_error(errc::invalid_argument, call_stage::validate, "name: too long");
    std::vector<std::pair<std::string, test::task<outcome>>> tasks;
    tasks.emplace_back("name: too long", call(safe, std::move(refused)));
    tasks.emplace_back("call_options", call(safe, request(), call_options().header("bad name", "x")));
    tasks.emplace_back("call_options", call(safe, request(), call_options().header("X-Appwrite-Key", "x")));
    tasks.emplace_back("call_options", call(safe, request(), call_options().header("X-A", "b\r\nX-C: d")));
    tasks.emplace_back("request_id", call(safe, request(), call_options().request_id("a\nb")));
    tasks.emplace_back("call_options.deadline", call(safe, request(), call_options().deadline(0ms)));
    tasks.emplace_back("call_options.deadline", call(safe, request(), call_options().deadline(-1ms)));
    tasks.emplace_back("call_options.deadline", call(safe, request(), call_options().deadline(24h + 1ms)));
    tasks.emplace_back(
        "call_options.attempt_timeout", call(safe, request(), call_options().attempt_timeout(0ms)));
    // None of these is a number of nanoseconds.
    using std::chrono::milliseconds;
    for (milliseconds const d :
        {milliseconds::max(), milliseconds::min(), milliseconds(std::chrono::years(300))})
    {
        tasks.emplace_back("call_options.deadline", call(safe, request(), call_options().deadline(d)));
        tasks.emplace_back(
            "call_options.attempt_timeout", call(safe, request(), call_options().attempt_timeout(d)));
        for (retry_policy const& policy : {retry_policy().max_elapsed(d), retry_policy().max_hint(d)})
            tasks.emplace_back("call_options.retry", call(safe, request(), call_options().retry(policy)));
    }
    tasks.emplace_back(
        "call_options.attempt_timeout", call(safe, request(), call_options().attempt_timeout(24h + 1ms)));
    for (auto& [field, t] : tasks)
    {
        api_error const e = failure(t);
        BOOST_TEST((e == errc::invalid_argument), e.what());
        BOOST_TEST(e.stage() == call_stage::validate);
        BOOST_TEST(e.message().find(field) != std::string::npos, e.what());
        BOOST_TEST(e.operation() == "users.get");
        BOOST_TEST(e.attempts() == 0u);
        BOOST_TEST(!e.may_have_been_executed());
    }
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
    BOOST_TEST(resolver->asked.empty());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_limits_of_call_options)
{
    auto least = call(safe, request(), call_options().deadline(1ms).attempt_timeout(1ms));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(ok);
    BOOST_TEST(least.get(ctx).has_value());
    auto most = call(safe, request(), call_options().deadline(24h).attempt_timeout(24h));
    s.read_request();
    s.write(ok);
    BOOST_TEST(most.get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(an_operation_that_the_server_lacks)
{
    remake(options().server_version("0.15.3"));
    BOOST_TEST((core->server()->speaks == dialect::v0_15));
    constexpr operation newer{
        "users.new_thing", detail::http_method::get, "/users", detail::retry_class::safe, 200, {1, 5, 0}};
    auto t = call(newer);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::not_supported_by_server));
    BOOST_TEST(e.stage() == call_stage::validate);
    BOOST_TEST(e.message() == "users.new_thing: servers have it since 1.5.0, this one is 0.15.3");
    BOOST_TEST(!server.somebody_connected());
}

// May it have been executed?

BOOST_AUTO_TEST_CASE(what_the_status_says_about_execution)
{
    struct example
    {
        char const* status;
        bool executed;
    };
    for (auto const& [status, executed] : {
             example{"301 Moved Permanently", false},
             example{"400 Bad Request", false},
             example{"404 Not Found", false},
             example{"409 Conflict", false},
             example{"429 Too Many Requests", false},
             example{"202 Accepted", true},
             example{"408 Request Timeout", true},
             example{"500 Internal Server Error", true},
             example{"503 Service Unavailable", true},
         })
        for (operation const* op : {&keyed_create, &safe})
        {
            remake(options());
            auto t = call(*op);
            test::peer_socket s = server.accept();
            s.read_request();
            s.write(response(status, ""));
            BOOST_TEST(failure(t).may_have_been_executed() == (executed && op == &keyed_create), status);
        }
}

BOOST_AUTO_TEST_CASE(connection_refused)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    auto t = call(unsafe);
    api_error const e = failure(t);
    BOOST_TEST((e == net::error::connection_refused));
    BOOST_TEST(e.stage() == call_stage::connect);
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST(core->stats().connect_failures == 1u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(waiters_learn_why_there_is_no_connection)
{
    remake(options(timeouts().total(10s).connect(20s)));
    resolver->answer({test::refusing_endpoint(ctx)});
    auto failed = call();
    failure(failed);
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint()});
    auto connecting = call(safe, request(), call_options().deadline(20s));
    auto waiting = call();
    // Half of its time.
    ends_after(waiting, 5s);
    api_error const e = failure(waiting);
    BOOST_TEST((e == errc::acquire_timeout));
    BOOST_TEST(e.message().find(error_code(net::error::connection_refused).message()) != std::string::npos,
        e.message());
}

BOOST_AUTO_TEST_SUITE_END()
