//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bench::meter: counts calls, and what they cost the process, from the end of the warm-up on.
//
#ifndef APPWRITE_BENCH_SUPPORT_METER_HPP
#define APPWRITE_BENCH_SUPPORT_METER_HPP

#include "options.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstddef>
#include <iostream>
#include <limits>
#include <stdexcept>
#include <string>

namespace bench
{

/// CPU time of this process, user and system together, in seconds.
inline double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& t)
    { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Says when to stop, and measures. Either a number of calls (`--calls`), measured from the first to the
/// last, or a time (`--seconds`) after a warm-up (`--warm-up`): then the calls that complete within it are
/// counted, so neither connecting nor the last calls, which have company no more, are in the figures. As
/// callers move in waves, the warm-up lasts until each has made a call or two, and the measurement until a
/// wave is complete.
class meter
{
    using clock = std::chrono::steady_clock;

public:
    explicit meter(options const& o)
        : calls_(o.number("calls", std::numeric_limits<std::size_t>::max()))
        , by_time_(!o.has("calls"))
        , callers_(o.in_flight())
    {
        auto const now = clock::now();
        if (by_time_)
        {
            begins_ = now + std::chrono::duration_cast<clock::duration>(o.seconds("warm-up"));
            lasts_ = std::chrono::duration_cast<clock::duration>(o.seconds("seconds"));
        }
        else
            start(now);
    }

    /// Whether one more call is to be made; counts it as begun.
    bool next() { return !over_ && begun_ < calls_ && (++begun_, true); }

    /// A call has ended with the right answer.
    void completed()
    {
        ++completed_;
        auto const now = by_time_ ? clock::now() : clock::time_point();
        if (!by_time_)
        {
            if (completed_ == calls_)
                stop(clock::now());
        }
        else if (!running_ && !over_ && now >= begins_ && completed_ >= 2 * callers_)
            start(now);
        else if (running_ && now >= started_at_ + lasts_ && (completed_ - counted_) % callers_ == 0)
            stop(now);
    }

    /// Prints one line of JSON. Throws if nothing was measured.
    void report(std::string const& contender, options const& o) const
    {
        if (!over_ || counted_ == 0)
            throw std::runtime_error("too few calls to measure anything");
        std::cout << R"({"contender":")" << contender << R"(","operation":")" << o.operation()
                  << R"(","in_flight":)" << o.in_flight() << R"(,"calls":)" << counted_ << R"(,"wall_s":)"
                  << wall_ << R"(,"cpu_s":)" << cpu_ << "}\n";
    }

private:
    void start(clock::time_point now)
    {
        running_ = true;
        started_at_ = now;
        cpu_ = cpu_seconds();
        counted_ = completed_;
    }

    void stop(clock::time_point now)
    {
        running_ = false;
        over_ = true;
        cpu_ = cpu_seconds() - cpu_;
        wall_ = std::chrono::duration<double>(now - started_at_).count();
        counted_ = completed_ - counted_;
    }

    std::size_t calls_;
    bool by_time_;
    std::size_t callers_;
    bool running_ = false;
    bool over_ = false;
    std::size_t begun_ = 0;
    std::size_t completed_ = 0;
    std::size_t counted_ = 0;
    clock::time_point begins_;
    clock::duration lasts_{};
    clock::time_point started_at_;
    double cpu_ = 0;
    double wall_ = 0;
};

} // namespace bench

#endif
