//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: connections that died while nobody looked.
//
#include "core_fixture.hpp"

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_core_replay, core_fixture)

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
    for (operation const* op : {&safe, &idempotent, &deletion, &keyed_create})
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
    test::peer_socket s = kept();
    auto t = call(unsafe);
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
        auto t = call(unsafe);
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

BOOST_AUTO_TEST_SUITE_END()
