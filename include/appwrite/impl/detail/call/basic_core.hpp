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

#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace appwrite::detail
{

/// What is wrong with the options of a call, if anything.
inline std::optional<api_error> check_call_options(call_options const& options)
{
    auto const out_of_range = [](std::optional<std::chrono::milliseconds> limit)
    { return limit && (limit->count() < 1 || *limit > timeouts::maximum()); };
    for (bool const deadline : {true, false})
        if (out_of_range(deadline ? options.deadline() : options.attempt_timeout()))
            return api_error(errc::invalid_argument, call_stage::validate,
                std::string("call_options.") + (deadline ? "deadline" : "attempt_timeout") +
                    ": not within 1 ms and 24 hours");
    retry_policy const policy = options.retry().value_or(retry_policy());
    if (policy.max_attempts() < 1 || policy.max_attempts() > 100)
        return api_error(errc::invalid_argument, call_stage::validate,
            "call_options.retry.max_attempts: not within 1 and 100");
    if (out_of_range(policy.max_elapsed()) || out_of_range(policy.max_hint()))
        return api_error(errc::invalid_argument, call_stage::validate,
            "call_options.retry.max_elapsed or .max_hint: not within 1 ms and 24 hours");
    return check_headers(options.headers(), options.request_id(), "call_options");
}

/// A call under way. It is in the coroutine's frame while that waits: what is needed only for a moment is in
/// plain functions instead.
template <class Clock>
struct basic_core<Clock>::running_call
{
    running_call(basic_core& c, operation const& o, call_options const& with)
        : op(o)
        , options(with)
        , limits(c.limits_for(with))
        , policy(with.retry().value_or(c.settings_.retry))
        , server(c.server())
        , trace(c.monitor_, o, with.request_id())
    {
    }

    bool ended() const noexcept { return out.error.has_value(); }
    bool has_to_settle() const
    {
        return op.settle && out.error && is_clash(out.error->code()) && out.error->may_have_been_executed();
    }

    operation const& op;
    call_options const& options;
    call_limits<Clock> const limits;
    retry_policy const policy;
    std::optional<server_info> server;
    call_trace trace;
    call_request request;
    attempts_outcome out;
};

template <class Clock>
net::awaitable<result<call_response>> basic_core<Clock>::call(
    operation const& op, request_plan& plan, call_options const& options)
{
    // Asio would throw at the next co_await when the caller is cancelled, and what is known by then (was it
    // sent?) would be lost.
    bool const throws = co_await net::this_coro::throw_if_cancelled();
    co_await net::this_coro::throw_if_cancelled(false);
    running_call c(*this, op, options);
    std::exception_ptr broken;
    try
    {
        check(c, plan);
        if (!c.ended() && !c.server)
            co_await detect(c);
        if (!c.ended())
            build(c, plan);
        if (!c.ended())
            co_await attempt(op, c.out, c.limits, c.policy, is_repeatable(c), c.trace);
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
void basic_core<Clock>::check(running_call& c, request_plan const& plan) const
{
    c.out.error = check_call_options(c.options);
    if (!c.ended())
        c.out.error = plan.refused();
}

/// Builds the request for the server.
template <class Clock>
void basic_core<Clock>::build(running_call& c, request_plan& plan) const
{
    if (c.server->version < c.op.since)
    {
        c.out.error = too_old_for(c.op, c.server->version);
        return;
    }
    c.request = std::move(plan).make(*c.server);
    c.out.error = std::move(c.request.refused);
    if (!c.ended())
        c.out.last.wire = settings_.requests.build(c.server->speaks, c.op.method, c.request.target,
            c.request.body, c.options.headers(), c.options.request_id());
}

template <class Clock>
bool basic_core<Clock>::is_repeatable(running_call const& c)
{
    return c.options.idempotent().value_or(c.op.repeat != retry_class::unsafe);
}

template <class Clock>
result<call_response> basic_core<Clock>::conclude(running_call& c)
{
    if (c.out.error)
    {
        c.out.error->operation(std::string(c.op.name))
            .request_id(c.options.request_id())
            .elapsed(c.limits.elapsed());
        c.trace.failed(*c.out.error);
        return *std::move(c.out.error);
    }
    call_response response;
    response.status = c.out.last.response.status;
    response.body = std::move(c.out.last.response.body);
    response.attempts = c.out.count;
    response.elapsed = c.limits.elapsed();
    response.trace = std::move(c.trace);
    return response;
}

template <class Clock>
net::awaitable<void> basic_core<Clock>::detect(running_call& c)
{
    result<server_info> const found =
        co_await detection_.get(c.limits.deadline, ask_for_server(c.limits, c.trace));
    if (found)
        c.server = *found;
    else
        c.out.error = found.error();
}

/// Asks the server for its version, in the name of all calls that wait for it: only the time is that of the
/// call that asks.
template <class Clock>
net::awaitable<result<server_info>> basic_core<Clock>::ask_for_server(
    call_limits<Clock> limits, call_trace& trace)
{
    limits.attempt = {};
    attempts_outcome out;
    out.last.wire = settings_.requests.build_public(health_version.path);
    co_await attempt(health_version, out, limits, settings_.retry, true, trace);
    if (!out.error)
    {
        result<server_info> found = server_from_body(out.last.response.body);
        if (found)
            trace.server_found(found->version);
        co_return found;
    }
    // The call's own request was not sent once.
    out.error->message("asking for the server's version: " + out.error->message()).attempts(0);
    co_return *std::move(out.error);
}

/// Sends a request as often as it takes and is allowed.
template <class Clock>
net::awaitable<void> basic_core<Clock>::attempt(operation const& op, attempts_outcome& out,
    call_limits<Clock> const& limits, retry_policy const& policy, bool repeatable, call_trace& trace)
{
    retry_engine engine(policy, settings_.delays, repeatable);
    failed_attempt failed;
    for (;;)
    {
        typename gate<Clock>::passage pass;
        if (gate_.is_on())
            pass = co_await gate_.enter(limits.half_way());
        if (pass.refusal())
        {
            refused(op, out, *pass.refusal(), failed);
            co_return;
        }
        begin_attempt(op, out, trace);
        co_await basic_transport<Clock>::send(transport_, out.last, limits_of_attempt(limits, repeatable));
        verdict next = judge(op, out, failed, engine, limits);
        pass.ended(&op, out.last, failed.kind, out.error);
        if (out.error && !next.stop && gate_.will_refuse(next.delay))
            out.error->retry_stop(next.stop = retry_stop::circuit);
        trace.attempt_ended(out.last, out.error ? &*out.error : nullptr, out.error ? &next : nullptr);
        // Two conditions: g++ 12.2 awaits behind an && that is false.
        if (!out.error)
            co_return;
        if (!co_await wait_before_repeating(next, out))
            co_return;
    }
}

/// The gate let nobody pass.
template <class Clock>
void basic_core<Clock>::refused(
    operation const& op, attempts_outcome& out, api_error why, failed_attempt const& failed)
{
    std::string const before = out.error ? " (after: " + out.error->message() + ")" : std::string();
    out.error = std::move(why);
    out.error->message(out.error->message() + before)
        .attempts(out.count)
        .may_have_been_executed(op.repeat != retry_class::safe && failed.may_have_been_executed);
}

template <class Clock>
void basic_core<Clock>::begin_attempt(operation const& op, attempts_outcome& out, call_trace& trace)
{
    if (out.error)
    {
        monitor_->repeated(reason_of(*out.error));
        out.error.reset();
        out.last.forget();
    }
    trace.attempt_started(op, out.count + 1, out.last.wire);
}

/// What an attempt came to, and whether there shall be another one.
template <class Clock>
verdict basic_core<Clock>::judge(operation const& op, attempts_outcome& out, failed_attempt& failed,
    retry_engine& engine, call_limits<Clock> const& limits)
{
    exchange_outcome& last = out.last;
    hide_key(op, last, settings_.requests.key());
    out.count += last.status.ec && last.status.stage == call_stage::acquire ? 0 : 1;
    failed.may_have_been_executed = failed.may_have_been_executed || last.replayed;
    failed.kind =
        classify(last.status.ec, last.sent, last.response.status, is_success(op, last.response.status));
    // What was deleted by an earlier attempt is gone.
    if (failed.kind == failure_kind::none || (failed.may_have_been_executed && is_gone_already(op, last)))
    {
        budget_.succeeded();
        return verdict();
    }
    failed.may_have_been_executed =
        failed.may_have_been_executed || may_have_been_executed(failed.kind, last.sent);
    out.error = error_from_outcome(last);
    failed.transient = is_transient(failed.kind, out.error->code());
    failed.hint = out.error->retry_hint();
    verdict const next = engine.after(failed, limits.elapsed(), limits.remaining(), budget_, jitter_);
    out.error->attempts(out.count).retry_stop(next.stop).may_have_been_executed(
        op.repeat != retry_class::safe && failed.may_have_been_executed);
    return next;
}

/// A repeat was refused because there is something already: finds out whether an earlier attempt made it.
template <class Clock>
net::awaitable<void> basic_core<Clock>::settle(running_call& c)
{
    attempts_outcome& out = c.out;
    read_back seen;
    unsigned status = 0;
    for (;;)
    {
        settlement const next = c.op.settle(c.request, *c.server, seen);
        if (next.is_done())
        {
            out.last.response.body = next.text();
            out.last.response.status = status;
            out.error.reset();
            co_return;
        }
        if (next.is_unclear())
        {
            out.error->message(
                out.error->message() + " (reading back what an earlier attempt did gave no sense)");
            co_return;
        }
        if (!next.to_read())
        {
            out.error->field(next.text()).may_have_been_executed(false);
            co_return;
        }
        operation const& read = *next.to_read();
        attempts_outcome found;
        found.last.wire = settings_.requests.build(
            c.server->speaks, read.method, next.text(), {}, c.options.headers(), c.options.request_id());
        co_await attempt(read, found, c.limits, c.policy, true, c.trace);
        if (found.error && *found.error == error_code(net::error::operation_aborted))
        {
            out.error = std::move(found.error->attempts(out.count).may_have_been_executed(true));
            co_return;
        }
        if (found.error && !is_not_found(found.error->code()))
        {
            out.error->message(out.error->message() + " (reading back what an earlier attempt did failed: " +
                               found.error->message() + ")");
            co_return;
        }
        status = found.last.response.status;
        seen.push_back(found.error ? std::nullopt : std::optional(std::move(found.last.response.body)));
    }
}

/// Whether there is another attempt: now.
template <class Clock>
net::awaitable<bool> basic_core<Clock>::wait_before_repeating(verdict const& next, attempts_outcome& out)
{
    over_budget_ += next.stop == retry_stop::budget ? 1 : 0;
    if (next.stop)
        co_return false;
    if (!co_await sleepers_.sleep(next.delay))
    {
        // The failure that came before is what the caller wants to know.
        std::string why = "cancelled while waiting to repeat the call after: " + out.error->message();
        api_error stopped(net::error::operation_aborted, call_stage::backoff, std::move(why));
        stopped.attempts(out.count)
            .retry_stop(retry_stop::cancelled)
            .may_have_been_executed(out.error->may_have_been_executed());
        out.error = std::move(stopped);
        co_return false;
    }
    co_return true;
}

template <class Clock>
call_limits<Clock> basic_core<Clock>::limits_for(call_options const& options) const
{
    call_limits<Clock> out;
    out.started = Clock::now();
    // What is out of range is refused, but it must not overflow before.
    out.deadline = out.started + std::clamp(options.deadline().value_or(settings_.limits.total()),
                                     std::chrono::milliseconds(0), timeouts::maximum());
    out.acquire = settings_.limits.acquire();
    out.attempt = options.attempt_timeout().value_or(std::chrono::milliseconds(0));
    return out;
}

template <class Clock>
attempt_limits<Clock> basic_core<Clock>::limits_of_attempt(
    call_limits<Clock> const& limits, bool repeatable) const
{
    attempt_limits<Clock> out;
    out.deadline = limits.deadline;
    // Half of what is left by default. Whoever waited until the last moment could not finish what it then
    // begins, not even a handshake for the next in line: after an outage the whole queue would starve that
    // way.
    auto const now = Clock::now();
    auto const left = limits.deadline - now;
    out.acquire_by =
        now + (limits.acquire ? std::min<typename Clock::duration>(left, *limits.acquire) : left / 2);
    out.attempt = limits.attempt;
    out.may_replay = repeatable;
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
