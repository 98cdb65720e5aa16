//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// circuit: the breaker with a lock around it.
//
#ifndef APPWRITE_DETAIL_CALL_CIRCUIT_HPP
#define APPWRITE_DETAIL_CALL_CIRCUIT_HPP

#include <appwrite/detail/call/breaker.hpp>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// The circuit breaker of a client. Thread-safe; must outlive what it let through.
template <class Clock>
class circuit
{
public:
    explicit circuit(circuit_breaker const& options) : breaker_(options) {}

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
        ~passage() { ended(server_health::unknown, {}); }

        /// `why`: for those who are refused from now on, should this open the circuit.
        void ended(server_health health, std::string const& why)
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
        std::string why;
        std::optional<std::chrono::milliseconds> until_probe;
    };

    /// Lets an attempt through, or says why not.
    std::optional<refusal> enter(passage& out)
    {
        std::lock_guard lock(mutex_);
        auto const now = Clock::now();
        auto const era = breaker_.admit(now);
        if (!era)
        {
            ++refused_;
            return refused_at(now);
        }
        // Nobody has been let through by `out` before: assigning does not come back here.
        out = passage(*this, *era);
        return std::nullopt;
    }

    /// What an attempt would be told now; nothing: it would be let through.
    std::optional<refusal> would_refuse() const
    {
        std::lock_guard lock(mutex_);
        auto const now = Clock::now();
        return breaker_.refuses(now) ? std::optional(refused_at(now)) : std::nullopt;
    }

    /// Whether nobody will be let through for longer than `delay`.
    bool stays_open(typename Clock::duration delay) const
    {
        std::lock_guard lock(mutex_);
        auto const left = breaker_.until_probe(Clock::now());
        return left && *left > delay;
    }

    /// An attempt was refused because `would_refuse` said so.
    void count_refusal()
    {
        std::lock_guard lock(mutex_);
        ++refused_;
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

    void ended(breaker::era era, server_health health, std::string const& why)
    {
        std::lock_guard lock(mutex_);
        if (breaker_.ended(era, health, Clock::now()))
            why_ = why;
    }

    mutable std::mutex mutex_;
    breaker breaker_;
    std::string why_;
    std::uint64_t refused_ = 0;
};

} // namespace appwrite::detail

#endif
