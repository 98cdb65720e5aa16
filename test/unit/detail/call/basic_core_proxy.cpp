//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: calls through a proxy. (It is the fixture's server that plays the proxy.)
//
#include "core_fixture.hpp"

#include <boost/asio/error.hpp>

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

struct core_behind_proxy_fixture : core_fixture
{
    core_behind_proxy_fixture() { remake(proxied()); }

    client_options proxied(timeouts const& limits = timeouts().connect(2s)) const
    {
        proxy_options const proxy("http://u:secret@127.0.0.1:" + std::to_string(server.port()));
        return options(limits).proxy(proxy);
    }

    /// The proxy's side of a new connection, with this answer.
    test::peer_socket asked(std::string const& answer)
    {
        test::peer_socket s = server.accept();
        BOOST_TEST(s.read_request().starts_with("CONNECT localhost:"));
        s.write(answer);
        return s;
    }

    api_error not_executed(test::task<outcome>& t)
    {
        api_error const e = failure(t);
        BOOST_TEST(!e.may_have_been_executed(), e.what());
        BOOST_TEST((e.stage() == call_stage::proxy), e.what());
        BOOST_TEST(e.what().find("secret") == std::string::npos, e.what());
        expect_quiet();
        return e;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core_proxy, core_behind_proxy_fixture)

namespace
{

std::string const established = "HTTP/1.1 200 Connection established\r\n\r\n";
std::string const bad_gateway = "HTTP/1.1 502 Bad Gateway\r\n\r\n";
std::string const forbidden = "HTTP/1.1 403 Forbidden\r\n\r\n";

} // namespace

BOOST_AUTO_TEST_CASE(cancelled_while_the_tunnel_is_made)
{
    auto t = call(keyed_create);
    test::peer_socket s = server.accept();
    s.read_request();
    t.cancel();
    BOOST_TEST((not_executed(t) == net::error::operation_aborted));
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(the_tunnel_takes_too_long)
{
    auto t = call(keyed_create);
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 2s);
    api_error const e = not_executed(t);
    BOOST_TEST((e == errc::proxy_timeout), e.what());
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(what_may_pass_is_repeated_whatever_the_operation)
{
    remake(proxied().retry(retry_policy().max_attempts(2)).backoff(backoff().base(1ms).cap(1ms)));
    auto t = call(unsafe);
    asked(bad_gateway).expect_close();
    // The wait before the second attempt.
    test::settle(ctx);
    mock_clock::advance(1ms);
    test::peer_socket s = asked(established);
    s.read_request();
    s.write(success_of(unsafe));
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->attempts == 2u);
}

BOOST_AUTO_TEST_CASE(the_proxy_says_when_to_come)
{
    remake(proxied().retry(retry_policy().max_attempts(2).max_hint(5s)));
    auto t = call(unsafe);
    asked("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 6\r\n\r\n").expect_close();
    api_error const e = not_executed(t);
    BOOST_TEST((e == errc::proxy_unavailable), e.what());
    BOOST_TEST((e.retry_hint() == 6000ms));
    BOOST_TEST((e.retry_stop() == retry_stop::hint));
}

BOOST_AUTO_TEST_CASE(what_stays_is_not_repeated)
{
    remake(proxied().retry(retry_policy().max_attempts(2)));
    auto t = call(safe);
    asked(forbidden).expect_close();
    api_error const e = not_executed(t);
    BOOST_TEST((e == errc::proxy_refused), e.what());
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST((e.retry_stop() == retry_stop::permanent));
    BOOST_TEST(e.status() == 0u);
}

BOOST_AUTO_TEST_CASE(a_replay_needs_a_tunnel_of_its_own)
{
    for (bool const refused : {false, true})
    {
        remake(proxied());
        auto first = call();
        test::peer_socket s = asked(established);
        s.read_request();
        s.write(ok);
        BOOST_REQUIRE(first.get(ctx).has_value());

        auto t = call(idempotent);
        s.read_request();
        s.close();
        test::peer_socket again = asked(refused ? forbidden : established);
        if (refused)
        {
            api_error const e = failure(t);
            BOOST_TEST((e == errc::proxy_refused), e.what());
            // The first time, it was written.
            BOOST_TEST(e.may_have_been_executed());
            continue;
        }
        again.read_request();
        again.write(ok);
        BOOST_TEST(t.get(ctx).has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()
