//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Running one coroutine to its end.
//
#include "support/await.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <stdexcept>

namespace appwrite::test
{

void await(net::io_context& ctx, net::awaitable<void> what)
{
    bool done = false;
    std::exception_ptr error;
    net::co_spawn(ctx, std::move(what),
        [&](std::exception_ptr e)
        {
            error = e;
            done = true;
        });
    ctx.restart();
    ctx.run();
    if (error)
        std::rethrow_exception(error);
    if (!done)
        throw std::logic_error("the context had nothing left to do, and the coroutine has not ended");
}

} // namespace appwrite::test
