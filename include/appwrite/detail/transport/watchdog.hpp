//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// watchdog: one timer that follows a deadline which moves from phase to phase.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_WATCHDOG_HPP
#define APPWRITE_DETAIL_TRANSPORT_WATCHDOG_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/wait_traits.hpp>

#include <memory>
#include <mutex>

namespace appwrite::detail
{

/// Calls `owner->on_deadline()` once the deadline has passed. `Owner` is managed by a `shared_ptr`, has a
/// `watchdog` as a member and a `mutex()`, which guards the watchdog: hold it to call a function; it is held
/// when `on_deadline` is called.
///
/// A deadline that moves forward costs nothing: the timer finds out when it fires and waits for the rest. So
/// a request with three phases costs one wait and one cancellation.
template <class Owner, class Clock>
class watchdog
{
public:
    using time_point = typename Clock::time_point;

    watchdog(net::any_io_executor ex, Owner& owner) : timer_(std::move(ex)), owner_(owner) {}

    /// Watches over `deadline` from now on, instead of an earlier one.
    void arm(time_point deadline)
    {
        deadline_ = deadline;
        armed_ = true;
        if (!waiting_ || deadline < timer_.expiry())
            wait();
    }

    /// Watches over nothing; `on_deadline` is not called any more.
    void disarm()
    {
        armed_ = false;
        if (waiting_)
            timer_.cancel();
        waiting_ = false;
        ++generation_;
    }

private:
    void wait()
    {
        // Moving the expiry cancels the wait before it.
        timer_.expires_at(deadline_);
        waiting_ = true;
        timer_.async_wait(
            [self = owner_.shared_from_this(), this, generation = ++generation_](error_code_type)
            {
                std::lock_guard lock(self->mutex());
                // A handler that was already on its way when the deadline moved must not act.
                if (generation == generation_)
                    fired();
            });
    }

    void fired()
    {
        waiting_ = false;
        if (!armed_)
            return;
        if (Clock::now() < deadline_)
            return wait();
        armed_ = false;
        owner_.on_deadline();
    }

    using error_code_type = boost::system::error_code;

    net::basic_waitable_timer<Clock> timer_;
    Owner& owner_;
    time_point deadline_{};
    // Tells the current wait from those before it.
    unsigned generation_ = 0;
    bool armed_ = false;
    bool waiting_ = false;
};

} // namespace appwrite::detail

#endif
