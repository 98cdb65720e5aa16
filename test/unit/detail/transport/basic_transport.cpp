//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_transport: what an attempt that could not connect says. (Attempts that get further are tested with
// the core.)
//
#include "support/fake_resolver.hpp"
#include "support/gzip.hpp"
#include "support/mock_transport.hpp"
#include "support/peer.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <tuple>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::exchange_outcome;
using test::mock_clock;

namespace
{

using transport = detail::basic_transport<mock_clock>;

std::string const small_request = "GET /v1/users HTTP/1.1\r\n\r\n";

/// As a call does it. The transport outlives it.
net::awaitable<exchange_outcome> send_small_request(
    std::shared_ptr<transport> sender, mock_clock::time_point acquire_by)
{
    co_await net::this_coro::throw_if_cancelled(false);
    exchange_outcome out;
    out.wire = small_request;
    auto waiting = sender->make_waiter();
    if (waiting.lines_up())
        co_await waiting.wait(acquire_by);
    auto lease = waiting.take(out.status);
    if (lease)
        co_await sender->send(lease, out, mock_clock::now() + 1h, false);
    co_return out;
}

struct transport_fixture
{
    transport_fixture()
    {
        options->host = "appwrite.test";
        options->port = 8080;
        options->resolve = resolver;
        options->pool.max_connections(1);
    }

    test::task<exchange_outcome> send(mock_clock::duration acquire = 1h)
    {
        return test::start(ctx, send_small_request(sender, mock_clock::now() + acquire));
    }

    /// Another transport, for which `options` count as they are now.
    void fresh() { sender = std::make_shared<transport>(ctx.get_executor(), options); }

    net::io_context ctx;
    std::shared_ptr<test::fake_resolver> resolver = std::make_shared<test::fake_resolver>();
    std::shared_ptr<detail::transport_options> options = std::make_shared<detail::transport_options>();
    std::shared_ptr<transport> sender;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_transport, transport_fixture)

BOOST_AUTO_TEST_CASE(the_memory_of_bodies_is_kept_until_idle_connections_are_closed)
{
    test::peer server(ctx);
    resolver->answer({server.endpoint()});
    fresh();
    auto const capacity_of_next_body = [&]
    {
        auto t = send();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        BOOST_TEST(t.get(ctx).response.body == "{}");
        return t.get().response.body.capacity();
    };
    sender->reuse(std::string(20'000, 'x'));
    BOOST_TEST(capacity_of_next_body() >= 20'000U);
    BOOST_TEST(capacity_of_next_body() < 20'000U);

    sender->reuse(std::string(20'000, 'x'));
    sender->drop_idle();
    BOOST_TEST(capacity_of_next_body() < 20'000U);
}

BOOST_AUTO_TEST_CASE(the_peer_is_named)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    fresh();
    auto refused = send();
    BOOST_TEST(refused.get(ctx).status.ec == net::error::connection_refused);
    BOOST_TEST(refused.get().status.detail.read() == "appwrite.test:8080");

    resolver->answer({}, net::error::host_not_found);
    auto unknown = send();
    BOOST_TEST(unknown.get(ctx).status.ec == net::error::host_not_found);
    BOOST_TEST(unknown.get().status.detail.read() == "appwrite.test:8080");
    BOOST_TEST(sender->stats().connect_failures == 2u);
}

BOOST_AUTO_TEST_CASE(an_address_is_named_as_in_a_url)
{
    options->host = "::1";
    options->port = 1;
    fresh();
    auto t = send();
    BOOST_TEST(static_cast<bool>(t.get(ctx).status.ec));
    BOOST_TEST(t.get().status.detail.read() == "[::1]:1");
}

BOOST_AUTO_TEST_CASE(the_peer_comes_before_the_words_of_others)
{
    test::peer server(ctx);
    resolver->answer({server.endpoint()});
    options->tls = std::make_shared<detail::tls_context>(tls_options());
    fresh();
    auto t = send();
    test::peer_socket s = server.accept();
    s.read_some();
    s.close();
    BOOST_TEST(t.get(ctx).status.ec == errc::tls_handshake_failed);
    BOOST_TEST(
        t.get().status.detail.read().starts_with("appwrite.test:8080: "), t.get().status.detail.read());
}

BOOST_AUTO_TEST_CASE(the_proxy_is_named_without_credentials)
{
    test::peer server(ctx);
    resolver->answer({server.endpoint()});
    auto const to = detail::endpoint::parse("http://appwrite.test:8080").value();
    options->proxy =
        detail::http_proxy::make(proxy_options("http://u:secret@proxy.test:3128"), "proxy", to).value();
    fresh();
    auto t = send();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write("HTTP/1.1 403 Forbidden\r\n\r\n");
    BOOST_TEST(t.get(ctx).status.ec == errc::proxy_refused);
    BOOST_TEST(t.get().status.detail.read() ==
               "appwrite.test:8080 through the proxy proxy.test:3128: HTTP 403 Forbidden");
    BOOST_TEST(!t.get().sent);
}

BOOST_AUTO_TEST_CASE(a_compressed_response)
{
    test::peer server(ctx);
    resolver->answer({server.endpoint()});
    options->response.body = 1000;
    fresh();
    std::string const body = test::gzipped(std::string(1000, 'x'));
    std::string const large = test::gzipped(std::string(1001, 'x'));
    auto const header = [](std::string const& coding, std::string const& text)
    {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding +
               "\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n";
    };

    auto t = send();
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(header("gzip", body) + body);
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST((t.get().response.body == std::string(1000, 'x')));

    // What cannot be decoded was read to its end all the same: the connection serves on.
    for (auto const& [coding, text, code] : {std::tuple("gzip", large, errc::body_too_large),
             std::tuple("gzip", body + "x", errc::malformed_response),
             std::tuple("br", body, errc::unexpected_content)})
    {
        auto failing = send();
        s.read_request();
        s.write(header(coding, text) + text);
        BOOST_TEST(failing.get(ctx).status.ec == code);
        BOOST_TEST(failing.get().status.stage == call_stage::decode);
        BOOST_TEST(failing.get().status.detail.read() == std::string("Content-Encoding: ") + coding);
        BOOST_TEST(failing.get().sent);
    }
    BOOST_TEST(sender->stats().connections_opened == 1u);
}

BOOST_AUTO_TEST_CASE(those_who_wait_are_told)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    fresh();
    send().get(ctx);
    // A connect that goes on and on.
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint()});
    auto connecting = send();
    test::settle(ctx);
    auto waiting = send(1s);
    test::settle(ctx);
    mock_clock::advance(1s);
    BOOST_TEST(waiting.get(ctx).status.ec == errc::acquire_timeout);
    BOOST_TEST(waiting.get().status.detail.read() ==
               error_code(net::error::connection_refused).message() + " (appwrite.test:8080)");
    BOOST_TEST(!connecting.done());
}

BOOST_AUTO_TEST_CASE(the_request_comes_back_when_connecting_failed)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    fresh();
    auto t = send();
    BOOST_TEST(t.get(ctx).wire == small_request);
    BOOST_TEST(!t.get().sent);
}

BOOST_AUTO_TEST_SUITE_END()
