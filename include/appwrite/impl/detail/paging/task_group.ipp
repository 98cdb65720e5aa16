//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// task_group: starting, waiting, cancelling.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_TASK_GROUP_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_TASK_GROUP_IPP

#include <appwrite/detail/paging/task_group.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <list>
#include <mutex>
#include <utility>
#include <vector>

namespace appwrite::detail
{

/// One coroutine. The signal is touched on the strand only.
class task_group::child
{
public:
    explicit child(net::any_io_executor ex) : strand(net::make_strand(std::move(ex))) {}

    net::strand<net::any_io_executor> strand;
    net::cancellation_signal signal;
    bool ended = false;
};

/// Shared by the group and by those that run, which may outlive it.
class task_group::state
{
public:
    /// A place in the frame of the coroutine that waits.
    class waiter
    {
    public:
        waiter(state& s, net::any_io_executor ex, std::size_t m) : timer(std::move(ex)), most(m), state_(s)
        {
            timer.expires_at(net::steady_timer::time_point::max());
        }
        waiter(waiter const&) = delete;
        waiter& operator=(waiter const&) = delete;
        ~waiter()
        {
            std::lock_guard lock(state_.mutex);
            if (state_.waiting == this)
                state_.waiting = nullptr;
        }

        net::steady_timer timer;
        std::size_t const most;

    private:
        state& state_;
    };

    /// Looking and starting to wait are one step under the lock, so that no end can fall between.
    struct begin_waiting
    {
        template <class Handler>
        void operator()(Handler&& handler, state* s, waiter* w) const
        {
            std::lock_guard lock(s->mutex);
            if (s->running.size() <= w->most)
                w->timer.expires_at(net::steady_timer::time_point::min());
            else
                s->waiting = w;
            w->timer.async_wait(std::forward<Handler>(handler));
        }
    };

    void remove(child const* c)
    {
        std::lock_guard lock(mutex);
        running.remove_if([c](std::shared_ptr<child> const& r) { return r.get() == c; });
        if (waiting && running.size() <= waiting->most)
            waiting->timer.cancel();
    }

    std::mutex mutex;
    std::list<std::shared_ptr<child>> running;
    waiter* waiting = nullptr;
    bool cancelled = false;
};

/// The completion handler. It leaves the group also when it is destroyed without having been called, which is
/// what happens when the context is destroyed.
class task_group::leave
{
public:
    leave(std::shared_ptr<state> s, std::shared_ptr<child> of) : state_(std::move(s)), child_(std::move(of))
    {
    }
    leave(leave&&) = default;
    ~leave()
    {
        if (state_)
            state_->remove(child_.get());
    }

    void operator()(std::exception_ptr)
    {
        child_->ended = true;
        std::exchange(state_, nullptr)->remove(child_.get());
    }

private:
    std::shared_ptr<state> state_;
    std::shared_ptr<child> child_;
};

APPWRITE_IMPL task_group::task_group() : state_(std::make_shared<state>()) {}

APPWRITE_IMPL task_group::~task_group()
{
    cancel();
}

APPWRITE_IMPL void task_group::start(net::any_io_executor ex, net::awaitable<void> what)
{
    auto c = std::make_shared<child>(std::move(ex));
    bool cancelled = false;
    {
        std::lock_guard lock(state_->mutex);
        state_->running.push_back(c);
        cancelled = state_->cancelled;
    }
    // From the strand, so that starting and cancelling are serialised. The handler belongs to the strand,
    // too: until Boost 1.83 Asio hands on a raw pointer to the signal if the two differ.
    net::post(c->strand,
        [c, end = leave(state_, c), body = std::move(what)]() mutable
        {
            net::any_io_executor const on = c->strand;
            net::co_spawn(on, std::move(body),
                net::bind_cancellation_slot(c->signal.slot(), net::bind_executor(on, std::move(end))));
        });
    if (cancelled)
        cancel();
}

APPWRITE_IMPL std::size_t task_group::running() const
{
    std::lock_guard lock(state_->mutex);
    return state_->running.size();
}

APPWRITE_IMPL net::awaitable<bool> task_group::wait(std::size_t most)
{
    // The group may be destroyed while somebody waits.
    std::shared_ptr<state> const shared = state_;
    state::waiter self(*shared, co_await net::this_coro::executor, most);
    state::begin_waiting initiate;
    net::use_awaitable_t<> token;
    error_code ec;
    auto with_code = net::redirect_error(token, ec);
    co_await net::async_initiate<decltype(with_code), void(error_code)>(
        initiate, with_code, shared.get(), &self);
    std::lock_guard lock(shared->mutex);
    co_return shared->running.size() <= most;
}

APPWRITE_IMPL void task_group::cancel()
{
    std::vector<std::shared_ptr<child>> all;
    {
        std::lock_guard lock(state_->mutex);
        state_->cancelled = true;
        all.assign(state_->running.begin(), state_->running.end());
    }
    for (std::shared_ptr<child> const& c : all)
        net::post(c->strand,
            [c]
            {
                if (!c->ended)
                    c->signal.emit(net::cancellation_type::terminal);
            });
}

} // namespace appwrite::detail

#endif
