//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Starting coroutines from plain test code, and polling a context until something is so.
//
#ifndef APPWRITE_TEST_SUPPORT_RUN_CORO_HPP
#define APPWRITE_TEST_SUPPORT_RUN_CORO_HPP

#include "support/await.hpp"

#include <appwrite/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace appwrite::test
{

/// Runs what is ready, again and again, until `done()`. A test that hangs fails instead: the guard is in real
/// time and far beyond what any of this takes.
template <class Predicate>
void poll_until(net::io_context& ctx, Predicate done)
{
    auto const give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!done())
    {
        if (std::chrono::steady_clock::now() > give_up)
            throw std::runtime_error("poll_until: this never happened");
        ctx.restart();
        ctx.poll();
    }
}

/// Runs everything that can happen without time passing. Rounds rather than "until idle": timers of a mock
/// clock always look busy.
inline void settle(net::io_context& ctx)
{
    for (int round = 0; round < 100; ++round)
    {
        ctx.restart();
        ctx.poll();
    }
}

/// What is known of a coroutine under way.
struct task_state
{
    net::cancellation_signal signal;
    std::exception_ptr error;
    bool done = false;
};

/// Not a template: what it takes to spawn a coroutine is compiled once.
void start(net::any_io_executor ex, std::shared_ptr<task_state> state, net::awaitable<void> what);

/// A coroutine under way: whether it has ended, how, and the means to cancel it.
template <class T>
class task
{
public:
    task(net::any_io_executor ex, net::awaitable<T> what) : state_(std::make_shared<state>())
    {
        test::start(std::move(ex), state_, keep_result(std::move(what), state_->value));
    }

    bool done() const noexcept { return state_->done; }

    /// Its result, or what it threw.
    T& get()
    {
        if (!done())
            throw std::logic_error("task: not done yet");
        if (state_->error)
            std::rethrow_exception(state_->error);
        return *state_->value;
    }

    /// Polls until it is done.
    T& get(net::io_context& ctx)
    {
        poll_until(ctx, [this] { return done(); });
        return get();
    }

    void cancel() { state_->signal.emit(net::cancellation_type::terminal); }

private:
    struct state : task_state
    {
        std::optional<T> value;
    };

    std::shared_ptr<state> state_;
};

template <class T>
task<T> start(net::io_context& ctx, net::awaitable<T> what)
{
    return task<T>(ctx.get_executor(), std::move(what));
}

} // namespace appwrite::test

#endif
