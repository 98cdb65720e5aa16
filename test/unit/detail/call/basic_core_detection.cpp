//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: the first calls of a client that was not told the server's version.
//
#include "core_fixture.hpp"

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

struct unknown_server : core_fixture
{
    unknown_server() { remake(options().server_version("")); }

    /// Answers the question for the version.
    void answer(test::peer_socket& s, std::string const& version)
    {
        std::string const sent = s.read_request();
        BOOST_TEST(sent.starts_with("GET /v1/health/version HTTP/1.1\r\n"));
        // With a key, servers refuse what is public.
        BOOST_TEST(sent.find("the-key") == std::string::npos);
        BOOST_TEST(sent.find("X-Appwrite-Project") == std::string::npos);
        s.write(response("200 OK", "{\"version\":\"" + version + "\"}"));
    }
};

call_request by_dialect(detail::server_info const& server)
{
    return request(server.speaks == dialect::v0_15 ? "/users/old" : "/users/new");
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core_detection, unknown_server)

BOOST_AUTO_TEST_CASE(the_first_call_asks_and_the_others_know)
{
    BOOST_TEST(!core->server().has_value());
    auto t = test::start(ctx, call_of(core, safe, detail::plan(std::nullopt, &by_dialect)));
    test::peer_socket s = server.accept();
    answer(s, "0.15.3");
    std::string const sent = s.read_request();
    BOOST_TEST(sent.starts_with("GET /v1/users/old HTTP/1.1\r\n"));
    BOOST_TEST(sent.find("\r\nX-Appwrite-Response-Format: 0.15.0\r\n") != std::string::npos);
    s.write(ok);
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->attempts == 1u);
    BOOST_REQUIRE(core->server().has_value());
    BOOST_TEST((core->server()->version == detail::api_version{0, 15, 3}));

    auto second = call();
    BOOST_TEST(s.read_request().starts_with("GET /v1/users/a HTTP/1.1\r\n"));
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    BOOST_TEST(core->stats().connections_opened == 1u);
}

BOOST_AUTO_TEST_CASE(many_first_calls_ask_once)
{
    std::vector<test::task<outcome>> calls;
    for (int i = 0; i < 5; ++i)
        calls.push_back(call());
    test::peer_socket s = server.accept();
    answer(s, "1.9.6");
    for (int i = 0; i < 5; ++i)
    {
        BOOST_TEST(s.read_request().starts_with("GET /v1/users/a HTTP/1.1\r\n"));
        s.write(ok);
    }
    for (auto& t : calls)
        BOOST_TEST(t.get(ctx).has_value());
    BOOST_TEST(core->stats().responses == 6u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(what_the_server_lacks)
{
    constexpr operation newer{
        "users.new_thing", detail::http_method::get, "/users", detail::retry_class::safe, 200, {1, 5, 0}};
    auto t = call(newer);
    test::peer_socket s = server.accept();
    answer(s, "1.4.14");
    api_error const e = failure(t);
    BOOST_TEST((e == errc::not_supported_by_server));
    BOOST_TEST(!s.has_more());
}

BOOST_AUTO_TEST_CASE(what_no_server_would_take_is_refused_before_asking)
{
    call_request bad = request();
    bad.refused.emplace(errc::invalid_argument, call_stage::validate, "id: bad");
    auto t = call(safe, std::move(bad));
    BOOST_TEST((failure(t) == errc::invalid_argument));
    auto u = call(safe, request(), call_options().deadline(0ms));
    BOOST_TEST((failure(u) == errc::invalid_argument));
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(a_failed_question_fails_the_call_and_the_next_asks_again)
{
    auto t = call(keyed_create, request("/users", "{}"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(error_of_type("503 Service Unavailable", "general_unknown"));
    api_error const e = failure(t);
    BOOST_TEST(e.status() == 503u);
    BOOST_TEST(e.operation() == "users.create");
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST(e.message() == "asking for the server's version: words");

    auto again = call();
    answer(s, "1.9.0");
    s.read_request();
    s.write(ok);
    BOOST_TEST(again.get(ctx).has_value());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_deadline_covers_the_question)
{
    auto t = call(safe, request(), call_options().deadline(3s));
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(3s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST((e.elapsed() == 3s));
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(cancelled_while_asking)
{
    auto asks = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto waits = call();
    test::settle(ctx);
    asks.cancel();
    BOOST_TEST((failure(asks) == error_code(net::error::operation_aborted)));
    // The other one asks anew, on a fresh connection.
    test::peer_socket fresh = server.accept();
    answer(fresh, "1.9.0");
    fresh.read_request();
    fresh.write(ok);
    BOOST_TEST(waits.get(ctx).has_value());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(closed_while_asking)
{
    auto asks = call();
    auto waits = call();
    test::peer_socket s = server.accept();
    s.read_request();
    core->close();
    BOOST_TEST((failure(asks) == error_code(net::error::operation_aborted)));
    BOOST_TEST((failure(waits) == error_code(net::error::operation_aborted)));
    expect_quiet();
}

BOOST_AUTO_TEST_SUITE_END()
