//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Starting coroutines from plain test code.
//
#include "support/run_coro.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>

namespace appwrite::test
{

void start(net::any_io_executor ex, std::shared_ptr<task_state> state, net::awaitable<void> what)
{
    net::cancellation_slot const slot = state->signal.slot();
    net::co_spawn(std::move(ex), std::move(what),
        net::bind_cancellation_slot(slot,
            [s = std::move(state)](std::exception_ptr e)
            {
                s->error = e;
                s->done = true;
            }));
}

} // namespace appwrite::test
