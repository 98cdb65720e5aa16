//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Cancelling, and breaking, a call at every step that it takes.
//
#include "support/emulated.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <boost/test/data/test_case.hpp>

#include <optional>
#include <set>
#include <thread>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;
using testing::fault;

BOOST_AUTO_TEST_SUITE(integration_cancellation)

namespace
{

using outcome = result<page<user>>;

/// A call that can be cancelled and asked how it went. Cancelling it in whatever phase ends it without
/// waiting for the server, so no test here depends on time.
class cancellable_call
{
public:
    cancellable_call(net::io_context& ctx, client const& c) : cancellable_call(ctx, c.users(nothrow).list())
    {
    }

    template <class T>
    cancellable_call(net::io_context& ctx, net::awaitable<result<T>> call)
    {
        net::co_spawn(ctx, std::move(call),
            net::bind_cancellation_slot(signal_.slot(),
                [this](std::exception_ptr e, result<T> r)
                {
                    done_ = true;
                    // A coroutine that is cancelled before it runs ends with Asio's exception.
                    if (e)
                        aborted_ = true;
                    else if (r.has_error())
                        aborted_ = r.error() == error_code(net::error::operation_aborted);
                    if (!e && r.has_error())
                        error_ = r.error();
                    succeeded_ = !e && r.has_value();
                }));
    }

    void cancel() { signal_.emit(net::cancellation_type::terminal); }
    bool done() const { return done_; }
    bool aborted() const { return aborted_; }
    bool succeeded() const { return succeeded_; }
    api_error const& error() const { return error_; }

private:
    net::cancellation_signal signal_;
    bool done_ = false;
    bool aborted_ = false;
    bool succeeded_ = false;
    api_error error_;
};

void run(net::io_context& ctx)
{
    ctx.restart();
    ctx.run();
}

/// Runs until the emulator is where the test wants it, which is another thread's doing.
template <class Condition>
void run_until(net::io_context& ctx, Condition there)
{
    for (int i = 0; i < 10'000'000 && !there(); ++i)
    {
        ctx.restart();
        ctx.poll();
        std::this_thread::yield();
    }
    BOOST_REQUIRE(there());
}

void check_aborted_in(cancellable_call const& call, call_stage stage)
{
    BOOST_TEST(call.done());
    BOOST_TEST(call.aborted());
    BOOST_TEST((call.error().stage() == stage), call.error().what());
}

/// A listener that completes TCP connections and does nothing else.
struct silent_server
{
    explicit silent_server(net::io_context& ctx)
        : acceptor(ctx, net::ip::tcp::endpoint(net::ip::address_v4::loopback(), 0))
    {
    }
    std::string endpoint() const
    {
        return "https://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/v1";
    }
    net::ip::tcp::acceptor acceptor;
};

} // namespace

BOOST_AUTO_TEST_CASE(while_waiting_for_a_connection)
{
    emulated e;
    e.server.inject(fault::hold());
    client c(e.ctx, e.options().pool(pool_options().max_connections(1)));
    cancellable_call first(e.ctx, c);
    run_until(e.ctx, [&] { return e.server.counters().held == 1; });
    cancellable_call second(e.ctx, c);
    cancellable_call third(e.ctx, c);
    run_until(e.ctx, [&] { return c.stats().waiting == 2; });
    second.cancel();
    run_until(e.ctx, [&] { return second.done(); });
    check_aborted_in(second, call_stage::acquire);
    BOOST_TEST(!second.error().may_have_been_executed());
    BOOST_TEST(c.stats().waiting == 1u);
    BOOST_TEST(!third.done());
    e.server.release_held();
    run(e.ctx);
    BOOST_TEST(first.succeeded());
    BOOST_TEST(third.succeeded());
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(while_connecting_or_shaking_hands)
{
    net::io_context ctx;
    silent_server server(ctx);
    client c(ctx,
        client_options(server.endpoint(), "p").key("k").server_version("1.9").retry(retry_policy::none()));
    cancellable_call call(ctx, c);
    run_until(ctx, [&] { return c.stats().connecting == 1; });
    net::ip::tcp::socket accepted(ctx);
    server.acceptor.accept(accepted);
    // A client hello has arrived: the handshake has begun.
    char byte;
    net::read(accepted, net::buffer(&byte, 1));
    call.cancel();
    run(ctx);
    check_aborted_in(call, call_stage::handshake);
    check_at_rest(c);
}

BOOST_DATA_TEST_CASE(while_waiting_for_the_first_byte, boost::unit_test::data::make({true, false}), tls)
{
    emulator_options how;
    if (!tls)
        how.plain_http();
    emulated e(how);
    e.server.inject(fault::never_answer());
    client c(e.ctx, e.options());
    cancellable_call call(e.ctx, c.users(nothrow).create(somebody("walter")));
    run_until(e.ctx, [&] { return e.server.counters().requests == 1; });
    call.cancel();
    run(e.ctx);
    check_aborted_in(call, call_stage::first_byte);
    BOOST_TEST(call.error().may_have_been_executed());
    check_at_rest(c);
    BOOST_TEST(e.server.wait_for_open_connections(0));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
}

BOOST_AUTO_TEST_CASE(while_reading_the_body)
{
    // The peer lives in the same context: once that has nothing left to do, the client has read what there
    // is.
    net::io_context ctx;
    net::ip::tcp::acceptor acceptor(ctx, {net::ip::address_v4::loopback(), 0});
    net::ip::tcp::socket accepted(ctx);
    bool written = false;
    auto const peer = [&]() -> net::awaitable<void>
    {
        accepted = co_await acceptor.async_accept(net::use_awaitable);
        std::string request;
        co_await net::async_read_until(
            accepted, net::dynamic_buffer(request), "\r\n\r\n", net::use_awaitable);
        std::string const half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"total\":";
        co_await net::async_write(accepted, net::buffer(half), net::use_awaitable);
        written = true;
    };
    net::co_spawn(ctx, peer(), net::detached);
    client c(ctx,
        client_options("http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/v1", "p")
            .key("k")
            .server_version("1.9")
            .retry(retry_policy::none()));
    cancellable_call call(ctx, c.users(nothrow).update_name("walter", "Walter"));
    run_until(ctx, [&] { return written; });
    while (ctx.poll() != 0)
    {
    }
    call.cancel();
    run(ctx);
    check_aborted_in(call, call_stage::body);
    BOOST_TEST(call.error().may_have_been_executed());
    check_at_rest(c);
}

namespace
{

emulator_options over(bool tls)
{
    emulator_options out;
    if (!tls)
        out.plain_http();
    return out;
}

/// Runs this many handlers, or fewer if the server has come to hold a request and nothing is left to do. True
/// if it was fewer.
bool run_steps(emulated& e, int steps)
{
    e.ctx.restart();
    for (int ran = 0; ran < steps;)
    {
        bool const held = e.server.counters().held > 0;
        if (e.ctx.poll_one() == 1)
            ++ran;
        else if (held)
            return true;
        else
            std::this_thread::yield();
    }
    return false;
}

/// Cancels a call that the server does not answer after each possible number of handlers has run, until it
/// waits for the answer. Returns the stages in which it was cancelled. With `kept`, the call finds an idle
/// connection; with `queued`, another call has the only connection.
std::set<call_stage> cancel_at_every_step(bool tls, bool kept, bool queued)
{
    emulated e(over(tls));
    std::set<call_stage> stages;
    for (int steps = 0;; ++steps)
    {
        BOOST_REQUIRE(steps < 2000);
        client c(e.ctx, e.options().pool(pool_options().max_connections(1)));
        if (kept)
            BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        e.server.inject(fault::hold());
        std::optional<cancellable_call> before;
        if (queued)
        {
            before.emplace(e.ctx, c);
            run_until(e.ctx, [&] { return e.server.counters().held == 1; });
        }

        cancellable_call call(e.ctx, c);
        bool const at_the_end = run_steps(e, steps);
        BOOST_REQUIRE(!call.done());
        call.cancel();
        run_until(e.ctx, [&] { return call.done(); });
        // The server answers nobody, so nothing but the cancellation can have ended it.
        BOOST_REQUIRE(call.aborted());
        if (steps > 0)
            stages.insert(call.error().stage());

        e.server.clear_faults();
        e.server.release_held();
        run(e.ctx);
        if (queued)
            BOOST_REQUIRE(before->succeeded());
        check_at_rest(c);
        // The next call gets through.
        BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        check_at_rest(c);
        if (at_the_end)
            return stages;
    }
}

} // namespace

BOOST_DATA_TEST_CASE(cancelled_at_every_step,
    boost::unit_test::data::make({true, false}) * boost::unit_test::data::make({true, false}) *
        boost::unit_test::data::make({true, false}),
    tls, kept, queued)
{
    auto const stages = cancel_at_every_step(tls, kept, queued);
    BOOST_TEST(stages.count(call_stage::acquire) == (queued ? 1u : 0u));
    BOOST_TEST(stages.count(call_stage::first_byte) == (queued ? 0u : 1u));
    BOOST_TEST(stages.count(call_stage::resolve) == (queued || kept ? 0u : 1u));
    BOOST_TEST(stages.count(call_stage::handshake) == (queued || kept || !tls ? 0u : 1u));
}

BOOST_DATA_TEST_CASE(reset_by_the_server_at_every_step,
    boost::unit_test::data::make({true, false}) * boost::unit_test::data::make({true, false}), tls, kept)
{
    emulated e(over(tls));
    int failed = 0;
    for (int steps = 0;; ++steps)
    {
        BOOST_REQUIRE(steps < 2000);
        client c(e.ctx, e.options().pool(pool_options().max_connections(1)));
        if (kept)
            BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        e.server.inject(fault::hold());
        cancellable_call call(e.ctx, c);
        bool const at_the_end = run_steps(e, steps);
        e.server.reset_all_connections();
        // A replay, if there is one, shall be answered.
        e.server.clear_faults();
        e.server.release_held();
        run(e.ctx);
        BOOST_REQUIRE(call.done());
        BOOST_REQUIRE(!call.aborted());
        failed += call.succeeded() ? 0 : 1;
        // A read on a kept connection is replayed, so it never fails.
        if (kept)
            BOOST_TEST(call.succeeded());
        else if (at_the_end)
            BOOST_TEST((call.error().stage() == call_stage::first_byte), call.error().what());
        check_at_rest(c);
        BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        check_at_rest(c);
        if (at_the_end)
            break;
    }
    BOOST_TEST((kept ? failed == 0 : failed >= 1));
}

BOOST_AUTO_TEST_SUITE_END()
