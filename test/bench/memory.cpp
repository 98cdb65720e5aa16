//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bytes per idle TLS connection, per call that waits for a connection, and per user in a page; and whether
// those who wait are served in the order in which they came. One thread.
//
#include "support/fixed.hpp"
#include "support/memory_in_use.hpp"
#include "support/options.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net = boost::asio;
namespace fixed = bench::fixed;

namespace
{

using bench::memory_in_use;

/// A client on a context of its own.
struct side
{
    side(bench::options const& options, std::size_t connections)
        : client(ctx,
              appwrite::client_options(options.endpoint(), fixed::project)
                  .key(fixed::key)
                  .tls(appwrite::tls_options().ca_file(options.ca_file()))
                  // The queue of a slow machine may take its time.
                  .timeouts(appwrite::timeouts().total(std::chrono::minutes(30)))
                  .pool(
                      appwrite::pool_options().max_connections(connections).connect_concurrency(connections)))
    {
    }

    /// As many calls at once as there may be connections: each gets one.
    void open(std::size_t connections)
    {
        for (std::size_t i = 0; i < connections; ++i)
            net::co_spawn(ctx, client.users().get(fixed::id),
                [](std::exception_ptr failed, appwrite::user const&)
                {
                    if (failed)
                        std::rethrow_exception(failed);
                });
        ctx.run();
        ctx.restart();
        fixed::expect(client.stats().idle == connections);
    }

    net::io_context ctx{1};
    appwrite::client client;
};

void print(std::string_view what, std::size_t count, memory_in_use const& each)
{
    std::cout << '"' << what << R"(":{"count":)" << count << R"(,"heap":)" << each.heap << R"(,"resident":)"
              << each.resident << '}';
}

/// The difference between few and many leaves out what a client has once.
void idle_connections(bench::options const& options)
{
    std::size_t const few = 8;
    std::size_t const many = few + 256;
    side lesser(options, few);
    auto const start = memory_in_use::now();
    lesser.open(few);
    auto const with_few = memory_in_use::now();
    side greater(options, many);
    auto const between = memory_in_use::now();
    greater.open(many);
    auto const with_many = memory_in_use::now();
    memory_in_use before;
    before.heap = between.heap + with_few.heap - start.heap;
    before.resident = between.resident + with_few.resident - start.resident;
    print("idle_connection", many - few, with_many.since(before, many - few));
}

/// All calls are begun before the first answer is looked at.
void waiting_calls(bench::options const& options, std::size_t count)
{
    std::size_t const connections = 16;
    side s(options, connections);
    s.open(connections);
    std::vector<std::size_t> order;
    order.reserve(count);

    auto const before = memory_in_use::now();
    for (std::size_t i = 0; i < count; ++i)
        net::co_spawn(s.ctx, s.client.users().get(fixed::id),
            [&order, i](std::exception_ptr failed, appwrite::user const& user)
            {
                if (failed)
                    std::rethrow_exception(failed);
                fixed::expect(user.id == fixed::id);
                order.push_back(i);
            });
    std::optional<memory_in_use> full;
    while (s.ctx.poll_one() != 0 && !full)
        if (s.client.stats().waiting == count - connections)
            full = memory_in_use::now();
    // A machine that answers before everybody has come would make the figure too good.
    fixed::expect(full.has_value() && order.empty());
    s.ctx.run();
    fixed::expect(order.size() == count);
    print("waiting_call", count, full->since(before, count));

    // Those who have a connection at the same time may overtake each other on the wire.
    std::size_t overtaken = 0;
    for (std::size_t i = 0; i < count; ++i)
        overtaken = std::max(overtaken, order[i] > i ? order[i] - i : i - order[i]);
    std::cout << R"(,"farthest_from_its_place":)" << overtaken;
}

/// With one connection, nothing but the queue decides on the order.
void order_on_one_connection(bench::options const& options, std::size_t count)
{
    side s(options, 1);
    s.open(1);
    std::size_t done = 0;
    bool sorted = true;
    for (std::size_t i = 0; i < count; ++i)
        net::co_spawn(s.ctx, s.client.users().get(fixed::id),
            [&done, &sorted, i](std::exception_ptr failed, appwrite::user const&)
            {
                if (failed)
                    std::rethrow_exception(failed);
                sorted = sorted && done++ == i;
            });
    s.ctx.run();
    fixed::expect(done == count);
    std::cout << R"("first_in_first_out":)" << (sorted ? "true" : "false");
}

void users_in_pages(bench::options const& options)
{
    std::size_t const pages = 100;
    std::size_t const limit = 100;
    side s(options, 1);
    s.open(1);
    std::vector<appwrite::page<appwrite::user>> kept;
    kept.reserve(pages);
    auto const fetch = [&]
    {
        net::co_spawn(s.ctx, s.client.users().list(appwrite::list_users().limit(static_cast<int>(limit))),
            [&kept](std::exception_ptr failed, appwrite::page<appwrite::user> page)
            {
                if (failed)
                    std::rethrow_exception(failed);
                kept.push_back(std::move(page));
            });
        s.ctx.run();
        s.ctx.restart();
    };
    // The first page brings buffers that stay.
    fetch();
    kept.clear();
    auto const before = memory_in_use::now();
    while (kept.size() < pages)
        fetch();
    print("user_in_page", pages * limit, memory_in_use::now().since(before, pages * limit));
    std::cout << R"(,"sizeof_user":)" << sizeof(appwrite::user);
}

} // namespace

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    std::cout << '{';
    idle_connections(options);
    std::cout << ',';
    users_in_pages(options);
    std::cout << ',';
    waiting_calls(options, options.number("waiting", 100'000));
    std::cout << ',';
    order_on_one_connection(options, options.number("waiting", 100'000) / 10);
    std::cout << "}\n";
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
