//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: one call, from the request to a response of success or an error that says everything.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_BASIC_CORE_HPP
#define APPWRITE_IMPL_DETAIL_CALL_BASIC_CORE_HPP

#include <appwrite/detail/call/basic_core.hpp>

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/call/failure.hpp>
#include <appwrite/detail/call/outcome_error.hpp>
#include <appwrite/detail/call/server_answer.hpp>
#include <appwrite/impl/detail/call/basic_core_running_call.hpp>

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace appwrite::detail
{

inline bool is_cancelled(net::cancellation_state const& state) noexcept
{
    return state.cancelled() != net::cancellation_type::none;
}

template <class Clock>
net::awaitable<result<void>> basic_core<Clock>::call(
    operation const& op, request_plan& plan, call_options const& options, call_response& response)
{
    return carry_out(running_call(*this, op, plan, options, response));
}

template <class Clock>
net::awaitable<result<void>> basic_core<Clock>::ask_besides(running_call const& of, operation const& op,
    request_plan& plan, call_options const& options, call_response& response)
{
    return carry_out(running_call(*this, op, plan, options, response, of));
}

/// Sends the request as often as it takes and is allowed.
template <class Clock>
net::awaitable<result<void>> basic_core<Clock>::carry_out(running_call c)
{
    // Asio would throw at the next co_await when the caller is cancelled, and what is known by then (was it
    // sent?) would be lost.
    bool const throws = co_await net::this_coro::throw_if_cancelled();
    co_await net::this_coro::throw_if_cancelled(false);
    auto const cancellation = co_await net::this_coro::cancellation_state;
    std::exception_ptr broken;
    try
    {
        if (c.is_own())
        {
            begin(c);
            if (!c.ended && !c.server)
                co_await detect(c);
            if (!c.ended)
                accept(c);
        }
        while (!c.ended)
        {
            typename gate<Clock>::passage pass;
            if (gate_.is_on())
                co_await gate_.enter(pass, c.limits.half_way());
            if (pass.refusal())
            {
                refused(c, *pass.refusal());
                break;
            }
            begin_attempt(c);
            {
                auto waiting = transport_->make_waiter();
                if (waiting.lines_up() && !is_cancelled(cancellation))
                    co_await waiting.wait(acquire_by(c));
                auto lease = waiting.take(c.last.status);
                // A connection that was handed over to somebody who is cancelled goes back as it is.
                if (is_cancelled(cancellation))
                    c.last.status = transport_status(net::error::operation_aborted, call_stage::acquire);
                else if (lease)
                {
                    // Not before: whoever waits for a connection holds no text.
                    write_request(c);
                    co_await transport_->send(lease, c.last, c.attempt_deadline(), c.repeatable);
                }
            }
            end_attempt(c, pass);
            // Two conditions: g++ 12.2 awaits behind an && that is false.
            if (!c.ended)
                if (!co_await sleepers_.sleep(c.next.delay))
                    stopped_waiting(c);
        }
        if (c.has_to_settle())
            co_await settle(c);
    }
    catch (...)
    {
        broken = std::current_exception();
    }
    co_await net::this_coro::throw_if_cancelled(throws);
    if (broken)
        std::rethrow_exception(broken);
    co_return conclude(c);
}

/// Refuses what no server would accept.
template <class Clock>
void basic_core<Clock>::begin(running_call& c) const
{
    c.trace = call_trace(monitor_, c.op, c.options.request_id());
    c.fail(check_call_options(c.options));
    if (!c.ended)
        c.fail(c.plan.refused());
}

/// Refuses what this server would not accept.
template <class Clock>
void basic_core<Clock>::accept(running_call& c) const
{
    if (c.server->version < c.op.since)
        c.fail(too_old_for(c.op, c.server->version));
    else
        c.fail(c.plan.request_for(*c.server).refused);
}

/// Writes the text, unless an earlier attempt did.
template <class Clock>
void basic_core<Clock>::write_request(running_call& c) const
{
    std::string& text = c.last.wire;
    if (!text.empty())
        return;
    if (!c.server)
    {
        text = settings_.requests.build_public(c.op.path);
        return;
    }
    call_request const& request = c.plan.request_for(*c.server);
    text = settings_.requests.build(c.server->speaks, c.op.method, request.target, request.body,
        c.options.headers(), c.options.request_id());
}

template <class Clock>
result<void> basic_core<Clock>::conclude(running_call& c)
{
    if (c.error)
    {
        c.error->operation(std::string(c.op.name))
            .request_id(c.options.request_id())
            .elapsed(c.limits.elapsed());
        if (c.is_own())
            c.trace.failed(*c.error);
        return *std::move(c.error);
    }
    c.response.status = c.last.response.status;
    c.response.body = std::move(c.last.response.body);
    c.response.attempts = c.count;
    c.response.elapsed = c.limits.elapsed();
    return {};
}

template <class Clock>
net::awaitable<void> basic_core<Clock>::detect(running_call& c)
{
    result<server_info> const found = co_await detection_.get(c.limits.deadline, ask_for_server(c));
    if (found)
        c.server = *found;
    else
        c.fail(found.error());
}

/// Asks the server for its version, in the name of all calls that wait for it: only the time is that of the
/// call that asks.
template <class Clock>
net::awaitable<result<server_info>> basic_core<Clock>::ask_for_server(running_call const& of)
{
    request_plan plan{call_request()};
    call_options const options;
    call_response answer;
    result<void> const asked = co_await ask_besides(of, health_version, plan, options, answer);
    if (asked)
    {
        result<server_info> found = server_from_body(answer.body);
        if (found)
            of.trace.server_found(found->version);
        co_return found;
    }
    // The call's own request was not sent once.
    api_error why = asked.error();
    why.message("asking for the server's version: " + why.message()).attempts(0);
    co_return why;
}

/// The gate let nobody pass.
template <class Clock>
void basic_core<Clock>::refused(running_call& c, api_error why)
{
    std::string const before = c.error ? " (after: " + c.error->message() + ")" : std::string();
    c.fail(std::move(why));
    c.error->message(c.error->message() + before)
        .attempts(c.count)
        .may_have_been_executed(c.op.repeat != retry_class::safe && c.executed);
}

template <class Clock>
void basic_core<Clock>::begin_attempt(running_call& c)
{
    if (c.error)
    {
        monitor_->repeated(reason_of(*c.error));
        c.error.reset();
        c.last.forget();
    }
    c.trace.attempt_started(c.op, c.count + 1,
        [&]() -> std::string const&
        {
            write_request(c);
            return c.last.wire;
        });
}

/// When whoever waits for a connection gives up.
template <class Clock>
typename Clock::time_point basic_core<Clock>::acquire_by(running_call const& c) const
{
    // Half of what is left by default. Whoever waited until the last moment could not finish what it then
    // begins, not even a handshake for the next in line: after an outage the whole queue would starve that
    // way.
    auto const limit = settings_.limits.acquire();
    return limit ? std::min<typename Clock::time_point>(c.limits.deadline, Clock::now() + *limit)
                 : c.limits.half_way();
}

template <class Clock>
void basic_core<Clock>::end_attempt(running_call& c, typename gate<Clock>::passage& pass)
{
    failure_kind const kind = judge(c);
    pass.ended(&c.op, c.last, kind, c.error);
    if (c.error && !c.next.stop && gate_.will_refuse(c.next.delay))
        c.error->retry_stop(c.next.stop = retry_stop::circuit);
    c.ended = !c.error || c.next.stop;
    c.trace.attempt_ended(c.last, c.error ? &*c.error : nullptr, c.error ? &c.next : nullptr);
}

/// What an attempt came to, and whether there shall be another one.
template <class Clock>
failure_kind basic_core<Clock>::judge(running_call& c)
{
    exchange_outcome& last = c.last;
    hide_key(c.op, last, settings_.requests.key());
    c.count += last.status.ec && last.status.stage == call_stage::acquire ? 0 : 1;
    c.executed = c.executed || last.replayed;
    failed_attempt failed;
    failed.kind =
        classify(last.status.ec, last.sent, last.response.status, is_success(c.op, last.response.status));
    // What was deleted by an earlier attempt is gone.
    if (failed.kind == failure_kind::none || (c.executed && is_gone_already(c.op, last)))
    {
        budget_.succeeded();
        return failed.kind;
    }
    c.executed = c.executed || may_have_been_executed(failed.kind, last.sent);
    c.error = error_from_outcome(last);
    failed.may_have_been_executed = c.executed;
    failed.transient = is_transient(failed.kind, c.error->code());
    failed.hint = c.error->retry_hint();
    retry_engine engine(c.options.retry() ? *c.options.retry() : settings_.retry, settings_.delays,
        c.repeatable, c.failures++);
    c.next = engine.after(failed, c.limits.elapsed(), c.limits.remaining(), budget_, jitter_);
    over_budget_ += c.next.stop == retry_stop::budget ? 1 : 0;
    c.error->attempts(c.count)
        .retry_stop(c.next.stop)
        .may_have_been_executed(c.op.repeat != retry_class::safe && c.executed);
    return failed.kind;
}

template <class Clock>
void basic_core<Clock>::stopped_waiting(running_call& c)
{
    // The failure that came before is what the caller wants to know.
    std::string why = "cancelled while waiting to repeat the call after: " + c.error->message();
    bool const executed = c.error->may_have_been_executed();
    c.fail(api_error(net::error::operation_aborted, call_stage::backoff, std::move(why)));
    c.error->attempts(c.count).retry_stop(retry_stop::cancelled).may_have_been_executed(executed);
}

/// A repeat was refused because there is something already: finds out whether an earlier attempt made it.
template <class Clock>
net::awaitable<void> basic_core<Clock>::settle(running_call& c)
{
    read_back seen;
    unsigned status = 0;
    for (;;)
    {
        settlement const next = c.op.settle(c.plan.request_for(*c.server), *c.server, seen);
        if (next.is_done())
        {
            c.last.response.body = next.text();
            c.last.response.status = status;
            c.error.reset();
            co_return;
        }
        if (next.is_unclear())
        {
            c.error->message(
                c.error->message() + " (reading back what an earlier attempt did gave no sense)");
            co_return;
        }
        if (!next.to_read())
        {
            c.error->field(next.text()).may_have_been_executed(false);
            co_return;
        }
        call_request what;
        what.target = next.text();
        request_plan plan(std::move(what));
        call_response found;
        result<void> const read = co_await ask_besides(c, *next.to_read(), plan, c.options, found);
        if (!read && read.error() == error_code(net::error::operation_aborted))
        {
            c.error = read.error();
            c.error->attempts(c.count).may_have_been_executed(true);
            co_return;
        }
        if (!read && !is_not_found(read.error().code()))
        {
            c.error->message(c.error->message() + " (reading back what an earlier attempt did failed: " +
                             read.error().message() + ")");
            co_return;
        }
        status = found.status;
        seen.push_back(read ? std::optional(std::move(found.body)) : std::nullopt);
    }
}

template <class Clock>
call_limits<Clock> basic_core<Clock>::limits_for(call_options const& options) const
{
    call_limits<Clock> out;
    out.started = Clock::now();
    // What is out of range is refused, but it must not overflow before.
    out.deadline = out.started + std::clamp(options.deadline().value_or(settings_.limits.total()),
                                     std::chrono::milliseconds(0), timeouts::maximum());
    return out;
}

template <class Clock>
client_stats basic_core<Clock>::stats() const
{
    client_stats out = transport_->stats();
    monitor_->add_to(out);
    out.retries_over_budget = over_budget_;
    gate_.add_to(out);
    return out;
}

template <class Clock>
void basic_core<Clock>::close()
{
    transport_->close();
    gate_.close();
    sleepers_.close();
}

} // namespace appwrite::detail

#endif
