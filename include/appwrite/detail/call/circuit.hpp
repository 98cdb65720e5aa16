//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// circuit: the breaker with a lock around it.
//
#ifndef APPWRITE_DETAIL_CALL_CIRCUIT_HPP
#define APPWRITE_DETAIL_CALL_CIRCUIT_HPP

#include <appwrite/detail/call/breaker.hpp>
#include <appwrite/observer.hpp>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace appwrite::detail
{

/// The circuit breaker of a client. Thread-safe; must outlive what it let through.
template <class Clock>
class circuit
{
public:
    /// Is told of each change of state, on the thread of the attempt that caused it and without a lock. Must
    /// not throw.
    using listener = std::function<void(circuit_change const&)>;

    circuit(circuit_breaker const& options, listener tell) : breaker_(options), tell_(std::move(tell)) {}

    /// An attempt that was let through. Destroyed without `ended`, it says nothing about the server and makes
    /// room for another probe.
    class passage
    {
    public:
        passage() {}
        passage(circuit& c, breaker::era e) noexcept : circuit_(&c), era_(e) {}
        passage(passage&& other) noexcept { swap(other); }
        passage& operator=(passage&& other) noexcept
        {
            passage(std::move(other)).swap(*this);
            return *this;
        }
        ~passage() { ended(server_health::unknown, error_code()); }

        /// `why`: for those who are refused from now on, should this open the circuit.
        void ended(server_health health, error_code why)
        {
            if (circuit* const c = std::exchange(circuit_, nullptr))
                c->ended(era_, health, why);
        }

    private:
        void swap(passage& other) noexcept
        {
            std::swap(circuit_, other.circuit_);
            std::swap(era_, other.era_);
        }

        circuit* circuit_ = nullptr;
        breaker::era era_ = 0;
    };

    /// What those are told who are not let through.
    struct refusal
    {
        /// The failure that opened the circuit.
        error_code why;
        std::optional<std::chrono::milliseconds> until_probe;
    };

    /// Lets an attempt through, or says why not.
    std::optional<refusal> enter(passage& out)
    {
        std::unique_lock lock(mutex_);
        auto const now = Clock::now();
        circuit_state const before = breaker_.state();
        auto const era = breaker_.admit(now);
        if (!era)
        {
            ++refused_;
            return refused_at(now);
        }
        // Nobody has been let through by `out` before: assigning does not come back here.
        out = passage(*this, *era);
        tell_change(before, lock);
        return std::nullopt;
    }

    /// Whether nobody will be let through for longer than `delay`.
    bool stays_open(typename Clock::duration delay) const
    {
        std::lock_guard lock(mutex_);
        auto const left = breaker_.until_probe(Clock::now());
        return left && *left > delay;
    }

    /// Refuses an attempt that would not be let through now; nothing: it may go on to `enter`.
    std::optional<refusal> refuse_early()
    {
        std::lock_guard lock(mutex_);
        auto const now = Clock::now();
        if (!breaker_.refuses(now))
            return std::nullopt;
        ++refused_;
        return refused_at(now);
    }

    /// Refuses an attempt that waited for something else when the circuit was opened.
    refusal refuse_waiting()
    {
        std::lock_guard lock(mutex_);
        ++refused_;
        return refused_at(Clock::now());
    }

    std::uint64_t refused() const
    {
        std::lock_guard lock(mutex_);
        return refused_;
    }

    circuit_state state() const
    {
        std::lock_guard lock(mutex_);
        return breaker_.state();
    }

private:
    refusal refused_at(typename Clock::time_point now) const
    {
        refusal out;
        out.why = why_;
        if (auto const left = breaker_.until_probe(now))
            out.until_probe = std::chrono::ceil<std::chrono::milliseconds>(*left);
        return out;
    }

    void ended(breaker::era era, server_health health, error_code why)
    {
        std::unique_lock lock(mutex_);
        circuit_state const before = breaker_.state();
        if (breaker_.ended(era, health, Clock::now()))
            why_ = why;
        tell_change(before, lock);
    }

    void tell_change(circuit_state before, std::unique_lock<std::mutex>& lock)
    {
        circuit_change change;
        change.from = before;
        change.to = breaker_.state();
        if (change.from == change.to)
            return;
        change.number = breaker_.current() - 1;
        if (change.to == circuit_state::open)
            change.cause = why_;
        lock.unlock();
        tell_(change);
    }

    mutable std::mutex mutex_;
    breaker breaker_;
    listener const tell_;
    error_code why_;
    std::uint64_t refused_ = 0;
};

} // namespace appwrite::detail

#endif
