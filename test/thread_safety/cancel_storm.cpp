//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Calls that are cancelled at all sorts of moments while others go on, on four threads.
//
#include "race.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <memory>

using namespace appwrite;
using namespace appwrite::test;

namespace
{

/// A call on a strand of its own: Asio wants a signal to be emitted where the coroutine runs.
struct storm_call
{
    storm_call(net::any_io_executor ex) : strand(net::make_strand(ex)), timer(strand) {}

    net::strand<net::any_io_executor> strand;
    net::cancellation_signal signal;
    net::steady_timer timer;
};

void start(net::thread_pool& pool, client const& c, tally& t, int i)
{
    auto call = std::make_shared<storm_call>(pool.get_executor());
    // From the strand, so that starting and cancelling are serialised as Asio asks.
    net::post(call->strand,
        [call, &c, &t, i]
        {
            net::co_spawn(call->strand, c.users(nothrow).get("seed0"),
                net::bind_cancellation_slot(call->signal.slot(),
                    [call, &t](std::exception_ptr e, result<user> r)
                    {
                        t.count(e, r);
                        call->timer.cancel();
                    }));
            // One in four is left alone; the others are cancelled after 0 to 2 ms, wherever they are by then.
            if (i % 4 == 0)
                return;
            call->timer.expires_after(std::chrono::microseconds(i % 97 * 20));
            call->timer.async_wait(
                [call](error_code ec)
                {
                    if (!ec)
                        call->signal.emit(net::cancellation_type::terminal);
                });
        });
}

/// Many calls that compete for `connections`. With few, most are cancelled while they wait; with many, while
/// they are under way.
bool storm(std::size_t connections)
{
    constexpr int calls = 1500;
    testing::emulator server;
    server.add_users(1);
    server.record_requests(false);
    tally t;
    client_stats stats;
    bool usable = false;
    {
        net::thread_pool pool(threads);
        client c(pool, options_for(server).pool(
                           pool_options().max_connections(connections).connect_concurrency(connections)));
        for (int i = 0; i < calls; ++i)
            start(pool, c, t, i);
        pool.join();
        stats = c.stats();

        net::thread_pool again(1);
        client after(again, options_for(server));
        net::co_spawn(again, after.users(nothrow).list(),
            [&](std::exception_ptr e, result<page<user>> r) { usable = !e && r.has_value(); });
        again.join();
    }
    t.print("cancel_storm");
    bool ok = expect(t.total() == calls && t.other == 0, "each call succeeds or is aborted");
    ok &= expect(t.aborted > calls / 20, "calls are cancelled under way");
    ok &= expect(t.in_flight > 0, "some of them while they hold a connection");
    ok &= expect(t.succeeded >= calls / 4, "calls that nobody cancels succeed");
    ok &= expect(stats.in_use == 0 && stats.waiting == 0, "nothing is in use at the end");
    ok &= expect(usable, "the server can still be used");
    return ok;
}

} // namespace

int main()
{
    bool const few = storm(4);
    bool const many = storm(64);
    return few && many ? 0 : 1;
}
