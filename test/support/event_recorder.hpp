//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// event_recorder: everything that an observer is told, as text. log_recorder: the lines of a log.
//
#ifndef APPWRITE_TEST_SUPPORT_EVENT_RECORDER_HPP
#define APPWRITE_TEST_SUPPORT_EVENT_RECORDER_HPP

#include <appwrite/logger.hpp>
#include <appwrite/observer.hpp>

#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

/// One line for each event, with every member but the clock's: those have `times`.
class event_recorder : public observer
{
public:
    void call_started(call_start const& e) override
    {
        add("call ", e.id, ' ', e.operation, e.request_id.empty() ? "" : " request ", e.request_id);
    }

    void attempt_started(attempt_start const& e) override
    {
        note_time(e.since_call);
        add("attempt ", e.call_id, ' ', e.operation, ' ', e.number, ": ", e.method, ' ', e.route);
        std::lock_guard lock(mutex_);
        sizes_.push_back(e.request_bytes);
    }

    void attempt_ended(attempt_end const& e) override
    {
        note_time(e.duration);
        std::ostringstream repeat;
        if (e.repeat)
            repeat << ", repeat " << to_string(e.repeat->reason) << ' ' << e.repeat->delay.count();
        add("ended ", e.start.call_id, ' ', e.start.operation, ' ', e.start.number, ": ",
            ending(e.code, e.status, e.stage), e.sent ? ", sent" : "", e.reused_connection ? ", reused" : "",
            e.replayed ? ", replayed" : "", e.response_bytes != 0 ? ", bytes" : "", repeat.str(),
            stopped(e.stop));
    }

    void call_ended(call_end const& e) override
    {
        note_time(e.duration);
        add("call ", e.start.id, ' ', e.start.operation, " ended: ", ending(e.code, e.status, e.stage),
            ", attempts ", e.attempts, stopped(e.stop), e.may_have_been_executed ? ", perhaps executed" : "");
    }

    void circuit_changed(circuit_change const& e) override
    {
        add("circuit ", e.number, ": ", to_string(e.from), " -> ", to_string(e.to), e.cause ? ": " : "",
            e.cause ? e.cause.message() : std::string());
    }

    std::vector<std::string> take_events() { return take(events_); }
    /// Of each event with a time, in their order: since the call began, or how long it took.
    std::vector<std::chrono::nanoseconds> take_times() { return take(times_); }
    std::vector<std::size_t> take_sizes() { return take(sizes_); }

private:
    static std::string ending(error_code code, unsigned status, std::optional<call_stage> stage)
    {
        std::ostringstream os;
        os << (code ? code.message() : "success") << ' ' << status;
        if (stage)
            os << " at " << to_string(*stage);
        return os.str();
    }

    static std::string stopped(std::optional<retry_stop> stop)
    {
        return stop ? ", stop: " + std::string(to_string(*stop)) : std::string();
    }

    template <class... Parts>
    void add(Parts const&... parts)
    {
        std::ostringstream os;
        (os << ... << parts);
        std::lock_guard lock(mutex_);
        events_.push_back(os.str());
    }

    void note_time(std::chrono::nanoseconds t)
    {
        std::lock_guard lock(mutex_);
        times_.push_back(t);
    }

    template <class T>
    std::vector<T> take(std::vector<T>& from)
    {
        std::lock_guard lock(mutex_);
        return std::exchange(from, {});
    }

    std::mutex mutex_;
    std::vector<std::string> events_;
    std::vector<std::chrono::nanoseconds> times_;
    std::vector<std::size_t> sizes_;
};

/// Copies share the lines.
class log_recorder
{
public:
    /// A logger that writes here, "level: line".
    appwrite::logger logger(log_level most) const
    {
        return appwrite::logger(most,
            [kept = kept_](log_level l, std::string_view line)
            {
                std::lock_guard lock(kept->mutex);
                kept->lines.push_back(std::string(to_string(l)) + ": " + std::string(line));
            });
    }

    std::vector<std::string> take() const
    {
        std::lock_guard lock(kept_->mutex);
        return std::exchange(kept_->lines, {});
    }

private:
    struct kept
    {
        std::mutex mutex;
        std::vector<std::string> lines;
    };

    std::shared_ptr<kept> kept_ = std::make_shared<kept>();
};

/// All lines, for messages and for searching.
inline std::string joined(std::vector<std::string> const& lines)
{
    std::string out;
    for (std::string const& line : lines)
        out.append(line).append("\n");
    return out;
}

} // namespace appwrite::test

#endif
