//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Calls for those who do not write coroutines: callbacks, futures, stackful coroutines; and how to cancel a
// call.
//
// An operation returns an awaitable, and co_spawn turns an awaitable into whatever its last argument, the
// completion token, asks for. So there is one way into the library, and every style of Asio comes out.
//
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <future>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

/// A callback gets an exception_ptr and the value; the value counts if the pointer is null.
void with_a_callback(net::io_context& ctx, appwrite::client const& client, std::string const& id)
{
    appwrite::new_user parameters(id);
    parameters.email(id + "@example.com").password("correct horse").name("Walter");
    std::exception_ptr failed;
    //[callback
    net::co_spawn(ctx, client.users().create(parameters),
        [&failed](std::exception_ptr error, appwrite::user const& walter)
        {
            failed = error;
            if (!error)
                std::cout << "callback: created " << walter.id << '\n';
        });
    ctx.run(); // Returns when the call is done: the client's idle connections do not keep it busy.
    //]
    ctx.restart();
    if (failed)
        std::rethrow_exception(failed);
}

/// A future is for threads that may block. Somebody else has to run the context meanwhile.
void with_a_future(net::io_context& ctx, appwrite::client const& client, std::string const& id)
{
    //[future
    std::future<appwrite::user> renamed =
        net::co_spawn(ctx, client.users().update_name(id, "Walter White"), net::use_future);
    {
        std::jthread runner([&ctx] { ctx.run(); });
        std::cout << "future:   renamed to " << renamed.get().name
                  << '\n'; // get() throws if the call failed.
    }
    //]
    ctx.restart();
}

/// A stackful coroutine reads like a blocking program: no co_await, no special return type. `as_tuple` makes
/// it get the exception_ptr beside the value; Boost 1.81 cannot do without it here.
void with_a_stackful_coroutine(net::io_context& ctx, appwrite::client const& client, std::string const& id)
{
    std::exception_ptr failed;
    //[stackful
    net::spawn(
        ctx,
        [&](net::yield_context yield)
        {
            appwrite::users users = client.users();
            auto [error, walter] = net::co_spawn(ctx, users.get(id), net::as_tuple(yield));
            if (error)
                std::rethrow_exception(error);
            std::cout << "stackful: fetched " << walter.name << '\n';
        },
        [&failed](std::exception_ptr error) { failed = error; });
    ctx.run();
    //]
    ctx.restart();
    if (failed)
        std::rethrow_exception(failed);
}

/// Whoever starts a call can stop it: emit the signal whose slot the completion handler carries. The call
/// ends at once with operation_aborted. Its connection is closed, because an answer might still come on it;
/// the pool makes another one when it needs one.
///
/// Signals are not thread-safe: emit on the executor that the call was spawned on (here, one thread).
void cancelled(net::io_context& ctx)
{
    example::silent_server const silent;
    appwrite::client client(ctx, silent.options());
    std::optional<appwrite::result<appwrite::user>> outcome;
    //[cancellation
    net::cancellation_signal stop;
    net::co_spawn(ctx, client.users(appwrite::nothrow).update_name("walter", "W"),
        net::bind_cancellation_slot(stop.slot(),
            [&outcome](std::exception_ptr, appwrite::result<appwrite::user> result)
            { outcome = std::move(result); }));

    net::steady_timer patience(ctx, 100ms);
    patience.async_wait([&stop](auto) { stop.emit(net::cancellation_type::terminal); });
    ctx.run();
    //]
    ctx.restart();
    if (!outcome || *outcome || outcome->error() != net::error::operation_aborted)
        throw std::runtime_error("the call was not cancelled");
    // The request had been written by then, so it may have taken effect all the same.
    std::cout << "cancelled: " << outcome->error() << "\n           executed? "
              << (outcome->error().may_have_been_executed() ? "perhaps" : "no") << '\n';
}

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const walter(server);
    net::io_context ctx;
    appwrite::client client(ctx, server.options());

    with_a_callback(ctx, client, walter.id());
    with_a_future(ctx, client, walter.id());
    with_a_stackful_coroutine(ctx, client, walter.id());
    cancelled(ctx);
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
