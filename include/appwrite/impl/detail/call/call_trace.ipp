//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_trace: events for the observer and lines for the log.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_CALL_TRACE_IPP
#define APPWRITE_IMPL_DETAIL_CALL_CALL_TRACE_IPP

#include <appwrite/detail/call/call_trace.hpp>

#include <appwrite/detail/call/log_lines.hpp>
#include <appwrite/detail/call/retry_engine.hpp>
#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/detail/call/telling.hpp>
#include <appwrite/detail/swallow_exceptions.hpp>
#include <appwrite/detail/transport/exchange.hpp>

#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL call_trace::call_trace(
    std::shared_ptr<call_monitor> monitor, operation const& op, std::string_view request_id)
{
    if (monitor->tells_somebody())
    {
        watched_ = std::make_unique<watched>();
        watched_->request_id = request_id;
        watched_->call.operation = op.name;
        watched_->call.request_id = watched_->request_id;
        watched_->reads_only = op.repeat == retry_class::safe;
        watched_->began = monitor->now();
    }
    monitor_ = std::move(monitor);
    std::uint64_t const id = monitor_->call_started();
    if (!watched_)
        return;
    watched_->call.id = id;
    tell(*monitor_, &observer::call_started, watched_->call);
    write_line(*monitor_, log_level::trace, [&] { return line_of(watched_->call); });
}

APPWRITE_IMPL void call_trace::tell_attempt_start(
    operation const& op, unsigned number, std::string_view wire) noexcept
{
    attempt_start& event = watched_->attempt.emplace();
    event.call_id = watched_->call.id;
    event.operation = op.name;
    event.method = to_string(op.method);
    event.route = op.path;
    event.number = number;
    if (op.name == watched_->call.operation)
        watched_->attempts = number;
    event.request_bytes = wire.size();
    event.since_call = monitor_->now() - watched_->began;
    tell(*monitor_, &observer::attempt_started, event);
    write_line(*monitor_, log_level::trace,
        [&]
        { return line_of(event, watched_->call.operation, target_without_values(target_of_request(wire))); });
}

APPWRITE_IMPL void call_trace::tell_attempt_end(
    exchange_outcome const& last, api_error const* error, verdict const* next) noexcept
{
    if (!watched_->attempt)
        return;
    attempt_end event;
    event.status = last.response.status;
    event.sent = last.sent;
    event.reused_connection = last.reused;
    event.replayed = last.replayed;
    event.response_bytes = last.bytes_read;
    if (error)
    {
        event.code = error->code();
        event.stage = error->stage();
    }
    if (next)
        event.stop = next->stop;
    if (next && !next->stop)
    {
        repetition& repeat = event.repeat.emplace();
        repeat.reason = reason_of(*error);
        repeat.delay = next->delay;
    }
    tell_end(event);
    std::string const& warning = last.response.header.read().warning;
    if (!warning.empty() && monitor_->log.wants(log_level::warning))
        swallow_exceptions(
            [&]
            {
                if (monitor_->is_new_warning(warning))
                    monitor_->log.write(log_level::warning, line_of_warning(watched_->call, warning));
            });
}

// Completes the event, tells it, and forgets the attempt.
inline void call_trace::tell_end(attempt_end& event) noexcept
{
    event.start = *watched_->attempt;
    event.duration = monitor_->now() - watched_->began - event.start.since_call;
    watched_->attempt.reset();
    tell(*monitor_, &observer::attempt_ended, std::as_const(event));
    write_line(*monitor_, level_of(event), [&] { return line_of(event, watched_->call.operation); });
}

APPWRITE_IMPL void call_trace::tell_server(api_version version) noexcept
{
    write_line(
        *monitor_, log_level::info, [&] { return "the server is of version " + version_text(version); });
}

APPWRITE_IMPL void call_trace::failed(api_error const& error) noexcept
{
    if (!monitor_)
        return;
    call_end event;
    event.code = error.code();
    event.stage = error.stage();
    event.status = error.status();
    event.attempts = error.attempts();
    event.stop = error.retry_stop();
    event.may_have_been_executed = error.may_have_been_executed();
    end(event);
}

APPWRITE_IMPL void call_trace::succeeded(unsigned status, unsigned attempts) noexcept
{
    if (!monitor_)
        return;
    call_end event;
    event.status = status;
    event.attempts = attempts;
    end(event);
}

APPWRITE_IMPL void call_trace::abandon() noexcept
{
    call_end event;
    event.code = net::error::operation_aborted;
    event.stop = retry_stop::cancelled;
    // Nobody knows any more.
    event.may_have_been_executed = watched_ && !watched_->reads_only;
    event.attempts = watched_ ? watched_->attempts : 0;
    if (watched_ && watched_->attempt)
    {
        attempt_end attempt;
        attempt.code = event.code;
        attempt.stop = event.stop;
        attempt.sent = true;
        tell_end(attempt);
    }
    end(event);
}

inline void call_trace::end(call_end event) noexcept
{
    std::shared_ptr<call_monitor> const monitor = std::move(monitor_);
    monitor->call_ended(event.code);
    if (!watched_)
        return;
    event.start = watched_->call;
    event.duration = monitor->now() - watched_->began;
    tell(*monitor, &observer::call_ended, std::as_const(event));
    write_line(*monitor, level_of(event), [&] { return line_of(event); });
    watched_.reset();
}

} // namespace appwrite::detail

#endif
