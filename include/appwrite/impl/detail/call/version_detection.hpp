//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// version_detection: one asks, the others wait.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_VERSION_DETECTION_HPP
#define APPWRITE_IMPL_DETAIL_CALL_VERSION_DETECTION_HPP

#include <appwrite/detail/call/version_detection.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace appwrite::detail
{

/// Somebody's place in the queue, in that coroutine's frame. Guarded by the mutex; the timer, too: whoever
/// notifies cancels it under the lock.
template <class Clock>
class version_detection<Clock>::turn
{
public:
    turn(version_detection& d, net::any_io_executor ex) : timer(std::move(ex)), detection_(d) {}
    turn(turn const&) = delete;
    turn& operator=(turn const&) = delete;

    /// Leaves. Whoever was to ask and did not bring an answer hands the task on: nobody waits in vain.
    ~turn()
    {
        std::lock_guard lock(detection_.mutex_);
        if (now == standing::has_answer)
            return;
        detection_.turns_.remove(this);
        if (now == standing::asks)
            detection_.hand_on();
    }

    net::basic_waitable_timer<Clock> timer;
    standing now = standing::waits;
    std::optional<result<server_info>> answer;

private:
    version_detection& detection_;
};

template <class Clock>
std::optional<server_info> version_detection<Clock>::known() const noexcept
{
    std::uint64_t const bits = version_.load(std::memory_order_acquire);
    if (bits == 0)
        return std::nullopt;
    constexpr unsigned part = (1U << 20) - 1;
    return server_of(api_version{static_cast<unsigned>(bits >> 40) & part,
        static_cast<unsigned>(bits >> 20) & part, static_cast<unsigned>(bits) & part});
}

template <class Clock>
void version_detection<Clock>::remember(server_info const& server) noexcept
{
    api_version const v = server.version;
    version_.store((1ULL << 60) | std::uint64_t{v.major} << 40 | std::uint64_t{v.minor} << 20 | v.patch,
        std::memory_order_release);
}

/// Whether a failure is due to the one who asked, whose time or patience ended.
inline bool is_own_end(api_error const& why, bool late) noexcept
{
    return late || why == error_code(net::error::operation_aborted) || why == errc::acquire_timeout ||
           why.retry_stop() == retry_stop::deadline;
}

template <class Clock>
net::awaitable<result<server_info>> version_detection<Clock>::get(
    typename Clock::time_point deadline, net::awaitable<result<server_info>> ask)
{
    auto const cancellation = co_await net::this_coro::cancellation_state;
    if (cancellation.cancelled() != net::cancellation_type::none)
        co_return api_error(net::error::operation_aborted, call_stage::detect,
            "cancelled before the server's version was known")
            .retry_stop(retry_stop::cancelled);
    turn self(*this, co_await net::this_coro::executor);
    self.timer.expires_at(deadline);

    // Taking a place and starting to wait are one step under the lock, so that no notification can fall
    // between. Whoever need not wait is resumed at once.
    auto initiate = [](auto&& handler, version_detection* detection, turn* t)
    {
        std::lock_guard lock(detection->mutex_);
        if (auto const known = detection->known())
        {
            t->now = standing::has_answer;
            t->answer = *known;
        }
        else
        {
            detection->turns_.push_back(t);
            if (detection->turns_.front() == t)
                t->now = standing::asks;
        }
        if (t->now != standing::waits)
            t->timer.expires_at(Clock::time_point::min());
        t->timer.async_wait(std::forward<decltype(handler)>(handler));
    };
    net::use_awaitable_t<> token;
    error_code ec;
    auto with_code = net::redirect_error(token, ec);
    co_await net::async_initiate<decltype(with_code), void(error_code)>(initiate, with_code, this, &self);

    std::unique_lock lock(mutex_);
    if (self.now == standing::has_answer)
        co_return *self.answer;
    if (cancellation.cancelled() != net::cancellation_type::none)
        co_return api_error(net::error::operation_aborted, call_stage::detect,
            "cancelled while another call asked for the server's version")
            .retry_stop(retry_stop::cancelled);
    if (self.now == standing::waits)
        co_return api_error(errc::response_timeout, call_stage::detect,
            "another call's question for the server's version was not answered in time")
            .retry_stop(retry_stop::deadline);
    lock.unlock();

    result<server_info> const answer = co_await std::move(ask);
    if (answer || !is_own_end(answer.error(), Clock::now() >= deadline))
        tell_all(answer);
    co_return answer;
}

/// Gives the answer to all who wait, the one who asked included.
template <class Clock>
void version_detection<Clock>::tell_all(result<server_info> const& answer)
{
    std::lock_guard lock(mutex_);
    if (answer)
        remember(*answer);
    for (turn* const t : std::exchange(turns_, {}))
    {
        t->now = standing::has_answer;
        t->answer = answer;
        t->timer.cancel();
    }
}

/// Makes the next in line ask.
template <class Clock>
void version_detection<Clock>::hand_on()
{
    if (turns_.empty())
        return;
    turns_.front()->now = standing::asks;
    turns_.front()->timer.cancel();
}

} // namespace appwrite::detail

#endif
