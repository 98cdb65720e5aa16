//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A call that waits for a connection does not hold the text of its request. A program of its own, as it
// replaces the program's allocation.
//
#include "support/replaced_allocation.hpp"

#include <appwrite/client.hpp>
#include <appwrite/client_options.hpp>
#include <appwrite/users.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <utility>

namespace
{

std::size_t bytes_asked_for = 0;

} // namespace

void appwrite::test::allocating(std::size_t size)
{
    bytes_asked_for += size;
}

namespace
{

namespace net = boost::asio;

/// Of each request.
constexpr std::size_t text_size = 100'000;

struct side
{
    /// Begins a call with a long header field; what was asked for until it can only wait.
    std::size_t begin()
    {
        appwrite::call_options options;
        options.header("X-Long", std::string(text_size, 'x'));
        std::size_t const before = bytes_asked_for;
        net::co_spawn(ctx, client.users(appwrite::nothrow).get("walter", std::move(options)),
            [this](std::exception_ptr failed, appwrite::result<appwrite::user> const& got)
            {
                if (failed)
                    std::rethrow_exception(failed);
                cancelled += got.error() == net::error::operation_aborted ? 1 : 0;
            });
        ctx.poll();
        return bytes_asked_for - before;
    }

    net::io_context ctx{1};
    // Takes connections and says nothing.
    net::ip::tcp::acceptor server{ctx, net::ip::tcp::endpoint(net::ip::address_v4::loopback(), 0)};
    appwrite::client client{
        ctx, appwrite::client_options(
                 "http://127.0.0.1:" + std::to_string(server.local_endpoint().port()) + "/v1", "project")
                 .key("a-key-of-no-worth")
                 .server_version("1.9.0")
                 .pool(appwrite::pool_options().max_connections(1))};
    int cancelled = 0;
};

} // namespace

int main()
try
{
    side s;
    std::size_t const sends = s.begin();
    std::size_t const waits = s.begin();
    bool const does_wait = s.client.stats().waiting == 1 && s.client.stats().in_use == 1;
    s.client.close();
    s.ctx.run();
    std::printf("asked for: %zu bytes to send, %zu to wait\n", sends, waits);
    return does_wait && s.cancelled == 2 && sends >= text_size && waits < text_size ? EXIT_SUCCESS
                                                                                    : EXIT_FAILURE;
}
catch (std::exception const& e)
{
    std::printf("%s\n", e.what());
    return EXIT_FAILURE;
}
