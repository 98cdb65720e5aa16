//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: the tunnel through a proxy.
//
#include "connection_fixture.hpp"

#include <string>
#include <string_view>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

namespace
{

struct proxy_fixture : connection_fixture
{
    proxy_fixture() { through("http://user:secret@proxy.test:3128"); }

    /// Puts a proxy in front of the server. (It is `server` that plays it.)
    void through(std::string_view url)
    {
        auto const to = detail::endpoint::parse("http://appwrite.test:1/v1").value();
        options->proxy = detail::http_proxy::make(proxy_options(url), "proxy", to).value();
        fresh();
    }

    void with_tls()
    {
        options->tls = std::make_shared<detail::tls_context>(tls_options());
        fresh();
    }

    /// Has the proxy answer the client's request for a tunnel.
    connect_outcome answered(std::string_view answer)
    {
        fresh();
        auto t = connect();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(answer);
        return t.get(ctx);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_connection_proxy, proxy_fixture)

namespace
{

std::string const established = "HTTP/1.1 200 Connection established\r\n\r\n";

} // namespace

BOOST_AUTO_TEST_CASE(a_tunnel)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    std::string const asked = s.read_request();
    BOOST_TEST(asked.starts_with("CONNECT appwrite.test:1 HTTP/1.1\r\nHost: appwrite.test:1\r\n"));
    BOOST_TEST(asked.ends_with("\r\nProxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n\r\n"));
    s.write(established);
    BOOST_TEST(!t.get(ctx).status.ec);
    // The name of the server is the proxy's business.
    BOOST_TEST(resolver->asked == std::vector<std::string>{"proxy.test"}, boost::test_tools::per_element());

    // One for all requests of the connection, which know nothing of it.
    for (int i = 0; i < 2; ++i)
    {
        auto u = exchange();
        BOOST_TEST(s.read_request() == request);
        s.write(ok);
        BOOST_TEST(u.get(ctx).clean);
        c->begin_use();
    }
}

BOOST_AUTO_TEST_CASE(a_proxy_by_address)
{
    through("http://127.0.0.1:" + std::to_string(server.port()));
    auto t = connect();
    test::peer_socket s = server.accept();
    BOOST_TEST(s.read_request().find("Proxy-Authorization") == std::string::npos);
    s.write(established);
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(resolver->asked.empty());
}

BOOST_AUTO_TEST_CASE(an_answer_in_pieces)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    for (char const byte : "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + established)
    {
        BOOST_TEST(!t.done());
        s.write(std::string_view(&byte, 1));
        test::settle(ctx);
    }
    BOOST_TEST(!t.get(ctx).status.ec);
    auto u = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(u.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(a_success_has_no_body)
{
    for (std::string const fields : {"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n",
             "Connection: close\r\n", "Content-Length: 99999999999\r\n"})
    {
        BOOST_TEST(!answered("HTTP/1.1 200 OK\r\n" + fields + "\r\n").status.ec, fields);
        BOOST_TEST(!answered("HTTP/1.0 200 OK\r\n" + fields + "\r\n").status.ec, fields);
    }
}

BOOST_AUTO_TEST_CASE(what_follows_the_header_is_not_lost)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write("HTTP/1.1 100 Continue\r\n\r\n" + established + ok);
    BOOST_TEST(!t.get(ctx).status.ec);
    auto u = exchange();
    BOOST_TEST(u.get(ctx).response.body == "{}");

    // The TLS stream sees it first of all, and it is no TLS.
    with_tls();
    connect_outcome const out = answered(established + "HTTP/1.1 400 Bad Request\r\n\r\n");
    expect_failure(out, errc::tls_handshake_failed, call_stage::handshake);
}

BOOST_AUTO_TEST_CASE(refusals)
{
    auto const expect = [&](std::string const& status, errc code)
    {
        connect_outcome const out = answered(
            "HTTP/1.1 " + status + "\r\nContent-Length: 100000\r\nProxy-Authenticate: Basic\r\n\r\n<html>");
        expect_failure(out, code, call_stage::proxy);
        BOOST_TEST(out.status.detail.read() == "HTTP " + status);
        BOOST_TEST(!out.status.retry_hint.has_value());
    };
    expect("407 Proxy Authentication Required", errc::proxy_authentication_required);
    expect("403 Forbidden", errc::proxy_refused);
    expect("302 Found", errc::proxy_refused);
    expect("502 Bad Gateway", errc::proxy_unavailable);
}

BOOST_AUTO_TEST_CASE(a_proxy_that_quotes_the_credentials)
{
    connect_outcome const out =
        answered("HTTP/1.1 407 user:secret, dXNlcjpzZWNyZXQ=\r\nLocation: secret\r\nWarning: secret\r\n\r\n");
    BOOST_TEST(out.status.detail.read() == "HTTP 407 Proxy Authentication Required");
}

BOOST_AUTO_TEST_CASE(a_proxy_that_says_when_to_come)
{
    connect_outcome const out = answered("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\n\r\n");
    expect_failure(out, errc::proxy_unavailable, call_stage::proxy);
    BOOST_TEST((out.status.retry_hint == 7s));
}

BOOST_AUTO_TEST_CASE(the_connection_is_closed_after_a_refusal)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    BOOST_TEST(t.get(ctx).status.ec == errc::proxy_refused);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(no_proper_answers)
{
    expect_failure(answered("SSH-2.0-OpenSSH_9.2\r\n\r\n"), errc::malformed_response, call_stage::proxy);
    expect_failure(
        answered("HTTP/1.1 101 Switching Protocols\r\n\r\n"), errc::malformed_response, call_stage::proxy);
    expect_failure(answered("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x')), errc::header_too_large,
        call_stage::proxy);
}

BOOST_AUTO_TEST_CASE(an_end_instead_of_an_answer)
{
    for (std::string const beginning : {"", "HTTP/1.1 200 OK\r\nX: "})
    {
        fresh();
        auto t = connect();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(beginning);
        s.close();
        expect_failure(t.get(ctx), errc::incomplete_response, call_stage::proxy);
    }
    fresh();
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    s.reset();
    expect_failure(t.get(ctx), net::error::connection_reset, call_stage::proxy);
}

BOOST_AUTO_TEST_CASE(the_tunnel_has_the_time_of_connecting_again)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 2s);
    expect_failure(t.get(), errc::proxy_timeout, call_stage::proxy);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(a_dripping_answer_has_to_be_complete_in_time)
{
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(1s);
    s.write("HTTP/1.1 200 OK\r\n");
    ends_after(t, 1s);
    expect_failure(t.get(), errc::proxy_timeout, call_stage::proxy);
}

BOOST_AUTO_TEST_CASE(the_deadline_bounds_every_phase)
{
    {
        auto t = connect(500ms);
        test::peer_socket s = server.accept();
        s.read_request();
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::proxy_timeout, call_stage::proxy);
    }
    {
        with_tls();
        auto t = connect(500ms);
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(established);
        s.read_some();
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::handshake_timeout, call_stage::handshake);
    }
    {
        test::deaf_peer const deaf(ctx);
        resolver->answer({deaf.endpoint()});
        fresh();
        auto t = connect(500ms);
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::connect_timeout, call_stage::connect);
    }
}

BOOST_AUTO_TEST_CASE(the_handshake_has_its_own_time)
{
    with_tls();
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(1900ms);
    s.write(established);
    s.read_some();
    ends_after(t, 3s);
    expect_failure(t.get(), errc::handshake_timeout, call_stage::handshake);
}

BOOST_AUTO_TEST_CASE(interrupted_while_the_tunnel_is_made)
{
    for (std::string const beginning : {"", "HTTP/1.1 200 OK\r\n"})
    {
        fresh();
        auto t = connect();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(beginning);
        test::settle(ctx);
        c->interrupt(c->current_use());
        expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::proxy);
        s.expect_close();
    }
}

BOOST_AUTO_TEST_CASE(the_proxy_cannot_be_reached)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    auto t = connect();
    expect_failure(t.get(ctx), net::error::connection_refused, call_stage::connect);
}

BOOST_AUTO_TEST_SUITE_END()
