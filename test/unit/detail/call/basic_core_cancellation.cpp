//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: calls that are cancelled, clients that are closed.
//
#include "core_fixture.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

/// Makes a call after having been cancelled.
net::awaitable<outcome> call_once_cancelled(std::shared_ptr<detail::client_core> core, operation const& op)
{
    co_await net::this_coro::throw_if_cancelled(false);
    auto const cancellation = co_await net::this_coro::cancellation_state;
    while (cancellation.cancelled() == net::cancellation_type::none)
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    call_request what = request();
    co_return co_await call_of(core, op, std::move(what));
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core_cancellation, core_fixture)

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

BOOST_AUTO_TEST_CASE(cancelled_about_when_the_response_comes)
{
    // Whichever comes first: what is known of the attempt is not lost, and nothing is thrown.
    std::size_t aborted = 0;
    std::size_t answered = 0;
    auto const race = [&](std::string const& answer, bool cancel_first, std::size_t handlers_between)
    {
        remake(options());
        auto t = call(unsafe, request("/users/a/sessions"));
        test::peer_socket s = server.accept();
        s.read_request();
        for (bool const cancel : {cancel_first, !cancel_first})
        {
            // Within the context: from outside, Boost 1.81 would go by a pointer to what may have ended by
            // then.
            if (cancel)
                net::post(ctx, [&] { t.cancel(); });
            else
                s.write(answer);
            for (std::size_t i = 0; i < handlers_between; ++i)
            {
                ctx.restart();
                ctx.poll_one();
            }
        }
        outcome const& out = t.get(ctx);
        bool const cancelled = out.has_error() && out.error() == error_code(net::error::operation_aborted);
        ++(cancelled ? aborted : answered);
        if (out.has_error())
        {
            BOOST_TEST(out.error().may_have_been_executed(), out.error().what());
            BOOST_TEST(out.error().attempts() == 1u);
            BOOST_TEST((cancelled || out.error() == api_errc::general_unknown));
        }
        test::settle(ctx);
    };
    for (std::size_t handlers = 0; handlers < 8; ++handlers)
        for (bool const cancel_first : {false, true})
        {
            race(success_of(unsafe), cancel_first, handlers);
            race(error_of_type("500 Server Error", "general_unknown"), cancel_first, handlers);
        }
    BOOST_TEST(aborted > 0u);
    BOOST_TEST(answered > 0u);
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
        test::task<outcome> busy(doomed->get_executor(), call_of(core_of_it, safe, request()));
        test::task<outcome> waiting(doomed->get_executor(), call_of(core_of_it, safe, request()));
        test::settle(*doomed);
        BOOST_TEST(core_of_it->stats().waiting == 1u);
        BOOST_TEST(core_of_it->stats().in_use == 1u);
        core_of_it->close();
        core_of_it.reset();
    }
    BOOST_TEST(gone.expired());
}

BOOST_AUTO_TEST_SUITE_END()
