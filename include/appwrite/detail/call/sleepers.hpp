//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// sleepers: calls that wait before they are repeated.
//
#ifndef APPWRITE_DETAIL_CALL_SLEEPERS_HPP
#define APPWRITE_DETAIL_CALL_SLEEPERS_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>
#include <mutex>
#include <utility>

namespace appwrite::detail
{

/// Lets calls wait, and wakes them all when the client is closed. Each waits on a timer in its own frame, so
/// nothing keeps a context busy when nobody waits.
///
/// Thread-safe. Must outlive the coroutines that wait: callers hold the core.
template <class Clock>
class sleepers
{
public:
    using duration = typename Clock::duration;

    sleepers() = default;
    sleepers(sleepers const&) = delete;
    sleepers& operator=(sleepers const&) = delete;

    /// Whether the time passed undisturbed: false after a cancellation and after `close`. The caller has
    /// switched off `throw_if_cancelled`.
    net::awaitable<bool> sleep(duration d)
    {
        auto const cancellation = co_await net::this_coro::cancellation_state;
        if (cancellation.cancelled() != net::cancellation_type::none)
            co_return false;
        place self(*this, co_await net::this_coro::executor);
        self.timer.expires_after(d);
        // Entering the list and starting to wait are one step under the lock: `close` falls before or after.
        auto initiate = [](auto&& handler, place* p)
        {
            std::lock_guard lock(p->room.mutex_);
            if (p->room.closed_)
                p->timer.expires_at(Clock::time_point::min());
            p->where = p->room.places_.insert(p->room.places_.end(), p);
            p->timer.async_wait(std::forward<decltype(handler)>(handler));
        };
        net::use_awaitable_t<> token;
        error_code ec;
        auto with_code = net::redirect_error(token, ec);
        co_await net::async_initiate<decltype(with_code), void(error_code)>(initiate, with_code, &self);
        std::lock_guard lock(mutex_);
        co_return !ec && !closed_;
    }

    void close()
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
        for (place* const p : places_)
            p->timer.cancel();
    }

private:
    struct place
    {
        place(sleepers& r, net::any_io_executor ex) : room(r), timer(std::move(ex)), where(room.places_.end())
        {
        }
        place(place const&) = delete;
        place& operator=(place const&) = delete;
        ~place()
        {
            std::lock_guard lock(room.mutex_);
            if (where != room.places_.end())
                room.places_.erase(where);
        }

        sleepers& room;
        net::basic_waitable_timer<Clock> timer;
        typename std::list<place*>::iterator where;
    };

    std::mutex mutex_;
    std::list<place*> places_;
    bool closed_ = false;
};

} // namespace appwrite::detail

#endif
