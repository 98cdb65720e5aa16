//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One client, four threads, no strand on the caller's side.
//
#include "race.hpp"
#include "support/this_thread.hpp"

#include <mutex>
#include <set>
#include <thread>

using namespace appwrite;
using namespace appwrite::test;

int main()
{
    constexpr int callers = 32;
    constexpr int calls = 30;
    testing::emulator server;
    server.add_users(1);
    server.record_requests(false);
    tally t;
    std::atomic<int> resumed_elsewhere = 0;
    std::mutex mutex;
    std::set<std::thread::id> seen;
    client_stats stats;
    {
        net::thread_pool pool(threads);
        client c(pool,
            options_for(server).pool(pool_options().max_connections(6).max_requests_per_connection(50)));
        auto const caller = [&]() -> net::awaitable<void>
        {
            auto const users = c.users(nothrow);
            for (int i = 0; i < calls; ++i)
            {
                auto const before = this_thread_id();
                auto const r = co_await users.get("seed0");
                t.count(nullptr, r);
                auto const after = this_thread_id();
                resumed_elsewhere += before == after ? 0 : 1;
                std::lock_guard lock(mutex);
                seen.insert(after);
            }
        };
        for (int i = 0; i < callers; ++i)
            net::co_spawn(pool, caller(),
                [](std::exception_ptr e)
                {
                    if (e)
                        std::terminate();
                });
        pool.join();
        stats = c.stats();
    }
    t.print("shared_client");
    std::printf(
        "%zu threads took part, %d calls resumed on another thread\n", seen.size(), resumed_elsewhere.load());
    bool ok = expect(t.succeeded == callers * calls, "every call succeeds");
    ok &= expect(seen.size() >= 2 && resumed_elsewhere > 0, "calls move between threads");
    ok &= expect(stats.connections_opened > 6, "connections are used up and replaced");
    ok &= expect(stats.in_use == 0 && stats.waiting == 0, "nothing is in use at the end");
    return ok ? 0 : 1;
}
