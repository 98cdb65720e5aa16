//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The lines of the log, from the events that observers get.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_LOG_LINES_IPP
#define APPWRITE_IMPL_DETAIL_CALL_LOG_LINES_IPP

#include <appwrite/detail/call/log_lines.hpp>

#include <appwrite/detail/error_names.hpp>
#include <appwrite/detail/line_text.hpp>

#include <boost/asio/error.hpp>

#include <cstddef>
#include <cstdint>

namespace appwrite::detail
{

// "#17 users.create"; for a request that is not the call's own "#17 users.create: health.version".
inline std::string line_start(
    std::uint64_t call, std::string_view call_operation, std::string_view operation = {})
{
    std::string line = "#" + std::to_string(call) + " ";
    line.append(call_operation);
    if (!operation.empty() && operation != call_operation)
        line.append(": ").append(operation);
    return line;
}

// With a tenth of a millisecond.
inline std::string time_text(std::chrono::nanoseconds t)
{
    auto const tenths = std::chrono::duration_cast<std::chrono::microseconds>(t).count() / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " ms";
}

inline void append_failure(
    std::string& line, error_code code, unsigned status, std::optional<call_stage> stage)
{
    line.append(": ").append(error_text(code));
    if (status != 0)
        line.append(", HTTP ").append(std::to_string(status));
    if (stage)
        line.append(", stage ").append(to_string(*stage));
}

APPWRITE_IMPL std::string target_without_values(std::string_view target)
{
    std::size_t const query = target.find('?');
    std::string out(target.substr(0, query));
    char separator = '?';
    for (std::size_t at = query; at != std::string_view::npos;)
    {
        std::size_t const next = target.find('&', at + 1);
        std::string_view const field = target.substr(at + 1, next - at - 1);
        out.push_back(separator);
        out.append(field.substr(0, field.find('=')));
        separator = '&';
        at = next;
    }
    return out;
}

APPWRITE_IMPL std::string_view target_of_request(std::string_view wire) noexcept
{
    std::string_view line = wire.substr(0, wire.find('\r'));
    std::size_t const first = line.find(' ');
    if (first == std::string_view::npos)
        return {};
    line.remove_prefix(first + 1);
    return line.substr(0, line.find(' '));
}

APPWRITE_IMPL log_level level_of(call_end const& event) noexcept
{
    if (!event.code || event.code == net::error::operation_aborted)
        return log_level::debug;
    bool const refused_by_server =
        event.status >= 400 && event.status < 500 && event.status != 408 && event.status != 429;
    return refused_by_server || event.stage == call_stage::validate ? log_level::info : log_level::error;
}

APPWRITE_IMPL std::string line_of(call_start const& event)
{
    std::string line = line_start(event.id, event.operation) + " begins";
    if (!event.request_id.empty())
        append_line_text(line.append("; request "), event.request_id);
    return line;
}

APPWRITE_IMPL std::string line_of(
    attempt_start const& event, std::string_view call_operation, std::string_view target)
{
    std::string line = line_start(event.call_id, call_operation, event.operation);
    line.append(": attempt ").append(std::to_string(event.number)).append(": ").append(event.method);
    append_line_text(line.append(" "), target);
    return line.append(", ").append(std::to_string(event.request_bytes)).append(" bytes");
}

APPWRITE_IMPL std::string line_of(attempt_end const& event, std::string_view call_operation)
{
    std::string line = line_start(event.start.call_id, call_operation, event.start.operation);
    line.append(": attempt ").append(std::to_string(event.start.number));
    line.append(event.code ? " failed after " : " succeeded after ").append(time_text(event.duration));
    if (event.code)
        append_failure(line, event.code, event.status, event.stage);
    else
        line.append(": HTTP ").append(std::to_string(event.status));
    if (event.response_bytes != 0)
        line.append(", ").append(std::to_string(event.response_bytes)).append(" bytes");
    if (event.sent)
        line.append(event.reused_connection ? ", kept connection" : ", new connection");
    if (event.replayed)
        line.append(", sent twice as a kept connection died");
    if (event.repeat)
        line.append("; repeated in ")
            .append(std::to_string(event.repeat->delay.count()))
            .append(" ms (")
            .append(to_string(event.repeat->reason))
            .append(")");
    return line;
}

APPWRITE_IMPL std::string line_of(call_end const& event)
{
    std::string line = line_start(event.start.id, event.start.operation);
    line.append(!event.code                                   ? " succeeded after "
                : event.code == net::error::operation_aborted ? " was cancelled after "
                                                              : " failed after ");
    line.append(time_text(event.duration));
    if (event.code)
        append_failure(line, event.code, event.status, event.stage);
    else
        line.append(": HTTP ").append(std::to_string(event.status));
    line.append(", attempts ").append(std::to_string(event.attempts));
    // Only where a reader might expect another attempt.
    if (event.stop && *event.stop != retry_stop::permanent && *event.stop != retry_stop::cancelled)
        line.append(" (").append(to_string(*event.stop)).append(")");
    if (event.may_have_been_executed)
        line.append("; may have been executed");
    if (!event.start.request_id.empty())
        append_line_text(line.append("; request "), event.start.request_id);
    return line;
}

APPWRITE_IMPL std::string line_of(circuit_change const& event)
{
    std::string line = "the circuit breaker is ";
    line.append(to_string(event.to)).append(", was ").append(to_string(event.from));
    if (event.to == circuit_state::open)
        line.append("; last failure: ").append(error_text(event.cause));
    return line;
}

APPWRITE_IMPL std::string line_of_warning(call_start const& call, std::string_view text)
{
    std::string line = line_start(call.id, call.operation) + ": the server warns: ";
    append_line_text(line, text);
    return line;
}

} // namespace appwrite::detail

#endif
