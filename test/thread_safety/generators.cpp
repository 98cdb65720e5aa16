//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Generators with a page ahead, and bulk loops, that are cancelled and destroyed at all sorts of moments, on
// four threads.
//
#include "race.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <utility>

using namespace appwrite;
using namespace appwrite::test;

namespace
{

struct counts
{
    std::atomic<int> walked = 0;
    std::atomic<int> stopped_early = 0;
    std::atomic<int> aborted = 0;
    std::atomic<int> looped = 0;
    std::atomic<int> failed = 0;
    std::atomic<int> items = 0;
    std::atomic<int> together = 0;
    std::atomic<int> saved = 0;
    std::atomic<int> other = 0;
};

/// Takes `most` items, then drops the generator, on whatever thread that is, with a page ahead under way.
net::awaitable<result<void>> walk(users_nothrow users, int most, counts& n)
{
    auto all = users.list_all(list_users().limit(5)).prefetch();
    for (int i = 0; i < most; ++i)
    {
        auto const one = co_await all.next();
        if (!one)
            co_return one.error();
        if (!*one)
        {
            ++n.walked;
            co_return result<void>();
        }
    }
    ++n.stopped_early;
    auto elsewhere = std::make_shared<generator_nothrow<user>>(std::move(all));
    // In two steps: g++ 12 destroys a lambda with captures in a co_await expression twice.
    net::any_io_executor const here = co_await net::this_coro::executor;
    net::post(here, [elsewhere = std::move(elsewhere)] {});
    co_return result<void>();
}

/// An item that fails cancels the others and the page that is being fetched, on whatever threads these are.
net::awaitable<result<void>> failing_loop(users_nothrow users, int when, counts& n)
{
    auto const begun = std::make_shared<std::atomic<int>>(0);
    auto each = [users, begun, when](user who) -> net::awaitable<result<void>>
    {
        int const mine = ++*begun;
        auto const r = co_await users.get(who.id);
        if (!r)
            co_return r.error();
        if (mine >= when)
            co_return api_error(errc::body_too_large, call_stage::body, "this one is bad");
        co_return result<void>();
    };
    auto outcome = co_await for_each_concurrent(
        users.list_all(list_users().limit(2)), 6, each, on_error::cancel_running);
    bool const as_it_should = !outcome && outcome.error() == errc::body_too_large;
    n.failed += as_it_should ? 1 : 0;
    if (as_it_should)
        co_return result<void>();
    co_return outcome;
}

net::awaitable<result<void>> loop(users_nothrow users, counts& n)
{
    auto const at_once = std::make_shared<std::atomic<int>>(0);
    auto each = [users, at_once, &n](user who) -> net::awaitable<result<void>>
    {
        n.together += ++*at_once > 1 ? 1 : 0;
        auto const r = co_await users.get(who.id);
        --*at_once;
        ++n.items;
        if (!r)
            co_return r.error();
        co_return result<void>();
    };
    // Not atomic: checkpoints come where this coroutine runs.
    int saved = 0;
    auto save = [&saved](std::string const& text) { saved += text.empty() ? 0 : 1; };
    auto options = bulk_options();
    options.on_checkpoint(save);
    auto outcome =
        co_await for_each_concurrent(users.list_all(list_users().limit(5)), 4, each, std::move(options));
    n.saved += saved;
    n.looped += outcome ? 1 : 0;
    co_return outcome;
}

/// On a strand of its own: Asio wants a signal to be emitted where the coroutine runs.
struct race
{
    explicit race(net::any_io_executor ex) : strand(net::make_strand(ex)), timer(strand) {}

    net::strand<net::any_io_executor> strand;
    net::cancellation_signal signal;
    net::steady_timer timer;
};

void start(net::thread_pool& pool, client const& c, counts& n, int i)
{
    auto r = std::make_shared<race>(pool.get_executor());
    net::post(r->strand,
        [r, &c, &n, i]
        {
            auto what = i % 2 == 0   ? walk(c.users(nothrow), i % 31, n)
                        : i % 8 == 1 ? failing_loop(c.users(nothrow), 1 + i % 17, n)
                                     : loop(c.users(nothrow), n);
            net::co_spawn(r->strand, std::move(what),
                net::bind_cancellation_slot(r->signal.slot(),
                    [r, &n](std::exception_ptr e, result<void> const& out)
                    {
                        bool const aborted =
                            e || (!out && out.error() == error_code(net::error::operation_aborted));
                        n.aborted += aborted ? 1 : 0;
                        n.other += !aborted && !out ? 1 : 0;
                        r->timer.cancel();
                    }));
            if (i % 4 < 2)
                return;
            r->timer.expires_after(std::chrono::microseconds(i * 7919 % 40'000));
            r->timer.async_wait(
                [r](error_code ec)
                {
                    if (!ec)
                        r->signal.emit(net::cancellation_type::terminal);
                });
        });
}

} // namespace

int main()
{
    testing::emulator server;
    server.add_users(23);
    server.record_requests(false);
    counts n;
    client_stats stats;
    {
        net::thread_pool pool(threads);
        client c(pool, options_for(server).pool(pool_options().max_connections(16)));
        for (int i = 0; i < 200; ++i)
            start(pool, c, n, i);
        pool.join();
        stats = c.stats();
    }
    std::printf(
        "generators: %d walked, %d stopped early, %d looped, %d failed, %d aborted, %d other, %d items, "
        "%d together, %d checkpoints\n",
        n.walked.load(), n.stopped_early.load(), n.looped.load(), n.failed.load(), n.aborted.load(),
        n.other.load(), n.items.load(), n.together.load(), n.saved.load());
    bool ok = expect(n.other == 0, "everything succeeds or is aborted");
    ok &= expect(n.walked > 5, "walks come to their end");
    ok &= expect(n.stopped_early > 20, "generators are destroyed early");
    ok &= expect(n.looped > 10, "loops come to their end");
    ok &= expect(n.failed > 10, "loops fail with the error of an item");
    ok &= expect(n.aborted > 10, "some are cancelled");
    ok &= expect(n.together > 100, "items run at the same time");
    ok &= expect(n.saved > 100, "checkpoints come");
    ok &= expect(stats.in_use == 0 && stats.waiting == 0, "nothing is in use at the end");
    return ok ? 0 : 1;
}
