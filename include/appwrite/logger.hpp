//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// logger: where a client writes what it does, and how much of it.
//
#ifndef APPWRITE_LOGGER_HPP
#define APPWRITE_LOGGER_HPP

#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// How much a line matters; a logger writes those up to its own level.
enum class log_level
{
    /// Nothing is written.
    off,
    /// A call failed for want of a usable answer: no connection, a timeout, a server that fails.
    error,
    /// An attempt failed and is repeated; the server sent a warning; the circuit breaker opened.
    warning,
    /// A server or the client itself refused a call; the server's version was found out; the circuit breaker
    /// closed.
    info,
    /// How each attempt ended; calls that succeeded or were cancelled; connections opened and closed.
    debug,
    /// When each call and each attempt began.
    trace,
};

/// The level's name, as it is usual in logs.
constexpr std::string_view to_string(log_level l) noexcept
{
    switch (l)
    {
    case log_level::off:
        return "off";
    case log_level::error:
        return "error";
    case log_level::warning:
        return "warning";
    case log_level::info:
        return "info";
    case log_level::debug:
        return "debug";
    case log_level::trace:
        return "trace";
    }
    return "unknown";
}

/// A level and a function that takes lines; given to `client_options::logger`. A logger made without
/// arguments writes nothing.
///
/// A line is one line of text without its end. It never has a key, a password, a hash, a body, a value of a
/// query, or free text of an error: doc/observability.md says what it may have.
///
/// **Thread safety**: the function is called on the threads that run the calls, by several at once if the
/// executor has several; it must be able to stand that. No lock is held meanwhile, so it may use the client.
/// The call waits until it returns: it should not block. What it throws is swallowed, and the line is lost.
class logger
{
public:
    using function = std::function<void(log_level, std::string_view)>;

    logger() {}
    /// Lines up to `most` go to `write`.
    logger(log_level most, function write) : level_(write ? most : log_level::off), write_(std::move(write))
    {
    }

    log_level level() const noexcept { return level_; }

    /// Whether a line of level `l` would be written. Lines that would not are never put together.
    bool wants(log_level l) const noexcept { return l != log_level::off && l <= level_; }

    /// Writes a line if its level is wanted.
    void write(log_level l, std::string_view line) const noexcept
    {
        if (!wants(l))
            return;
        try
        {
            write_(l, line);
        }
        catch (...)
        {
            // A call must not fail because its log does.
        }
    }

private:
    log_level level_ = log_level::off;
    function write_;
};

static_assert(!std::is_aggregate_v<logger>);

} // namespace appwrite

#endif
