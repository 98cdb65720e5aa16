//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacer: the ledger of pacing with a lock around it, and attempts that wait for their turn.
//
#ifndef APPWRITE_DETAIL_CALL_PACER_HPP
#define APPWRITE_DETAIL_CALL_PACER_HPP

#include <appwrite/detail/call/pacing_ledger.hpp>
#include <appwrite/detail/transport/exchange.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>

#include <mutex>
#include <unordered_map>
#include <utility>

namespace appwrite::detail
{

/// Lets attempts through one after the other: `pacing_ledger` decides, this class carries it out.
///
/// Thread-safe. As in the pool, a waiter lives in the frame of its coroutine and waits on a timer of its own,
/// which is its deadline and its notification at once. The timer of the first in line may also be its start:
/// it then lets itself through, and tells the next to look at the clock. So nothing keeps a context busy when
/// nobody waits. Must outlive the coroutines that wait and the permits: callers hold the core.
template <class Clock>
class pacer
{
public:
    using time_point = typename Clock::time_point;

    /// The right to have one attempt under way. It goes back when this is destroyed.
    class permit
    {
    public:
        permit() {}
        permit(pacer& p, pacing_grant g) noexcept : pacer_(&p), grant_(g) {}
        permit(permit&& other) noexcept { swap(other); }
        permit& operator=(permit&& other) noexcept
        {
            permit(std::move(other)).swap(*this);
            return *this;
        }
        ~permit() { ended(load_sample()); }

        explicit operator bool() const noexcept { return pacer_ != nullptr; }

        void ended(load_sample const& sample)
        {
            if (pacer* const p = std::exchange(pacer_, nullptr))
                p->leave(grant_, sample);
        }

        /// There was no attempt: the place in time goes back as well.
        void unused()
        {
            if (pacer* const p = std::exchange(pacer_, nullptr))
                p->forget();
        }

    private:
        void swap(permit& other) noexcept
        {
            std::swap(pacer_, other.pacer_);
            std::swap(grant_, other.grant_);
        }

        pacer* pacer_ = nullptr;
        pacing_grant grant_;
    };

    /// `connections`: how many the pool has.
    pacer(pacing const& options, std::size_t connections) : ledger_(options, connections) {}
    pacer(pacer const&) = delete;
    pacer& operator=(pacer const&) = delete;

    /// The next turn, first come, first served. An empty permit: `status.ec` is `pacing_timeout`;
    /// `operation_aborted` when the pacer is closed or the caller cancelled; what `turn_away` was given. The
    /// caller has switched off `throw_if_cancelled`.
    net::awaitable<permit> acquire(time_point deadline, transport_status& status);

    /// Ends all who wait, with `why`. Those who come later wait as before.
    void turn_away(error_code why);

    /// Ends all who wait, now and from now on. Does not block.
    void close();

    pacing_counts counts() const
    {
        std::lock_guard lock(mutex_);
        return ledger_.counts();
    }

private:
    struct waiter;

    void set_timer(waiter& w);
    void leave(pacing_grant grant, load_sample const& sample);
    void forget();
    void admit_all();
    void end_waits(error_code why);

    mutable std::mutex mutex_;
    pacing_ledger ledger_;
    std::unordered_map<std::uint64_t, waiter*> waiters_;
    bool closed_ = false;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/call/pacer.hpp>

#endif
