//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: whole calls, over a plain connection to a peer that the test moves, with a clock that does not
// run.
//
#include "support/fake_resolver.hpp"
#include "support/mock_core.hpp"
#include "support/peer.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/users/operations.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::call_request;
using detail::call_response;
using detail::operation;
using test::mock_clock;

namespace
{

// One operation of each class.
operation const& safe = detail::users_get;
operation const& idempotent = detail::users_update_name;
operation const& deletion = detail::users_delete_user;
operation const& keyed_create = detail::users_create;
constexpr operation unsafe{"users.create_session", detail::http_method::post, "/users/{userId}/sessions",
    detail::retry_class::unsafe, 201, {0, 13, 0}};

std::string response(std::string const& status, std::string const& body, std::string const& fields = "")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string error_of_type(std::string const& status, std::string const& type)
{
    return response(status, R"({"message":"words","code":400,"type":")" + type + R"(","version":"1.9.0"})");
}

std::string const ok = response("200 OK", "{}");
std::string const no_content = "HTTP/1.1 204 No Content\r\n\r\n";

std::string success_of(operation const& op)
{
    return op.success == 204 ? no_content : response(op.success == 201 ? "201 Created" : "200 OK", "{}");
}

call_request request(std::string target = "/users/a", std::string body = {})
{
    call_request out;
    out.target = std::move(target);
    out.body = std::move(body);
    return out;
}

using outcome = result<call_response>;

/// Makes a call after having been cancelled.
net::awaitable<outcome> call_once_cancelled(std::shared_ptr<detail::client_core> core, operation const& op)
{
    co_await net::this_coro::throw_if_cancelled(false);
    auto const cancellation = co_await net::this_coro::cancellation_state;
    while (cancellation.cancelled() == net::cancellation_type::none)
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    call_request what = request();
    call_options with;
    co_return co_await core->call(op, std::move(what), std::move(with));
}

struct fixture
{
    fixture() { remake(options()); }

    client_options options(timeouts const& limits = timeouts()) const
    {
        return client_options("http://localhost:" + std::to_string(server.port()) + "/v1", "project1")
            .key("the-key")
            .timeouts(limits)
            .pool(pool_options().max_connections(1));
    }

    void remake(client_options const& o) { core = test::make_mock_core(ctx.get_executor(), o, resolver); }

    test::task<outcome> call(
        operation const& op = safe, call_request r = request(), call_options o = call_options())
    {
        return test::start(ctx, core->call(op, std::move(r), std::move(o)));
    }

    /// Does one call, so that there is a kept connection; the other side of it.
    test::peer_socket kept()
    {
        auto t = call();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(ok);
        BOOST_REQUIRE(t.get(ctx).has_value());
        BOOST_REQUIRE(core->stats().idle == 1u);
        return s;
    }

    api_error failure(test::task<outcome>& t)
    {
        outcome const& out = t.get(ctx);
        BOOST_REQUIRE(out.has_error());
        return out.error();
    }

    void ends_after(test::task<outcome>& t, mock_clock::duration limit)
    {
        test::settle(ctx);
        BOOST_TEST(!t.done());
        mock_clock::advance(limit - 1ms);
        test::settle(ctx);
        BOOST_TEST(!t.done());
        mock_clock::advance(1ms);
        t.get(ctx);
    }

    void expect_quiet()
    {
        auto const stats = core->stats();
        BOOST_TEST(stats.in_use == 0u);
        BOOST_TEST(stats.connecting == 0u);
        BOOST_TEST(stats.waiting == 0u);
    }

    net::io_context ctx;
    test::peer server{ctx};
    std::shared_ptr<test::fake_resolver> resolver = [this]
    {
        auto r = std::make_shared<test::fake_resolver>();
        r->answer({server.endpoint()});
        return r;
    }();
    std::shared_ptr<detail::client_core> core;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core, fixture)

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
    BOOST_TEST((core->speaks() == dialect::v1_5));
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
    BOOST_TEST((core->speaks() == dialect::v0_15));
    constexpr operation newer{
        "users.new_thing", detail::http_method::get, "/users", detail::retry_class::safe, 200, {1, 5, 0}};
    auto t = call(newer);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::not_supported_by_server));
    BOOST_TEST(e.stage() == call_stage::validate);
    BOOST_TEST(e.message().find("users.new_thing") != std::string::npos);
    BOOST_TEST(!server.somebody_connected());
}

// Time.

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_resolving)
{
    resolver = std::make_shared<test::fake_resolver>();
    remake(options(timeouts().total(2s)));
    auto t = call();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::resolve_timeout));
    BOOST_TEST(e.stage() == call_stage::resolve);
    BOOST_TEST((e.elapsed() == 2000ms));
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST(core->stats().connect_failures == 1u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_connecting)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint()});
    remake(options(timeouts().total(2s)));
    auto t = call(unsafe);
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::connect_timeout));
    BOOST_TEST(!e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_writing)
{
    remake(options(timeouts().total(2s)));
    auto t = call(keyed_create, request("/users", std::string(24 * 1024 * 1024, 'x')));
    test::peer_socket s = server.accept();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::write_timeout));
    BOOST_TEST(e.stage() == call_stage::write);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_waiting_for_the_first_byte)
{
    remake(options(timeouts().total(2s)));
    auto t = call(idempotent);
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST(e.stage() == call_stage::first_byte);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_reading)
{
    remake(options(timeouts().total(2s)));
    auto t = call(idempotent);
    test::peer_socket s = server.accept();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n");
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::read_timeout));
    BOOST_TEST(e.stage() == call_stage::body);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_all_phases_together)
{
    resolver = std::make_shared<test::fake_resolver>();
    remake(options(timeouts().total(6s).resolve(3s).first_byte(3s).body(3s)));
    auto t = call();
    test::settle(ctx);
    mock_clock::advance(2s);
    resolver->answer({server.endpoint()});
    resolver->answer_late();
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(2s);
    s.write("HTTP/1.1 200 OK\r\n");
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::read_timeout));
    BOOST_TEST((e.elapsed() == 6000ms));
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection)
{
    remake(options(timeouts().total(10s).acquire(3s)));
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(keyed_create);
    test::settle(ctx);
    BOOST_TEST(core->stats().waiting == 1u);
    ends_after(second, 3s);
    api_error const e = failure(second);
    BOOST_TEST((e == errc::acquire_timeout));
    BOOST_TEST(e.stage() == call_stage::acquire);
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST((e.elapsed() == 3000ms));
    BOOST_TEST(!e.may_have_been_executed());
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection_takes_half_the_time_by_default)
{
    remake(options(timeouts().total(10s)));
    auto first = call(safe, request(), call_options().deadline(1h));
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    ends_after(second, 5s);
    BOOST_TEST((failure(second) == errc::acquire_timeout));

    // Of the call's own time, if it has one.
    auto third = call(safe, request(), call_options().deadline(4s));
    ends_after(third, 2s);
    BOOST_TEST((failure(third) == errc::acquire_timeout));
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection_ends_with_the_deadline)
{
    remake(options(timeouts().total(10s).acquire(20s)));
    auto first = call(safe, request(), call_options().deadline(1h));
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    ends_after(second, 10s);
    BOOST_TEST((failure(second) == errc::acquire_timeout));
}

BOOST_AUTO_TEST_CASE(a_waiting_call_goes_on_when_there_is_a_connection)
{
    auto first = call();
    test::peer_socket s = server.accept();
    auto second = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    BOOST_TEST(core->stats().connections_opened == 1u);
}

BOOST_AUTO_TEST_CASE(a_deadline_of_its_own)
{
    auto t = call(safe, request(), call_options().deadline(700ms));
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 700ms);
    BOOST_TEST((failure(t) == errc::response_timeout));

    // Also a longer one.
    remake(options(timeouts().total(1s).first_byte(1h)));
    auto longer = call(safe, request(), call_options().deadline(2s));
    test::peer_socket other = server.accept();
    other.read_request();
    ends_after(longer, 2s);
    BOOST_TEST((failure(longer) == errc::response_timeout));
}

BOOST_AUTO_TEST_CASE(attempt_timeout_counts_from_the_connection)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(safe, request(), call_options().attempt_timeout(500ms));
    test::settle(ctx);
    // Waiting does not count.
    mock_clock::advance(2s);
    test::settle(ctx);
    BOOST_TEST(!second.done());
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    s.read_request();
    ends_after(second, 500ms);
    api_error const e = failure(second);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST((e.elapsed() == 2500ms));
}

// Connections that died while nobody looked.

BOOST_AUTO_TEST_CASE(not_written_is_always_sent_again)
{
    for (operation const* op : {&safe, &idempotent, &deletion, &keyed_create, &unsafe})
    {
        remake(options());
        test::peer_socket s = kept();
        s.close();
        auto t = call(*op);
        test::peer_socket fresh = server.accept();
        fresh.read_request();
        fresh.write(success_of(*op));
        BOOST_TEST(t.get(ctx).has_value(), op->name);
        BOOST_TEST(t.get()->attempts == 1u);
        BOOST_TEST(!fresh.has_more());
        // Nothing was sent twice, so that is no replay; and nothing went out on a reused connection.
        BOOST_TEST(core->stats().replays == 0u);
        BOOST_TEST(core->stats().connections_reused == 0u);
        BOOST_TEST(core->stats().connections_opened == 2u);
    }
}

BOOST_AUTO_TEST_CASE(written_but_unanswered_is_sent_again_if_harmless)
{
    for (operation const* op : {&safe, &idempotent, &deletion})
    {
        remake(options());
        test::peer_socket s = kept();
        auto t = call(*op);
        std::string const first = s.read_request();
        s.close();
        test::peer_socket fresh = server.accept();
        BOOST_TEST(fresh.read_request() == first);
        fresh.write(success_of(*op));
        BOOST_TEST(t.get(ctx).has_value(), op->name);
        BOOST_TEST(core->stats().replays == 1u);
        BOOST_TEST(core->stats().idle == 1u);
    }
}

BOOST_AUTO_TEST_CASE(written_but_unanswered_is_not_sent_again_if_it_could_do_harm)
{
    for (operation const* op : {&keyed_create, &unsafe})
    {
        remake(options());
        test::peer_socket s = kept();
        auto t = call(*op);
        s.read_request();
        s.close();
        api_error const e = failure(t);
        BOOST_TEST((e == errc::incomplete_response), e.what());
        BOOST_TEST(e.stage() == call_stage::first_byte);
        BOOST_TEST(e.may_have_been_executed());
        test::settle(ctx);
        BOOST_TEST(!server.somebody_connected());
        BOOST_TEST(core->stats().replays == 0u);
        expect_quiet();
    }
}

BOOST_AUTO_TEST_CASE(the_caller_knows_better)
{
    {
        test::peer_socket s = kept();
        auto t = call(unsafe, request(), call_options().idempotent(true));
        s.read_request();
        s.close();
        test::peer_socket fresh = server.accept();
        fresh.read_request();
        fresh.write(success_of(unsafe));
        BOOST_TEST(t.get(ctx).has_value());
    }
    {
        remake(options());
        test::peer_socket s = kept();
        auto t = call(idempotent, request(), call_options().idempotent(false));
        s.read_request();
        s.close();
        BOOST_TEST(failure(t).may_have_been_executed());
        BOOST_TEST(!server.somebody_connected());
    }
}

BOOST_AUTO_TEST_CASE(once_and_not_twice)
{
    test::peer_socket s = kept();
    auto t = call(idempotent);
    s.read_request();
    s.close();
    test::peer_socket fresh = server.accept();
    fresh.read_request();
    fresh.close();
    api_error const e = failure(t);
    BOOST_TEST((e == errc::incomplete_response));
    BOOST_TEST(e.may_have_been_executed());
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(a_fresh_connection_that_dies_is_no_reason_to_send_again)
{
    auto t = call(safe);
    test::peer_socket s = server.accept();
    s.read_request();
    s.close();
    api_error const e = failure(t);
    BOOST_TEST((e == errc::incomplete_response));
    // Reading executes nothing.
    BOOST_TEST(!e.may_have_been_executed());
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(after_one_byte_it_is_not_sent_again)
{
    test::peer_socket s = kept();
    auto t = call(idempotent);
    s.read_request();
    s.write("H");
    test::settle(ctx);
    s.close();
    BOOST_TEST((failure(t) == errc::incomplete_response));
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(there_is_nowhere_to_send_it_again)
{
    test::peer_socket s = kept();
    auto t = call(idempotent);
    s.read_request();
    resolver->answer({test::refusing_endpoint(ctx)});
    s.close();
    api_error const e = failure(t);
    BOOST_TEST((e == net::error::connection_refused));
    BOOST_TEST(e.stage() == call_stage::connect);
    // The first one may have arrived.
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_replay_keeps_the_deadline)
{
    remake(options(timeouts().total(10s)));
    test::peer_socket s = kept();
    auto t = call(idempotent);
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(4s);
    s.close();
    test::peer_socket fresh = server.accept();
    fresh.read_request();
    ends_after(t, 6s);
    BOOST_TEST((failure(t) == errc::response_timeout));
}

BOOST_AUTO_TEST_CASE(a_408_that_crossed_the_request)
{
    std::string const tired =
        "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    {
        test::peer_socket s = kept();
        auto t = call(idempotent);
        s.read_request();
        s.write(tired);
        test::peer_socket fresh = server.accept();
        fresh.read_request();
        fresh.write(ok);
        BOOST_TEST(t.get(ctx).has_value());
    }
    {
        remake(options());
        test::peer_socket s = kept();
        auto t = call(keyed_create);
        s.read_request();
        s.write(tired);
        api_error const e = failure(t);
        BOOST_TEST(e.status() == 408u);
        BOOST_TEST(e.may_have_been_executed());
        BOOST_TEST(!server.somebody_connected());
    }
}

BOOST_AUTO_TEST_CASE(a_deletion_that_was_done_the_first_time)
{
    for (std::string const type : {"user_not_found", "project_not_found"})
    {
        remake(options());
        test::peer_socket s = kept();
        auto t = call(deletion);
        s.read_request();
        s.close();
        test::peer_socket fresh = server.accept();
        fresh.read_request();
        fresh.write(error_of_type("404 Not Found", type));
        if (type == "user_not_found")
            BOOST_TEST(t.get(ctx).has_value());
        else
            BOOST_TEST((failure(t) == api_errc::project_not_found));
    }
}

BOOST_AUTO_TEST_CASE(a_deletion_of_nobody)
{
    // Sent once: the 404 means what it says. Also after a dead connection to which nothing was written.
    for (bool const dead : {false, true})
    {
        remake(options());
        std::optional<test::peer_socket> s(kept());
        if (dead)
            s->close();
        auto t = call(deletion);
        if (dead)
            s.emplace(server.accept());
        s->read_request();
        s->write(error_of_type("404 Not Found", "user_not_found"));
        api_error const e = failure(t);
        BOOST_TEST((e == api_errc::user_not_found));
        BOOST_TEST(!e.may_have_been_executed());
    }
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

// Cancellation and the end.

BOOST_AUTO_TEST_CASE(cancelled_in_each_phase)
{
    auto const expect_aborted = [this](test::task<outcome>& t, call_stage stage, bool executed)
    {
        t.cancel();
        api_error const e = failure(t);
        BOOST_TEST((e == net::error::operation_aborted), e.what());
        BOOST_TEST(e.stage() == stage);
        BOOST_TEST(e.operation() == "users.create");
        BOOST_TEST(e.may_have_been_executed() == executed, e.what());
        test::settle(ctx);
        expect_quiet();
    };
    {
        resolver = std::make_shared<test::fake_resolver>();
        remake(options());
        auto t = call(keyed_create);
        test::settle(ctx);
        expect_aborted(t, call_stage::resolve, false);
        resolver->answer({server.endpoint()});
    }
    {
        test::deaf_peer const deaf(ctx);
        resolver->answer({deaf.endpoint()});
        auto t = call(keyed_create);
        test::settle(ctx);
        expect_aborted(t, call_stage::connect, false);
        resolver->answer({server.endpoint()});
    }
    {
        auto t = call(keyed_create, request("/users", std::string(24 * 1024 * 1024, 'x')));
        test::peer_socket s = server.accept();
        test::settle(ctx);
        expect_aborted(t, call_stage::write, true);
        s.expect_close();
    }
    {
        auto t = call(keyed_create);
        test::peer_socket s = server.accept();
        s.read_request();
        expect_aborted(t, call_stage::first_byte, true);
        s.expect_close();
    }
    {
        auto t = call(keyed_create);
        test::peer_socket s = server.accept();
        s.read_request();
        s.write("HTTP/1.1 201");
        test::settle(ctx);
        expect_aborted(t, call_stage::body, true);
        s.expect_close();
    }
    // And now it works as if nothing had happened.
    kept();
}

BOOST_AUTO_TEST_CASE(cancelled_while_waiting)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(keyed_create);
    test::settle(ctx);
    second.cancel();
    api_error const e = failure(second);
    BOOST_TEST((e == net::error::operation_aborted));
    BOOST_TEST(e.stage() == call_stage::acquire);
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST(!e.may_have_been_executed());
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(cancelled_before_it_started)
{
    for (bool const connected : {false, true})
    {
        remake(options());
        std::optional<test::peer_socket> s;
        if (connected)
            s.emplace(kept());
        auto t = test::start(ctx, call_once_cancelled(core, keyed_create));
        net::post(ctx, [&] { t.cancel(); });
        api_error const e = failure(t);
        BOOST_TEST((e == net::error::operation_aborted), e.what());
        BOOST_TEST(e.stage() == call_stage::acquire);
        BOOST_TEST(e.attempts() == 0u);
        BOOST_TEST(!e.may_have_been_executed());
        test::settle(ctx);
        BOOST_TEST(!server.somebody_connected());
        if (s)
        {
            BOOST_TEST(!s->has_more());
            BOOST_TEST(core->stats().idle == 1u);
        }
        expect_quiet();
    }
}

BOOST_AUTO_TEST_CASE(cancelled_at_any_moment)
{
    // Wherever it hits: the call ends at once, with a response or `operation_aborted`; nothing stays in use;
    // the next call works.
    std::size_t aborted = 0;
    std::size_t succeeded = 0;
    for (std::size_t moment = 0; moment < 40; ++moment)
    {
        remake(options());
        std::optional<test::peer_socket> s;
        auto const serve = [&]
        {
            if (!s)
                s = server.try_accept();
            if (s && s->has_request())
            {
                s->read_request();
                s->write(ok);
            }
        };
        auto t = call(idempotent);
        for (std::size_t i = 0; i < moment && !t.done(); ++i)
        {
            ctx.restart();
            ctx.poll_one();
            serve();
        }
        t.cancel();
        for (int i = 0; i < 100 && !t.done(); ++i)
        {
            test::settle(ctx);
            serve();
        }
        BOOST_REQUIRE_MESSAGE(t.done(), "cancelled after " << moment << " handlers");
        try
        {
            outcome const& out = t.get();
            if (out)
                ++succeeded;
            else
            {
                BOOST_TEST((out.error() == net::error::operation_aborted), out.error().what());
                ++aborted;
            }
        }
        catch (boost::system::system_error const& e)
        {
            BOOST_TEST(e.code() == net::error::operation_aborted);
            ++aborted;
        }
        test::settle(ctx);
        expect_quiet();

        auto next = call();
        while (!next.done())
        {
            test::settle(ctx);
            if (s && !s->pump() && !s->has_request())
                s.reset();
            serve();
        }
        BOOST_TEST(next.get().has_value());
        core->close();
        while (server.somebody_connected())
            ;
    }
    // The loop went beyond the end of a call.
    BOOST_TEST(aborted > 3u);
    BOOST_TEST(succeeded > 3u);
}

BOOST_AUTO_TEST_CASE(closing_ends_all_calls)
{
    auto busy = call(keyed_create);
    test::peer_socket s = server.accept();
    s.read_request();
    auto waiting = call(keyed_create);
    test::settle(ctx);
    core->close();
    core->close();

    api_error const e = failure(busy);
    BOOST_TEST((e == net::error::operation_aborted));
    BOOST_TEST(e.stage() == call_stage::first_byte);
    BOOST_TEST(e.may_have_been_executed());
    api_error const w = failure(waiting);
    BOOST_TEST((w == net::error::operation_aborted));
    BOOST_TEST(w.stage() == call_stage::acquire);
    BOOST_TEST(!w.may_have_been_executed());
    s.expect_close();

    auto late = call(keyed_create);
    api_error const l = failure(late);
    BOOST_TEST((l == net::error::operation_aborted));
    BOOST_TEST(l.operation() == "users.create");
    BOOST_TEST(l.attempts() == 0u);
    BOOST_TEST(!server.somebody_connected());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(closing_closes_what_is_idle)
{
    test::peer_socket s = kept();
    core->close();
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(close_idle_connections)
{
    test::peer_socket s = kept();
    core->close_idle_connections();
    s.expect_close();
    BOOST_TEST(core->stats().idle == 0u);
    kept();
}

BOOST_AUTO_TEST_CASE(an_old_connection_is_not_used)
{
    remake(options().pool(pool_options().idle_timeout(10s)));
    test::peer_socket s = kept();
    mock_clock::advance(10s);
    auto t = call();
    test::peer_socket fresh = server.accept();
    fresh.read_request();
    fresh.write(ok);
    BOOST_TEST(t.get(ctx).has_value());
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(destroyed_with_calls_inside)
{
    std::weak_ptr<detail::client_core> gone;
    {
        auto doomed = std::make_unique<net::io_context>();
        auto core_of_it = test::make_mock_core(doomed->get_executor(), options(), resolver);
        gone = core_of_it;
        test::task<outcome> busy(doomed->get_executor(), core_of_it->call(safe, request(), call_options()));
        test::task<outcome> waiting(
            doomed->get_executor(), core_of_it->call(safe, request(), call_options()));
        test::settle(*doomed);
        BOOST_TEST(core_of_it->stats().waiting == 1u);
        BOOST_TEST(core_of_it->stats().in_use == 1u);
        core_of_it->close();
        core_of_it.reset();
    }
    BOOST_TEST(gone.expired());
}

BOOST_AUTO_TEST_SUITE_END()
