//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: each limit, each way to fail, interruption at each step; over loopback sockets, with a
// clock that does not run.
//
#include "support/fake_resolver.hpp"
#include "support/mock_transport.hpp"
#include "support/peer.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::connect_outcome;
using detail::exchange_outcome;
using test::mock_clock;

namespace
{

using connection = detail::basic_connection<mock_clock>;

std::string const request = "GET /v1/users HTTP/1.1\r\nHost: appwrite.test\r\n\r\n";
std::string const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

/// More than the socket buffers of both sides hold.
std::string large_request()
{
    std::size_t const size = 24 * 1024 * 1024;
    return "POST /v1/users HTTP/1.1\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
           std::string(size, 'x');
}

/// A different limit for every phase, so that a test can tell which one was at work.
timeouts distinct_limits()
{
    return timeouts().resolve(1s).connect(2s).handshake(3s).write(4s).first_byte(5s).body(6s);
}

struct fixture
{
    fixture()
    {
        options->host = "appwrite.test";
        options->port = 1;
        options->resolve = resolver;
        options->limits = distinct_limits();
        resolver->answer({server.endpoint()});
        fresh();
    }

    /// Another connection, for which `options` count as they are now.
    void fresh()
    {
        c = std::make_shared<connection>(ctx.get_executor(), options);
        c->begin_use();
    }

    mock_clock::time_point in(mock_clock::duration d) const { return mock_clock::now() + d; }

    test::task<connect_outcome> connect(mock_clock::duration limit = 1h)
    {
        return test::task<connect_outcome>(c->get_strand(), connection::connect(c, in(limit)));
    }

    test::task<exchange_outcome> exchange(std::string wire = request, mock_clock::duration limit = 1h)
    {
        return test::task<exchange_outcome>(
            c->get_strand(), connection::exchange(c, std::move(wire), in(limit)));
    }

    /// Connected, with the other side of it.
    test::peer_socket connected()
    {
        auto t = connect();
        test::peer_socket s = server.accept();
        BOOST_REQUIRE(!t.get(ctx).status.ec);
        return s;
    }

    /// Connected, one exchange done, a new use begun.
    test::peer_socket kept()
    {
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        s.write(ok);
        BOOST_REQUIRE(t.get(ctx).clean);
        c->begin_use();
        return s;
    }

    /// `task` goes on waiting until `limit` has passed, and no longer.
    template <class T>
    void ends_after(test::task<T>& t, mock_clock::duration limit)
    {
        test::settle(ctx);
        BOOST_TEST(!t.done());
        mock_clock::advance(limit - 1ms);
        test::settle(ctx);
        BOOST_TEST(!t.done());
        mock_clock::advance(1ms);
        t.get(ctx);
    }

    net::io_context ctx;
    test::peer server{ctx};
    std::shared_ptr<test::fake_resolver> resolver = std::make_shared<test::fake_resolver>();
    std::shared_ptr<detail::transport_options> options = std::make_shared<detail::transport_options>();
    std::shared_ptr<connection> c;
};

net::awaitable<exchange_outcome> connect_and_exchange(
    connection::pointer self, mock_clock::time_point deadline)
{
    connect_outcome const connecting = co_await connection::connect(self, deadline);
    exchange_outcome out;
    out.status = connecting.status;
    if (!out.status.ec)
        out = co_await connection::exchange(self, request, deadline);
    co_return out;
}

template <class Outcome>
void expect_failure(Outcome const& out, error_code ec, call_stage stage)
{
    BOOST_TEST(out.status.ec == ec);
    BOOST_TEST(out.status.stage == stage);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_connection, fixture)

BOOST_AUTO_TEST_CASE(a_request_and_a_response)
{
    test::peer_socket s = connected();
    BOOST_TEST(
        resolver->asked == std::vector<std::string>{"appwrite.test"}, boost::test_tools::per_element());
    auto t = exchange();
    BOOST_TEST(s.read_request() == request);
    s.write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(!out.status.ec);
    BOOST_TEST(out.response.status == 201u);
    BOOST_TEST(out.response.body == "{\"a\":1}");
    BOOST_TEST(out.wire == request);
    BOOST_TEST(out.clean);
    BOOST_TEST(out.sent);
    BOOST_TEST(!out.stale);
    BOOST_TEST(!out.reused);
    BOOST_TEST(out.bytes_read == 82u);
    BOOST_TEST(s.pump());
}

BOOST_AUTO_TEST_CASE(an_address_is_not_resolved)
{
    options->host = "127.0.0.1";
    options->port = server.port();
    fresh();
    connected();
    BOOST_TEST(resolver->asked.empty());
}

BOOST_AUTO_TEST_CASE(reused)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
    BOOST_TEST(t.get(ctx).reused);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(connecting_again_replaces_the_old_connection)
{
    test::peer_socket old = kept();
    test::peer_socket s = connected();
    old.expect_close();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(!t.get(ctx).reused);
}

BOOST_AUTO_TEST_CASE(what_the_server_sends_in_pieces)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    for (char const byte : ok)
    {
        BOOST_TEST(!t.done());
        s.write(std::string(1, byte));
        test::settle(ctx);
    }
    BOOST_TEST(t.get(ctx).clean);
    BOOST_TEST(t.get(ctx).bytes_read == ok.size());
}

// When a connection may not be used again.

BOOST_AUTO_TEST_CASE(connection_close)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(t.get(ctx).response.body == "{}");
    BOOST_TEST(!t.get(ctx).clean);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(more_than_a_response)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write(ok + "HTTP/1.1 200 OK\r\n");
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(!t.get(ctx).clean);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(a_body_that_ends_with_the_connection)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}");
    test::settle(ctx);
    BOOST_TEST(!t.done());
    s.close();
    BOOST_TEST(!t.get(ctx).status.ec);
    BOOST_TEST(t.get(ctx).response.body == "{\"a\":1}");
    BOOST_TEST(!t.get(ctx).clean);
}

// What servers do wrong.

BOOST_AUTO_TEST_CASE(no_response_at_all)
{
    for (bool const reset : {false, true})
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        reset ? s.reset() : s.close();
        expect_failure(t.get(ctx),
            reset ? error_code(net::error::connection_reset) : errc::incomplete_response,
            call_stage::first_byte);
        BOOST_TEST(t.get(ctx).sent);
        BOOST_TEST(!t.get(ctx).clean);
        // On its first use a dead connection says nothing about keep-alive.
        BOOST_TEST(!t.get(ctx).stale);
    }
}

BOOST_AUTO_TEST_CASE(half_a_response)
{
    for (std::string const half : {"HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{}"})
        for (bool const reset : {false, true})
        {
            fresh();
            test::peer_socket s = connected();
            auto t = exchange();
            s.read_request();
            s.write(half);
            test::settle(ctx);
            BOOST_TEST(!t.done());
            reset ? s.reset() : s.close();
            expect_failure(t.get(ctx), errc::incomplete_response, call_stage::body);
            BOOST_TEST(!t.get(ctx).clean);
        }
}

BOOST_AUTO_TEST_CASE(a_reset_in_a_body_without_length)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}");
    test::settle(ctx);
    s.reset();
    expect_failure(t.get(ctx), errc::incomplete_response, call_stage::body);
}

BOOST_AUTO_TEST_CASE(not_http)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n");
    expect_failure(t.get(ctx), errc::malformed_response, call_stage::body);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(too_large)
{
    options->response.header = 1024;
    options->response.body = 10;
    for (auto const& [text, code] :
        {
            std::pair("HTTP/1.1 200 OK\r\nX: " + std::string(2000, 'x') + "\r\n\r\n", errc::header_too_large),
            std::pair(std::string("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"), errc::body_too_large),
        })
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange();
        s.read_request();
        s.write(text);
        expect_failure(t.get(ctx), code, call_stage::body);
        s.expect_close();
    }
}

// Time.

BOOST_AUTO_TEST_CASE(resolve_timeout)
{
    resolver = std::make_shared<test::fake_resolver>();
    options->resolve = resolver;
    fresh();
    auto t = connect();
    ends_after(t, 1s);
    expect_failure(t.get(), errc::resolve_timeout, call_stage::resolve);
    BOOST_TEST(resolver->cancelled == 1);

    // The answer comes all the same, to nobody.
    resolver->answer({server.endpoint()});
    resolver->answer_late();
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());

    // And the connection is none the worse for it.
    connected();
}

BOOST_AUTO_TEST_CASE(a_late_answer_after_the_connection_is_gone)
{
    resolver = std::make_shared<test::fake_resolver>();
    options->resolve = resolver;
    fresh();
    {
        auto t = connect();
        ends_after(t, 1s);
    }
    std::weak_ptr<connection> const gone = c;
    c.reset();
    test::settle(ctx);
    BOOST_TEST(gone.expired());
    resolver->answer({server.endpoint()});
    resolver->answer_late();
    test::settle(ctx);
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(connect_timeout)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint()});
    auto t = connect();
    ends_after(t, 2s);
    expect_failure(t.get(), errc::connect_timeout, call_stage::connect);
}

BOOST_AUTO_TEST_CASE(handshake_timeout)
{
    options->tls = std::make_shared<detail::tls_context>(tls_options());
    fresh();
    auto t = connect();
    test::peer_socket s = server.accept();
    // The client has said hello.
    s.read_some();
    ends_after(t, 3s);
    expect_failure(t.get(), errc::handshake_timeout, call_stage::handshake);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(write_timeout)
{
    test::peer_socket s = connected();
    auto t = exchange(large_request());
    ends_after(t, 4s);
    expect_failure(t.get(), errc::write_timeout, call_stage::write);
    BOOST_TEST(t.get().sent);
    BOOST_TEST(!t.get().clean);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(first_byte_timeout)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    ends_after(t, 5s);
    expect_failure(t.get(), errc::response_timeout, call_stage::first_byte);
    BOOST_TEST(t.get().sent);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(body_timeout)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    // The first byte came late; the body has its own time.
    test::settle(ctx);
    mock_clock::advance(4s);
    s.write("H");
    ends_after(t, 6s);
    expect_failure(t.get(), errc::read_timeout, call_stage::body);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(a_dripping_body_has_to_be_complete_in_time)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    test::settle(ctx);
    for (int second = 1; second < 6; ++second)
    {
        mock_clock::advance(1s);
        s.write("x");
        test::settle(ctx);
        BOOST_TEST(!t.done());
    }
    mock_clock::advance(1s);
    expect_failure(t.get(ctx), errc::read_timeout, call_stage::body);
}

BOOST_AUTO_TEST_CASE(the_deadline_bounds_every_phase)
{
    {
        auto const silent = std::make_shared<test::fake_resolver>();
        options->resolve = silent;
        fresh();
        auto t = connect(500ms);
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::resolve_timeout, call_stage::resolve);
        options->resolve = resolver;
    }
    {
        test::deaf_peer const deaf(ctx);
        resolver->answer({deaf.endpoint()});
        fresh();
        auto t = connect(500ms);
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::connect_timeout, call_stage::connect);
        resolver->answer({server.endpoint()});
    }
    {
        options->tls = std::make_shared<detail::tls_context>(tls_options());
        fresh();
        auto t = connect(500ms);
        test::peer_socket s = server.accept();
        s.read_some();
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::handshake_timeout, call_stage::handshake);
        options->tls.reset();
    }
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange(large_request(), 500ms);
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::write_timeout, call_stage::write);
    }
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange(request, 500ms);
        s.read_request();
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::response_timeout, call_stage::first_byte);
    }
    {
        fresh();
        test::peer_socket s = connected();
        auto t = exchange(request, 500ms);
        s.read_request();
        s.write("HTTP/1.1 200");
        ends_after(t, 500ms);
        expect_failure(t.get(), errc::read_timeout, call_stage::body);
    }
}

BOOST_AUTO_TEST_CASE(a_deadline_in_the_past)
{
    auto t = connect(-1s);
    BOOST_TEST(
        (t.get(ctx).status.ec == errc::resolve_timeout || t.get(ctx).status.ec == errc::connect_timeout));
    test::settle(ctx);
}

// Addresses.

BOOST_AUTO_TEST_CASE(resolving_fails)
{
    resolver->answer({}, net::error::host_not_found);
    auto t = connect();
    expect_failure(t.get(ctx), net::error::host_not_found, call_stage::resolve);

    resolver->answer({});
    auto nothing = connect();
    expect_failure(nothing.get(ctx), net::error::host_not_found, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(connection_refused)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    auto t = connect();
    expect_failure(t.get(ctx), net::error::connection_refused, call_stage::connect);
}

BOOST_AUTO_TEST_CASE(the_second_address_answers)
{
    resolver->answer({test::refusing_endpoint(ctx), server.endpoint()});
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(the_second_address_answers_after_the_first_took_its_share)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), server.endpoint()});
    auto t = connect();
    ends_after(t, 1s);
    BOOST_TEST(!t.get().status.ec);
    test::peer_socket s = server.accept();

    // Nothing is left over of the first one's failure.
    auto u = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(u.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(every_address_is_deaf)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), deaf.endpoint(), deaf.endpoint(), deaf.endpoint()});
    auto t = connect();
    test::settle(ctx);
    for (int share = 1; share < 4; ++share)
    {
        mock_clock::advance(500ms);
        test::settle(ctx);
        BOOST_TEST(!t.done());
    }
    mock_clock::advance(500ms);
    expect_failure(t.get(ctx), errc::connect_timeout, call_stage::connect);
}

BOOST_AUTO_TEST_CASE(the_last_failure_is_reported)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), test::refusing_endpoint(ctx)});
    auto t = connect();
    ends_after(t, 1s);
    expect_failure(t.get(), net::error::connection_refused, call_stage::connect);
}

// Kept connections that are no good any more.

BOOST_AUTO_TEST_CASE(closed_while_idle)
{
    test::peer_socket s = kept();
    s.close();
    auto t = exchange();
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(static_cast<bool>(out.status.ec));
    BOOST_TEST(out.stale);
    BOOST_TEST(!out.sent);
    BOOST_TEST(out.reused);
    BOOST_TEST(out.wire == request);
}

BOOST_AUTO_TEST_CASE(bytes_that_nobody_asked_for)
{
    test::peer_socket s = kept();
    s.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
    auto t = exchange();
    BOOST_TEST(t.get(ctx).stale);
    BOOST_TEST(!t.get(ctx).sent);
    s.expect_close();
    BOOST_TEST(!s.has_more());
}

BOOST_AUTO_TEST_CASE(dies_under_the_request)
{
    for (bool const reset : {false, true})
    {
        fresh();
        test::peer_socket s = kept();
        auto t = exchange();
        s.read_request();
        reset ? s.reset() : s.close();
        exchange_outcome const& out = t.get(ctx);
        BOOST_TEST(static_cast<bool>(out.status.ec));
        BOOST_TEST(out.stale);
        BOOST_TEST(out.sent);
        BOOST_TEST(out.wire == request);
    }
}

BOOST_AUTO_TEST_CASE(one_byte_of_a_response_and_it_is_not_stale)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    s.write("H");
    test::settle(ctx);
    s.close();
    BOOST_TEST(!t.get(ctx).stale);
    expect_failure(t.get(), errc::incomplete_response, call_stage::body);
}

BOOST_AUTO_TEST_CASE(a_timeout_is_not_stale)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    ends_after(t, 5s);
    BOOST_TEST(!t.get().stale);
}

// A server that answers before it has read everything.

BOOST_AUTO_TEST_CASE(an_early_413_is_understood)
{
    for (bool const bare : {true, false})
    {
        fresh();
        test::peer_socket s = kept();
        auto t = exchange(large_request());
        s.read_some(1000);
        s.write(bare ? "HTTP/1.1 413 Request Entity Too Large\r\n\r\n"
                     : "HTTP/1.1 413 Request Entity Too Large\r\nContent-Length: 3\r\n\r\nno!");
        // Closing with unread data makes the kernel send a reset.
        s.close();
        exchange_outcome const& out = t.get(ctx);
        BOOST_TEST(!out.status.ec);
        BOOST_TEST(out.response.status == 413u);
        BOOST_TEST(out.response.body == (bare ? "" : "no!"));
        BOOST_TEST(!out.clean);
        BOOST_TEST(!out.stale);
    }
}

BOOST_AUTO_TEST_CASE(an_end_while_writing_without_a_word)
{
    test::peer_socket s = connected();
    auto t = exchange(large_request());
    s.read_some(1000);
    s.close();
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(static_cast<bool>(out.status.ec));
    BOOST_TEST(out.sent);
    BOOST_TEST(!out.clean);
}

BOOST_AUTO_TEST_CASE(a_408_that_crossed_the_request)
{
    // The server gave up on the idle connection while the request was on its way: it was not executed, and
    // says nothing about it.
    struct example
    {
        bool kept;
        char const* head;
        bool stale;
    };
    for (auto const& [was_kept, head, stale] : {
             example{true, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n", true},
             example{true, "HTTP/1.1 408 Request Timeout\r\n", false},
             example{true, "HTTP/1.1 409 Conflict\r\nConnection: close\r\n", false},
             example{false, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n", false},
         })
    {
        fresh();
        test::peer_socket s = was_kept ? kept() : connected();
        auto t = exchange();
        s.read_request();
        s.write(head + std::string("Content-Length: 0\r\n\r\n"));
        BOOST_TEST(!t.get(ctx).status.ec);
        BOOST_TEST(t.get(ctx).stale == stale);
        BOOST_TEST(t.get(ctx).sent);
    }
}

// Interruption.

BOOST_AUTO_TEST_CASE(interrupted_while_resolving)
{
    options->resolve = std::make_shared<test::fake_resolver>();
    fresh();
    auto t = connect();
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(interrupted_while_connecting)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), server.endpoint()});
    auto t = connect();
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::connect);
    // The other address was not tried.
    BOOST_TEST(!server.somebody_connected());
}

BOOST_AUTO_TEST_CASE(interrupted_in_the_handshake)
{
    options->tls = std::make_shared<detail::tls_context>(tls_options());
    fresh();
    auto t = connect();
    test::peer_socket s = server.accept();
    s.read_some();
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::handshake);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_while_writing)
{
    test::peer_socket s = connected();
    auto t = exchange(large_request());
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::write);
    BOOST_TEST(t.get().sent);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_before_the_first_byte)
{
    test::peer_socket s = kept();
    auto t = exchange();
    s.read_request();
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::first_byte);
    BOOST_TEST(t.get().sent);
    BOOST_TEST(!t.get().stale);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(interrupted_in_the_body)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n");
    test::settle(ctx);
    c->interrupt(c->current_use());
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::body);
    s.expect_close();
}

BOOST_AUTO_TEST_CASE(an_interruption_holds_for_the_steps_to_come)
{
    test::peer_socket s = connected();
    c->interrupt(c->current_use());
    test::settle(ctx);
    auto t = exchange();
    expect_failure(t.get(ctx), net::error::operation_aborted, call_stage::write);
    BOOST_TEST(!t.get().sent);
    BOOST_TEST(!s.has_more());

    auto again = connect();
    expect_failure(again.get(ctx), net::error::operation_aborted, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(a_late_interruption_does_not_hit_the_next_use)
{
    test::peer_socket s = kept();
    auto const old = c->current_use() - 1;
    c->interrupt(old);
    auto t = exchange();
    s.read_request();
    c->interrupt(old);
    test::settle(ctx);
    BOOST_TEST(!t.done());
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(interrupted_at_any_moment_of_a_timeout)
{
    // A deadline and an interruption at the same time, in each order that the handlers allow: it always ends,
    // and no further address is tried after the interruption.
    test::deaf_peer const deaf(ctx);
    for (std::size_t moment = 0; moment < 12; ++moment)
    {
        resolver->answer({deaf.endpoint(), deaf.endpoint(), deaf.endpoint()});
        fresh();
        auto t = connect();
        test::settle(ctx);
        mock_clock::advance(700ms);
        ctx.restart();
        for (std::size_t i = 0; i < moment; ++i)
            ctx.poll_one();
        c->interrupt(c->current_use());
        test::settle(ctx);
        BOOST_REQUIRE_MESSAGE(t.done(), "interrupted after " << moment << " handlers");
        expect_failure(t.get(), net::error::operation_aborted, call_stage::connect);
    }
}

BOOST_AUTO_TEST_CASE(interrupted_at_any_moment)
{
    // From the beginning to the end of a connect and an exchange: wherever it hits, the outcome is either
    // success or `operation_aborted`, and a connection that was interrupted is closed.
    std::size_t aborted = 0;
    std::size_t succeeded = 0;
    for (std::size_t moment = 0; moment < 60; ++moment)
    {
        fresh();
        test::task<exchange_outcome> t(c->get_strand(), connect_and_exchange(c, in(1h)));
        std::vector<test::peer_socket> sockets;
        auto const serve = [&]
        {
            if (sockets.empty())
            {
                if (auto s = server.try_accept())
                    sockets.push_back(std::move(*s));
            }
            else if (sockets.back().has_request())
            {
                sockets.back().read_request();
                sockets.back().write(ok);
            }
        };
        for (std::size_t i = 0; i < moment && !t.done(); ++i)
        {
            ctx.restart();
            ctx.poll_one();
            serve();
        }
        c->interrupt(c->current_use());
        for (int i = 0; i < 300 && !t.done(); ++i)
        {
            test::settle(ctx);
            serve();
        }
        BOOST_REQUIRE(t.done());
        exchange_outcome const& out = t.get();
        if (out.status.ec)
        {
            BOOST_TEST(out.status.ec == net::error::operation_aborted);
            BOOST_TEST(!out.clean);
            ++aborted;
        }
        else
        {
            BOOST_TEST(out.response.body == "{}");
            ++succeeded;
        }
        // Whatever is left in the queue of the listener belongs to this round.
        test::settle(ctx);
        while (server.somebody_connected())
            ;
    }
    BOOST_TEST(aborted > 5u);
    BOOST_TEST(succeeded > 5u);
}

// The context goes away.

BOOST_AUTO_TEST_CASE(destroyed_in_every_phase)
{
    for (int phase = 0; phase < 5; ++phase)
    {
        auto const doomed = std::make_unique<net::io_context>();
        auto const own_resolver = std::make_shared<test::fake_resolver>();
        test::peer listener(*doomed);
        test::deaf_peer const deaf(*doomed);
        if (phase > 0)
            own_resolver->answer({phase == 1 ? deaf.endpoint() : listener.endpoint()});
        auto const its_options = std::make_shared<detail::transport_options>(*options);
        its_options->resolve = own_resolver;
        auto its = std::make_shared<connection>(doomed->get_executor(), its_options);
        its->begin_use();
        std::weak_ptr<connection> const gone = its;
        test::task<connect_outcome> t(its->get_strand(), connection::connect(its, in(1h)));
        test::settle(*doomed);
        BOOST_TEST(t.done() == (phase > 1));
        std::optional<test::task<exchange_outcome>> u;
        std::optional<test::peer_socket> s;
        if (phase > 1)
        {
            s.emplace(listener.accept());
            u.emplace(
                its->get_strand(), connection::exchange(its, phase == 2 ? large_request() : request, in(1h)));
            test::settle(*doomed);
            if (phase == 4)
                s->write("HTTP/1.1 200");
            test::settle(*doomed);
            BOOST_TEST(!u->done());
        }
        its.reset();
        BOOST_TEST(!gone.expired());
    }
}

BOOST_AUTO_TEST_SUITE_END()
