//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A client in a program that has an event loop already: one io_context runs a timer, an HTTP server and the
// client. Then the same client code on a pool of threads, with many calls at once.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <future>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace net = boost::asio;
namespace http = boost::beast::http;
using net::ip::tcp;
using request = http::request<http::string_body>;
using response = http::response<http::string_body>;

namespace
{

using example::expect;

//[handler
/// `GET /names/ID`, answered with the name that Appwrite has. The server's other connections, and whatever
/// else the loop has to do, go on while this waits.
net::awaitable<response> answer(appwrite::users_nothrow users, request asked)
{
    response out(http::status::not_found, asked.version());
    std::string const prefix = "/names/";
    std::string const target(asked.target());
    if (target.starts_with(prefix))
    {
        auto const user = co_await users.get(target.substr(prefix.size()));
        if (user)
        {
            out.result(http::status::ok);
            out.body() = user->name;
        }
        else if (user.error() != appwrite::api_errc::user_not_found)
            out.result(http::status::bad_gateway);
    }
    out.keep_alive(asked.keep_alive());
    out.prepare_payload();
    co_return out;
}
//]

net::awaitable<void> serve_connection(tcp::socket socket, appwrite::users_nothrow users)
{
    boost::beast::flat_buffer buffer;
    boost::system::error_code ec;
    for (bool open = true; open;)
    {
        request asked;
        co_await http::async_read(socket, buffer, asked, net::redirect_error(net::use_awaitable, ec));
        if (ec)
            co_return;
        response const out = co_await answer(users, std::move(asked));
        co_await http::async_write(socket, out, net::redirect_error(net::use_awaitable, ec));
        open = !ec && out.keep_alive();
    }
}

net::awaitable<void> serve(tcp::acceptor& acceptor, appwrite::users_nothrow users)
{
    boost::system::error_code ec;
    for (;;)
    {
        tcp::socket socket = co_await acceptor.async_accept(net::redirect_error(net::use_awaitable, ec));
        if (ec)
            co_return;
        net::co_spawn(acceptor.get_executor(), serve_connection(std::move(socket), users), net::detached);
    }
}

/// What a visitor of this program's own server sees.
net::awaitable<response> visit(tcp::endpoint where, std::string target)
{
    tcp::socket socket(co_await net::this_coro::executor);
    co_await socket.async_connect(where, net::use_awaitable);
    request asked(http::verb::get, target, 11);
    asked.set(http::field::host, "127.0.0.1");
    asked.keep_alive(false);
    co_await http::async_write(socket, asked, net::use_awaitable);
    boost::beast::flat_buffer buffer;
    response seen;
    co_await http::async_read(socket, buffer, seen, net::use_awaitable);
    co_return seen;
}

/// Counts until it is told to stop: it would stand still if a call blocked the loop.
net::awaitable<void> tick(net::steady_timer& timer, bool const& stopped, int& ticks)
{
    // Not until a wait fails: cancelling does nothing to one that has just ended.
    while (!stopped)
    {
        timer.expires_after(std::chrono::milliseconds(1));
        boost::system::error_code ec;
        co_await timer.async_wait(net::redirect_error(net::use_awaitable, ec));
        ticks += ec ? 0 : 1;
    }
}

net::awaitable<void> visit_and_stop(tcp::acceptor& acceptor, net::steady_timer& timer, bool& stopped,
    std::string id, std::vector<response>& seen)
{
    tcp::endpoint const where = acceptor.local_endpoint();
    std::exception_ptr failed;
    try
    {
        seen.push_back(co_await visit(where, "/names/" + id));
        seen.push_back(co_await visit(where, "/names/nobody"));
    }
    catch (...)
    {
        failed = std::current_exception();
    }
    acceptor.close();
    stopped = true;
    timer.cancel();
    if (failed)
        std::rethrow_exception(failed);
}

void one_loop(appwrite::client_options const& options, std::string const& id)
{
    std::vector<response> seen;
    std::exception_ptr failed;
    int ticks = 0;
    bool stopped = false;
    //[one_loop
    net::io_context ctx(1);
    appwrite::client client(ctx, options);
    tcp::acceptor acceptor(ctx, tcp::endpoint(net::ip::address_v4::loopback(), 0));
    net::steady_timer timer(ctx);

    net::co_spawn(ctx, serve(acceptor, client.users(appwrite::nothrow)), net::detached);
    net::co_spawn(ctx, tick(timer, stopped, ticks), net::detached);
    net::co_spawn(ctx, visit_and_stop(acceptor, timer, stopped, id, seen),
        [&failed](std::exception_ptr e) { failed = e; });
    // Returns once the program's own work is done: the client keeps its connections, but keeps nothing
    // running.
    ctx.run();
    //]
    if (failed)
        std::rethrow_exception(failed);
    expect(seen.at(0).result() == http::status::ok && seen[0].body() == "Walter", "not the user's name");
    expect(seen.at(1).result() == http::status::not_found, "somebody who does not exist");
    std::cout << "one loop:  visitors saw \"" << seen[0].body() << "\" and " << seen[1].result_int()
              << "; the timer ticked " << ticks << " times meanwhile\n";
}

/// Any number of threads may run the context: each call works on one at a time.
void thread_pool(appwrite::client_options const& options, std::string const& id)
{
    //[thread_pool
    net::thread_pool pool(4);
    appwrite::client client(pool, options);
    appwrite::users users = client.users();

    std::vector<std::future<appwrite::user>> calls;
    for (int n = 0; n < 100; ++n)
        calls.push_back(net::co_spawn(pool, users.get(id), net::use_future));
    for (auto& call : calls)
        expect(call.get().name == "Walter", "not the user's name"); // get() throws if the call failed
    pool.join();
    //]
    auto const stats = client.stats();
    std::cout << "4 threads: " << calls.size() << " calls over " << stats.connections_opened
              << " connections\n";
    expect(stats.connections_opened <= 16, "more connections than allowed");
}

net::awaitable<void> create(appwrite::client_options options, std::string id)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    co_await client.users().create(
        appwrite::new_user(id).email(id + "@example.com").password("correct horse").name("Walter"));
}

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const walter(server);
    example::run(create(server.options(), walter.id()));
    one_loop(server.options(), walter.id());
    thread_pool(server.options(), walter.id());
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
