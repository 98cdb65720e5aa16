//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// gate: the client's own permission for an attempt, from the circuit breaker and the pacer.
//
#ifndef APPWRITE_DETAIL_CALL_GATE_HPP
#define APPWRITE_DETAIL_CALL_GATE_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/attempt_signal.hpp>
#include <appwrite/detail/call/circuit.hpp>
#include <appwrite/detail/call/log_lines.hpp>
#include <appwrite/detail/call/pacer.hpp>
#include <appwrite/detail/call/retry_engine.hpp>
#include <appwrite/detail/call/telling.hpp>
#include <appwrite/stats.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace appwrite::detail
{

/// What each attempt passes before it asks for a connection. Thread-safe; must outlive the coroutines inside.
template <class Clock>
class gate
{
public:
    /// The permission for one attempt. It goes back when this is destroyed, as that of an attempt that says
    /// nothing about the server.
    class passage
    {
    public:
        passage() {}

        /// Why there is no permission, if there is none.
        std::optional<api_error> const& refusal() const noexcept { return refusal_; }

        /// The attempt has ended, without an `error` if it succeeded.
        void ended(void const* operation, exchange_outcome const& out, failure_kind kind,
            std::optional<api_error> const& error)
        {
            error_code const code = error ? error->code() : error_code();
            unsigned const status = out.status.ec ? 0 : out.response.status;
            // First: if this opens the circuit, those who wait for the place are turned away, and do not get
            // it. Not the server's words: what it said to this call is nothing for all the others.
            circuit_.ended(health_after(kind, code), code);
            permit_.ended(load_sample(load_after(kind, code, status), operation, out.took));
        }

    private:
        friend class gate;

        std::optional<api_error> refusal_;
        typename pacer<Clock>::permit permit_;
        typename circuit<Clock>::passage circuit_;
    };

    /// `connections`: how many the pool has.
    gate(pacing const& pace, std::optional<circuit_breaker> const& breaker, std::size_t connections,
        std::shared_ptr<call_monitor const> monitor)
        : monitor_(std::move(monitor))
    {
        if (pace.is_on())
            pacer_.emplace(pace, connections);
        if (breaker)
            circuit_.emplace(*breaker, [this](circuit_change const& change) { changed(change); });
    }

    /// Whether there is anything to pass.
    bool is_on() const noexcept { return pacer_ || circuit_; }

    /// Gives the permission for an attempt, or the reason why there is none.
    net::awaitable<void> enter(passage& out, typename Clock::time_point deadline)
    {
        // Nobody begins to wait for a turn only to be refused then.
        if (circuit_)
            if (auto const refusal = circuit_->refuse_early())
            {
                out.refusal_ = refused(*refusal);
                co_return;
            }
        if (pacer_)
        {
            transport_status status;
            out.permit_ = co_await pacer_->acquire(deadline, status);
            if (status.ec == errc::circuit_open)
            {
                out.refusal_ = refused(circuit_->refuse_waiting());
                co_return;
            }
            if (!out.permit_)
            {
                out.refusal_ = api_error(status.ec, status.stage, status.ec.message());
                out.refusal_->retry_stop(status.ec == net::error::operation_aborted ? retry_stop::cancelled
                                                                                    : retry_stop::deadline);
                co_return;
            }
        }
        if (circuit_)
            if (auto const refusal = circuit_->enter(out.circuit_))
            {
                out.permit_.unused();
                out.refusal_ = refused(*refusal);
            }
    }

    /// Whether whoever comes after `delay` will be refused.
    bool will_refuse(typename Clock::duration delay) const { return circuit_ && circuit_->stays_open(delay); }

    /// Ends all who wait.
    void close()
    {
        if (pacer_)
            pacer_->close();
    }

    void add_to(client_stats& stats) const
    {
        if (pacer_)
        {
            pacing_counts const now = pacer_->counts();
            stats.pacing_waiting = now.waiting;
            stats.in_flight = now.in_flight;
            stats.in_flight_limit = now.limit;
        }
        if (circuit_)
        {
            stats.circuit = circuit_->state();
            stats.circuit_refusals = circuit_->refused();
        }
    }

private:
    void changed(circuit_change const& change) noexcept
    {
        // Those who wait are told now, not when their turn comes. (Whoever begins to wait at this very moment
        // is refused then.)
        if (pacer_ && change.to == circuit_state::open)
            pacer_->turn_away(errc::circuit_open);
        tell(*monitor_, &observer::circuit_changed, change);
        write_line(*monitor_, level_of(change), [&] { return line_of(change); });
    }

    static api_error refused(typename circuit<Clock>::refusal const& why)
    {
        api_error out(errc::circuit_open, call_stage::pacing,
            "the circuit breaker is open after too many failures, the last one: " + why.why.message());
        return out.retry_hint(why.until_probe).retry_stop(retry_stop::circuit);
    }

    std::shared_ptr<call_monitor const> monitor_;
    std::optional<pacer<Clock>> pacer_;
    std::optional<circuit<Clock>> circuit_;
};

} // namespace appwrite::detail

#endif
