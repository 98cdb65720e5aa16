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

#include <boost/asio/this_coro.hpp>

#include <exception>

namespace appwrite::detail
{

template <class Clock>
net::awaitable<result<call_response>> basic_core<Clock>::call(
    operation const& op, call_request request, call_options options)
{
    auto const started = Clock::now();
    auto const elapsed = [started]
    { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started); };

    if (auto refused = refuse(op, request, options))
        co_return std::move(refused->operation(std::string(op.name)).request_id(options.request_id()));

    auto const limits = limits_for(op, options, started);
    std::string wire = settings_.requests.build(
        op.method, request.target, request.body, options.headers(), options.request_id());

    // One attempt. The retry engine will stand here: classify, decide, wait, and send `out.wire` again.
    unsigned const attempts = 1;
    exchange_outcome out = co_await attempt(std::move(wire), limits);
    bool const success = is_success(op, out.response.status);
    failure_kind const kind = classify(out.status.ec, out.sent, out.response.status, success);

    if (kind == failure_kind::none || (out.replayed && is_gone_already(op, out)))
    {
        call_response response;
        response.status = out.response.status;
        response.body = std::move(out.response.body);
        response.attempts = attempts;
        response.elapsed = elapsed();
        co_return response;
    }
    api_error error = error_from_outcome(out);
    co_return std::move(
        error.operation(std::string(op.name))
            .attempts(out.status.ec && out.status.stage == call_stage::acquire ? 0 : attempts)
            .elapsed(elapsed())
            .request_id(options.request_id())
            .may_have_been_executed(
                op.repeat != retry_class::safe && (out.replayed || may_have_been_executed(kind, out.sent))));
}

template <class Clock>
std::optional<api_error> basic_core<Clock>::refuse(
    operation const& op, call_request const& request, call_options const& options) const
{
    if (request.refused)
        return request.refused;
    if (settings_.version < op.since)
        return api_error(errc::not_supported_by_server, call_stage::validate,
            std::string(op.name) + ": the server's version is older than the operation");
    auto const out_of_range = [](std::optional<std::chrono::milliseconds> limit)
    { return limit && (limit->count() < 1 || *limit > timeouts::maximum()); };
    for (bool const deadline : {true, false})
        if (out_of_range(deadline ? options.deadline() : options.attempt_timeout()))
            return api_error(errc::invalid_argument, call_stage::validate,
                std::string("call_options.") + (deadline ? "deadline" : "attempt_timeout") +
                    ": not within 1 ms and 24 hours");
    return check_headers(options.headers(), options.request_id(), "call_options");
}

template <class Clock>
attempt_limits<Clock> basic_core<Clock>::limits_for(
    operation const& op, call_options const& options, time_point started) const
{
    attempt_limits<Clock> out;
    out.deadline = started + options.deadline().value_or(settings_.limits.total());
    // Half of it at most by default. Whoever waited until the last moment could not finish what it then
    // begins, not even a handshake for the next in line: after an outage the whole queue would starve that
    // way.
    auto const whole = out.deadline - started;
    out.acquire_by = started + (settings_.limits.acquire() ? std::min<typename Clock::duration>(
                                                                 whole, *settings_.limits.acquire())
                                                           : whole / 2);
    if (options.attempt_timeout())
        out.attempt = *options.attempt_timeout();
    // A keyed create could be told from a conflict by reading back; until that is done, it is not repeated.
    out.may_replay =
        options.idempotent().value_or(op.repeat == retry_class::safe || op.repeat == retry_class::idempotent);
    return out;
}

/// An attempt that does not throw when the caller is cancelled: Asio would, at the next co_await, and what is
/// known of the attempt (was it sent?) would be lost.
template <class Clock>
net::awaitable<exchange_outcome> basic_core<Clock>::attempt(std::string wire, attempt_limits<Clock> limits)
{
    bool const throws = co_await net::this_coro::throw_if_cancelled();
    co_await net::this_coro::throw_if_cancelled(false);
    exchange_outcome out;
    std::exception_ptr failed;
    try
    {
        out = co_await basic_transport<Clock>::send(transport_, std::move(wire), limits);
    }
    catch (...)
    {
        failed = std::current_exception();
    }
    co_await net::this_coro::throw_if_cancelled(throws);
    if (failed)
        std::rethrow_exception(failed);
    co_return out;
}

} // namespace appwrite::detail

#endif
