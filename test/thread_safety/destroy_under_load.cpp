//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Clients that are destroyed by one thread while others call.
//
#include "race.hpp"

#include <optional>
#include <thread>

using namespace appwrite;
using namespace appwrite::test;

int main()
{
    constexpr int rounds = 25;
    constexpr int callers = 24;
    testing::emulator server;
    server.add_users(1);
    server.record_requests(false);
    tally t;
    int rounds_cut_short = 0;
    for (int round = 0; round < rounds; ++round)
    {
        net::thread_pool pool(threads);
        std::optional<client> c(
            std::in_place, pool, options_for(server).pool(pool_options().max_connections(3)));
        std::atomic<int> begun = 0;
        int const aborted_before = t.aborted;
        auto const caller = [&, users = c->users(nothrow)]() -> net::awaitable<void>
        {
            for (;;)
            {
                auto const r = co_await users.get("seed0");
                t.count(nullptr, r);
                ++begun;
                if (!r)
                    co_return;
            }
        };
        for (int i = 0; i < callers; ++i)
            net::co_spawn(pool, caller(),
                [](std::exception_ptr e)
                {
                    if (e)
                        std::terminate();
                });
        // A handle that outlives the client must not keep connections open.
        auto const survivor = c->users(nothrow);
        // Each round lets more calls through before the client goes.
        while (begun < round * 4)
            std::this_thread::yield();
        c.reset();
        pool.join();
        rounds_cut_short += t.aborted > aborted_before ? 1 : 0;
        if (!expect(
                server.wait_for_open_connections(0), "every connection is closed, though a handle is left"))
            return 1;
    }
    t.print("destroy_under_load");
    bool ok = expect(t.other == 0, "each call succeeds or is aborted");
    ok &= expect(t.aborted == rounds * callers, "every caller is told");
    ok &= expect(t.succeeded > 0, "clients were in use when they were destroyed");
    ok &= expect(rounds_cut_short == rounds, "every round was cut short");
    ok &= expect(server.wait_for_open_connections(0), "every connection is closed");
    return ok ? 0 : 1;
}
