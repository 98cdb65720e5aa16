//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How often a call on a kept connection asks for memory. A program of its own, as it replaces the program's
// allocation. (Asio takes the memory of coroutine frames from elsewhere and keeps some of it.)
//
#include "support/replaced_allocation.hpp"

#include <appwrite/client.hpp>
#include <appwrite/client_options.hpp>
#include <appwrite/users.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace
{

/// Of this thread: the server has one of its own.
thread_local std::size_t allocations = 0;

} // namespace

void appwrite::test::allocating(std::size_t)
{
    ++allocations;
}

namespace
{

namespace net = boost::asio;

/// A user all of whose texts are so short that std::string has them within itself.
constexpr char const* body = R"({"$id":"walter","$createdAt":"2026-01-02T03:04:05.678+00:00",)"
                             R"("$updatedAt":"2026-01-02T03:04:05.678+00:00","name":"Walter","status":true,)"
                             R"("labels":[],"email":"w@example.com","phone":"","emailVerification":true,)"
                             R"("phoneVerification":false,"mfa":false,"prefs":{},"targets":[]})";

std::string response_with(int more_fields)
{
    std::string out =
        "HTTP/1.1 200 OK\r\nServer: Appwrite\r\nContent-Type: application/json; charset=UTF-8\r\n";
    for (int n = 0; n < more_fields; ++n)
        out += "X-Another-Field-" + std::to_string(n) + ": of no interest to anybody at all\r\n";
    return out + "Content-Length: " + std::to_string(std::string(body).size()) + "\r\n\r\n" + body;
}

/// Answers whatever comes on one connection until that ends.
void serve(net::ip::tcp::acceptor& acceptor, std::string const& response)
{
    net::ip::tcp::socket s = acceptor.accept();
    std::string request;
    boost::system::error_code ec;
    for (;;)
    {
        std::size_t const size = net::read_until(s, net::dynamic_buffer(request), "\r\n\r\n", ec);
        if (ec)
            return;
        request.erase(0, size);
        net::write(s, net::buffer(response));
    }
}

net::awaitable<void> get_some(appwrite::users users, int calls)
{
    for (int n = 0; n < calls; ++n)
    {
        appwrite::user const u = co_await users.get("walter");
        if (u.name != "Walter")
            throw std::runtime_error("not the user's name");
    }
}

/// Allocations of one call, on a connection that has served before.
double allocations_per_call(int more_fields)
{
    net::io_context server_context;
    net::ip::tcp::acceptor acceptor(
        server_context, net::ip::tcp::endpoint(net::ip::address_v4::loopback(), 0));
    std::string const response = response_with(more_fields);
    std::thread server([&] { serve(acceptor, response); });

    double result = 0;
    {
        net::io_context ctx(1);
        appwrite::client client(ctx,
            appwrite::client_options(
                "http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/v1", "project")
                .key("a-key-of-no-worth")
                .server_version("1.9.0"));
        auto const run = [&](int calls)
        {
            std::exception_ptr failed;
            net::co_spawn(ctx, get_some(client.users(), calls), [&](std::exception_ptr e) { failed = e; });
            ctx.restart();
            ctx.run();
            if (failed)
                std::rethrow_exception(failed);
        };
        // What the second run needs besides its calls, the first one of the same length needs, too.
        run(20);
        std::size_t const before = allocations;
        run(1);
        std::size_t const one = allocations - before;
        run(101);
        result = static_cast<double>(allocations - before - 2 * one) / 100;
    }
    server.join();
    return result;
}

} // namespace

int main()
try
{
    double const few = allocations_per_call(2);
    double const many = allocations_per_call(60);
    std::printf(
        "allocations of a call: %.2f with few header fields, %.2f with many (8 are allowed)\n", few, many);
    // With none at all, the counting would be broken: the request and the response's body have to be
    // somewhere.
    return few >= 2 && few <= 8 && many <= few ? EXIT_SUCCESS : EXIT_FAILURE;
}
catch (std::exception const& e)
{
    std::printf("%s\n", e.what());
    return EXIT_FAILURE;
}
