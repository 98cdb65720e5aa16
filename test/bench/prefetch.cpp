//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What it takes to walk over many users with and without prefetch: an emulator in this process, on a thread
// of its own, that waits 5 ms before each page, and a consumer that needs 5 ms for each page.
//
#include "support/fixed.hpp"
#include "support/options.hpp"

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <limits>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

net::awaitable<void> walk(appwrite::users users, bool prefetch, std::size_t expected)
{
    net::steady_timer work(co_await net::this_coro::executor);
    std::size_t found = 0;
    auto everyone = users.list_all(appwrite::list_users().limit(100)).prefetch(prefetch);
    for (;;)
    {
        auto const page = co_await everyone.next_page();
        if (page.items.empty())
            break;
        found += page.items.size();
        work.expires_after(5ms);
        co_await work.async_wait(net::use_awaitable);
    }
    bench::fixed::expect(found == expected);
}

double seconds(appwrite::testing::emulator const& server, bool prefetch, std::size_t count)
{
    net::io_context ctx(1);
    appwrite::client client(ctx, appwrite::client_options(server.endpoint(), server.project())
                                     .key(server.api_key())
                                     .tls(appwrite::tls_options().ca_pem(server.ca_pem())));
    auto const from = std::chrono::steady_clock::now();
    net::co_spawn(ctx, walk(client.users(), prefetch, count),
        [](std::exception_ptr failed)
        {
            if (failed)
                std::rethrow_exception(failed);
        });
    ctx.run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

} // namespace

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    std::size_t const users = options.number("users", 100'000);
    appwrite::testing::emulator server;
    server.record_requests(false);
    server.add_users(users);
    server.inject(appwrite::testing::fault::delay(5ms)
                      .on("GET", "/v1/users")
                      .times(std::numeric_limits<std::size_t>::max()));
    double const without = seconds(server, false, users);
    double const with = seconds(server, true, users);
    std::cout << R"({"users":)" << users << R"(,"without_s":)" << without << R"(,"with_s":)" << with << "}\n";
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
