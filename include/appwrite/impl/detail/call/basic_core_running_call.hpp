//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: what is known of a call while it is carried out.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_BASIC_CORE_RUNNING_CALL_HPP
#define APPWRITE_IMPL_DETAIL_CALL_BASIC_CORE_RUNNING_CALL_HPP

#include <appwrite/detail/call/basic_core.hpp>

#include <algorithm>
#include <chrono>
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

/// A call under way, or a request that it makes besides its own: that is a call within the call, with the
/// same deadline, and a part of the same story. It is in the coroutine's frame while that waits: what is
/// needed only for a moment is in plain functions instead.
template <class Clock>
struct basic_core<Clock>::running_call
{
    running_call(basic_core const& core, operation const& o, request_plan& p, call_options const& with,
        call_response& to)
        : op(o)
        , plan(p)
        , options(with)
        , response(to)
        , trace(to.trace)
        , limits(core.limits_for(with))
        , server(core.server())
        , repeatable(with.idempotent().value_or(o.repeat != retry_class::unsafe))
    {
    }
    /// A request besides that of the call `of`, which only reads.
    running_call(basic_core const& core, operation const& o, request_plan& p, call_options const& with,
        call_response& to, running_call const& of)
        : op(o)
        , plan(p)
        , options(with)
        , response(to)
        , trace(of.trace)
        , limits(core.limits_for(with))
        , server(of.server)
        , repeatable(true)
    {
        limits.started = of.limits.started;
        limits.deadline = of.limits.deadline;
    }

    bool is_own() const noexcept { return &trace == &response.trace; }
    void fail(std::optional<api_error> why)
    {
        error = std::move(why);
        ended = error.has_value();
    }
    bool has_to_settle() const
    {
        return op.settle && error && is_clash(error->code()) && error->may_have_been_executed();
    }
    typename Clock::time_point attempt_deadline() const
    {
        auto const limit = options.attempt_timeout();
        return limit ? std::min<typename Clock::time_point>(limits.deadline, Clock::now() + *limit)
                     : limits.deadline;
    }

    operation const& op;
    request_plan& plan;
    call_options const& options;
    call_response& response;
    call_trace& trace;
    call_limits<Clock> limits;
    /// Unknown as long as that is what is asked for.
    std::optional<server_info> server;
    bool const repeatable;
    /// An attempt, perhaps an earlier one, may have been executed.
    bool executed = false;
    /// There is no other attempt.
    bool ended = false;
    unsigned failures = 0;
    /// The attempts that had a connection, or a place to make one.
    unsigned count = 0;
    /// What came of the last attempt, and the request.
    exchange_outcome last;
    /// What follows the error.
    verdict next;
    /// Nothing: success, so far.
    std::optional<api_error> error;
};

} // namespace appwrite::detail

#endif
