//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One thread against two: `--layout contexts` gives each thread an io_context and a client of its own,
// `--layout pool` lets all threads run one io_context with one client. As many callers for each thread.
//
#include "support/fixed.hpp"
#include "support/meter.hpp"
#include "support/options.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace net = boost::asio;
namespace fixed = bench::fixed;

namespace
{

/// What all callers share. Each counts by itself: a counter of all would be a place to meet.
class run
{
public:
    struct alignas(64) caller_count
    {
        std::atomic<std::size_t> calls{0};
    };

    bool over() const noexcept { return over_.load(std::memory_order_relaxed); }
    void end() noexcept { over_.store(true); }

    std::atomic<std::size_t>& add_caller() { return counts_.emplace_back().calls; }

    std::size_t calls() const
    {
        std::size_t sum = 0;
        for (caller_count const& c : counts_)
            sum += c.calls.load(std::memory_order_relaxed);
        return sum;
    }

private:
    std::atomic<bool> over_{false};
    std::deque<caller_count> counts_;
};

net::awaitable<void> get(appwrite::users users, run& all, std::atomic<std::size_t>& calls)
{
    std::string const id = fixed::id;
    while (!all.over())
    {
        appwrite::user const user = co_await users.get(id);
        fixed::expect(user.id == fixed::id);
        calls.fetch_add(1, std::memory_order_relaxed);
    }
}

net::awaitable<void> list(appwrite::users users, run& all, std::atomic<std::size_t>& calls, int limit)
{
    while (!all.over())
    {
        appwrite::page<appwrite::user> const page = co_await users.list(appwrite::list_users().limit(limit));
        fixed::expect(page.items.size() == static_cast<std::size_t>(limit));
        calls.fetch_add(1, std::memory_order_relaxed);
    }
}

void start(net::io_context& ctx, appwrite::client& client, std::size_t callers, run& all,
    bench::options const& options)
{
    for (std::size_t i = 0; i < callers; ++i)
    {
        std::atomic<std::size_t>& calls = all.add_caller();
        net::co_spawn(ctx,
            options.operation() == "get"
                ? get(client.users(), all, calls)
                : list(client.users(), all, calls, static_cast<int>(options.limit())),
            [](std::exception_ptr failed)
            {
                // There is nobody to catch it on a thread of a pool.
                if (failed)
                    std::terminate();
            });
    }
}

appwrite::client_options client_options(bench::options const& options, std::size_t connections)
{
    return appwrite::client_options(options.endpoint(), fixed::project)
        .key(fixed::key)
        .tls(appwrite::tls_options().ca_file(options.ca_file()))
        .pool(appwrite::pool_options().max_connections(connections));
}

void measure(run& all, bench::options const& options)
{
    using clock = std::chrono::steady_clock;
    std::this_thread::sleep_for(options.seconds("warm-up"));
    auto const from = clock::now();
    double const cpu = bench::cpu_seconds();
    std::size_t const calls = all.calls();
    std::this_thread::sleep_for(options.seconds("seconds"));
    std::size_t const counted = all.calls() - calls;
    double const spent = bench::cpu_seconds() - cpu;
    double const wall = std::chrono::duration<double>(clock::now() - from).count();
    all.end();
    std::cout << R"({"layout":")" << options.text("layout") << R"(","threads":)" << options.number("threads")
              << R"(,"operation":")" << options.operation() << R"(","calls":)" << counted << R"(,"wall_s":)"
              << wall << R"(,"cpu_s":)" << spent << "}\n";
}

} // namespace

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    std::size_t const threads = options.number("threads");
    std::string const layout = options.text("layout");
    if (layout != "contexts" && layout != "pool")
        throw std::invalid_argument("unknown layout: " + layout);
    bool const pool = layout == "pool";

    run all;
    std::deque<net::io_context> contexts;
    std::deque<appwrite::client> clients;
    for (std::size_t i = 0; i < (pool ? 1 : threads); ++i)
    {
        net::io_context& ctx = contexts.emplace_back(static_cast<int>(pool ? threads : 1));
        std::size_t const callers = options.in_flight() * (pool ? threads : 1);
        start(ctx, clients.emplace_back(ctx, client_options(options, callers)), callers, all, options);
    }
    {
        std::vector<std::jthread> runners;
        for (std::size_t i = 0; i < threads; ++i)
            runners.emplace_back([&ctx = contexts[pool ? 0 : i]] { ctx.run(); });
        measure(all, options);
    }
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
