//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A server that is reached through a proxy.
//
#include "support/connect_proxy.hpp"
#include "support/emulated.hpp"

#include <boost/asio/error.hpp>

#include <string>
#include <vector>

using namespace appwrite;
using namespace appwrite::test;
using testing::certificate_kind;
using testing::emulator_options;

BOOST_AUTO_TEST_SUITE(integration_proxy)

namespace
{

// "user:secret"
std::string const authorization = "Basic dXNlcjpzZWNyZXQ=";

std::string port_of(emulated const& e)
{
    return std::to_string(e.server.port());
}

api_error list_fails(emulated& e, client_options const& options)
{
    client c(e.ctx, options);
    auto const r = await(e.ctx, c.users(nothrow).list());
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(!r.error().may_have_been_executed());
    BOOST_TEST(r.error().what().find("secret") == std::string::npos, r.error().what());
    BOOST_TEST(e.server.counters().requests == 0u);
    check_at_rest(c);
    return r.error();
}

} // namespace

BOOST_AUTO_TEST_CASE(tls_through_a_tunnel)
{
    emulated e;
    connect_proxy const proxy;
    client c(e.ctx, e.options().proxy(proxy_options(proxy.url())));
    BOOST_TEST(await(e.ctx, c.users(nothrow).create(somebody("walter"))).has_value());
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).value().total == 1);
    // One connection, one tunnel.
    std::vector<std::string> const once{"localhost:" + port_of(e)};
    BOOST_TEST(proxy.targets() == once, boost::test_tools::per_element());
    check_at_rest(c);

    c.close_idle_connections();
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(proxy.targets().size() == 2u);
    BOOST_TEST(c.stats().tls_resumed == 1u);
}

BOOST_AUTO_TEST_CASE(the_certificate_is_the_servers)
{
    connect_proxy const proxy;
    emulated wrong(emulator_options().certificate(certificate_kind::wrong_host));
    api_error const mismatch = list_fails(wrong, wrong.options().proxy(proxy_options(proxy.url())));
    BOOST_TEST((mismatch == errc::tls_host_mismatch), mismatch.what());

    emulated e;
    api_error const unknown = list_fails(e, e.options().proxy(proxy_options(proxy.url())).tls(tls_options()));
    BOOST_TEST((unknown == errc::tls_unknown_authority), unknown.what());
}

BOOST_AUTO_TEST_CASE(credentials)
{
    emulated e;
    connect_proxy const proxy(authorization);
    for (proxy_options const& options :
        {proxy_options(proxy.url("user:secret@")), proxy_options(proxy.url()).credentials("user", "secret")})
    {
        client c(e.ctx, e.options().proxy(options));
        BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    }
    BOOST_TEST(proxy.targets().size() == 2u);
}

BOOST_AUTO_TEST_CASE(wrong_credentials_or_none)
{
    emulated e;
    connect_proxy const proxy(authorization);
    for (std::string const userinfo : {"", "user:wrong-secret@"})
    {
        client_options options = e.options().proxy(proxy_options(proxy.url(userinfo)));
        // It would not help.
        options.retry(retry_policy().max_attempts(3));
        api_error const error = list_fails(e, options);
        BOOST_TEST((error == errc::proxy_authentication_required), error.what());
        BOOST_TEST((error.stage() == call_stage::proxy), error.what());
        BOOST_TEST(error.attempts() == 1u);
        BOOST_TEST(
            error.message().ends_with(": localhost:" + port_of(e) + " through the proxy " +
                                      proxy.url().substr(7) + ": HTTP 407 Proxy Authentication Required"),
            error.message());
    }
}

BOOST_AUTO_TEST_CASE(the_proxy_does_not_reach_the_server)
{
    emulated e;
    connect_proxy const proxy;
    net::ip::tcp::acceptor closed(e.ctx, {net::ip::address_v4::loopback(), 0});
    std::string const port = std::to_string(closed.local_endpoint().port());
    closed.close();
    client_options options("https://localhost:" + port + "/v1", "p");
    options.key("k").server_version("1.9").proxy(proxy_options(proxy.url()));
    options.backoff(backoff().base(std::chrono::milliseconds(1)));
    api_error const error = list_fails(e, options);
    BOOST_TEST((error == errc::proxy_unavailable), error.what());
    BOOST_TEST(error.attempts() == 3u);
    BOOST_TEST(proxy.targets().size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_proxy_is_down)
{
    emulated e;
    std::string url;
    {
        connect_proxy const proxy;
        url = proxy.url();
    }
    api_error const error = list_fails(e, e.options().proxy(proxy_options(url)));
    BOOST_TEST((error == error_code(net::error::connection_refused)), error.what());
    BOOST_TEST((error.stage() == call_stage::connect));
    BOOST_TEST(
        error.message().find("through the proxy " + url.substr(7)) != std::string::npos, error.message());
}

BOOST_AUTO_TEST_CASE(exceptions)
{
    emulated e;
    connect_proxy const proxy;
    for (std::string const& list :
        {std::string("localhost"), std::string("*"), "example.com, LOCALHOST:" + port_of(e)})
    {
        client c(e.ctx, e.options().proxy(proxy_options(proxy.url()).no_proxy(list)));
        BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    }
    BOOST_TEST(proxy.targets().empty());
    client c(e.ctx, e.options().proxy(proxy_options(proxy.url()).no_proxy("127.0.0.1,localhost:1")));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(proxy.targets().size() == 1u);
}

BOOST_AUTO_TEST_CASE(plain_http_and_a_name_that_only_the_proxy_knows)
{
    emulated e(emulator_options().plain_http());
    connect_proxy const proxy;
    client_options options("http://appwrite.invalid:" + port_of(e) + "/v1", e.server.project());
    options.key(e.server.api_key()).proxy(proxy_options(proxy.url())).allow_insecure_http();
    client c(e.ctx, options);
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    std::vector<std::string> const once{"appwrite.invalid:" + port_of(e)};
    BOOST_TEST(proxy.targets() == once, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
