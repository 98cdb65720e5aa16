//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Cancelling, and breaking, a call at every step that it takes.
//
#include "support/emulated.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <boost/test/data/test_case.hpp>

#include <functional>
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
    cancellable_call(net::io_context& ctx, client const& c)
    {
        net::co_spawn(ctx, c.users(nothrow).list(),
            net::bind_cancellation_slot(signal_.slot(),
                [this](std::exception_ptr e, outcome r)
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
    client c(ctx, client_options(server.endpoint(), "p").key("k"));
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
    cancellable_call call(e.ctx, c);
    run_until(e.ctx, [&] { return e.server.counters().requests == 1; });
    run_until(e.ctx, [&] { return c.stats().in_use == 1; });
    call.cancel();
    run(e.ctx);
    check_aborted_in(call, call_stage::first_byte);
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
            .key("k"));
    cancellable_call call(ctx, c);
    run_until(ctx, [&] { return written; });
    while (ctx.poll() != 0)
    {
    }
    call.cancel();
    run(ctx);
    check_aborted_in(call, call_stage::body);
    BOOST_TEST(call.error().may_have_been_executed() == false);
    check_at_rest(c);
}

namespace
{

/// Does something after each possible number of handlers has run, from 0 on, until a call gets through before
/// that. With `kept`, the call finds an idle connection; with `queued`, it waits behind another. Returns how
/// many calls did not get through.
int at_every_step(
    bool tls, bool kept, bool queued, std::function<void(emulated&, cancellable_call&)> const& disturb)
{
    emulator_options how;
    if (!tls)
        how.plain_http();
    emulated e(how);
    e.server.add_users(3);
    int disturbed = 0;
    for (int steps = 0;; ++steps)
    {
        BOOST_REQUIRE(steps < 2000);
        client c(e.ctx, e.options().pool(pool_options().max_connections(1)));
        if (kept)
            BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        std::optional<cancellable_call> before;
        if (queued)
            before.emplace(e.ctx, c);

        cancellable_call call(e.ctx, c);
        e.ctx.restart();
        int ran = 0;
        while (ran < steps && !call.done() && e.ctx.run_one() == 1)
            ++ran;
        bool const finished_first = call.done();
        if (!finished_first)
            disturb(e, call);
        run(e.ctx);

        BOOST_REQUIRE(call.done());
        check_at_rest(c);
        if (!call.succeeded())
            ++disturbed;
        // Whatever happened, the next call gets through.
        BOOST_REQUIRE(await(e.ctx, c.users(nothrow).list()).has_value());
        check_at_rest(c);
        if (finished_first)
            return disturbed;
    }
}

} // namespace

BOOST_DATA_TEST_CASE(cancelled_at_every_step,
    boost::unit_test::data::make({true, false}) * boost::unit_test::data::make({true, false}) *
        boost::unit_test::data::make({true, false}),
    tls, kept, queued)
{
    int const aborted =
        at_every_step(tls, kept, queued, [](emulated&, cancellable_call& call) { call.cancel(); });
    // How many steps there are before the answer is there depends on how fast the server is; the first is
    // always before.
    BOOST_TEST(aborted >= 1);
}

BOOST_DATA_TEST_CASE(reset_by_the_server_at_every_step,
    boost::unit_test::data::make({true, false}) * boost::unit_test::data::make({true, false}), tls, kept)
{
    int const failed = at_every_step(
        tls, kept, false, [](emulated& e, cancellable_call&) { e.server.reset_all_connections(); });
    // A kept connection that dies is replaced, so there few calls fail, or none.
    if (!kept)
        BOOST_TEST(failed >= 1);
}

BOOST_AUTO_TEST_SUITE_END()
