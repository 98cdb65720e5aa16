//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: each limit, and the deadline that bounds them all.
//
#include "connection_fixture.hpp"

#include <memory>
#include <optional>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_connection_deadlines, connection_fixture)

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

BOOST_AUTO_TEST_SUITE_END()
