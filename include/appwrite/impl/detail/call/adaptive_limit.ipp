//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// adaptive_limit: what follows from a window.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_ADAPTIVE_LIMIT_IPP
#define APPWRITE_IMPL_DETAIL_CALL_ADAPTIVE_LIMIT_IPP

#include <appwrite/detail/call/adaptive_limit.hpp>

#include <algorithm>
#include <cmath>

namespace appwrite::detail
{

/// With fewer attempts the shortest latency of a window is a matter of luck.
inline constexpr std::size_t least_attempts_of_window = 40;
/// At full use a measurement costs about half a window in this many.
inline constexpr unsigned windows_between_measurements = 50;
/// So many windows with a queue in a row: shrinking does not help.
inline constexpr unsigned queues_before_measurement = 4;

APPWRITE_IMPL adaptive_limit::adaptive_limit(pacing::range const& bounds)
    : bounds_(bounds)
    , limit_(static_cast<double>(bounds.initial()))
    , until_measurement_(windows_between_measurements)
{
}

APPWRITE_IMPL std::size_t adaptive_limit::limit() const noexcept
{
    return static_cast<std::size_t>(within_bounds(measures_ ? limit_ / 2 : limit_));
}

APPWRITE_IMPL adaptive_limit::window_id adaptive_limit::began(std::size_t in_flight) noexcept
{
    peak_ = std::max(peak_, in_flight);
    return window_;
}

APPWRITE_IMPL void adaptive_limit::ended(window_id began_in, load_sample const& sample)
{
    if (began_in != window_ || sample.what == load_sample::kind::nothing)
        return;
    if (sample.what == load_sample::kind::overloaded)
        ++overloaded_;
    else if (sample.what == load_sample::kind::timed_out)
        ++timed_out_;
    else
        note(sample);
    if (answered_ + overloaded_ + timed_out_ >= std::max(peak_, least_attempts_of_window))
        end_window();
}

APPWRITE_IMPL void adaptive_limit::note(load_sample const& sample)
{
    ++answered_;
    auto at = std::find_if(
        known_.begin(), known_.end(), [&](latencies const& l) { return l.operation == sample.operation; });
    if (at == known_.end())
        at = known_.insert(known_.end(), latencies(sample.operation));
    at->in_window = std::min(at->in_window, sample.latency);
    // A measurement is compared with what was known before.
    if (!measures_)
        at->best = std::min(at->best, sample.latency);
}

APPWRITE_IMPL void adaptive_limit::end_window()
{
    if (overloaded_ + timed_out_ != 0)
    {
        double const from = measures_ ? limit_ / 2 : limit_;
        // A measurement that failed is made up for in time.
        if (measures_)
            until_measurement_ = windows_between_measurements;
        measures_ = false;
        // Not by the share of refusals: they come fast, so the fewer get through, the more are counted.
        // Timeouts come slowly.
        shrink_to(from * (answered_ + overloaded_ == 0 ? 0.5 : 0.9));
    }
    else if (measures_)
        judge_measurement();
    else
        judge_queue();

    ++window_;
    peak_ = answered_ = overloaded_ = timed_out_ = 0;
    for (latencies& l : known_)
        l.in_window = std::chrono::nanoseconds::max();
}

APPWRITE_IMPL void adaptive_limit::judge_measurement()
{
    bool faster = false;
    for (latencies& l : known_)
    {
        if (l.in_window == std::chrono::nanoseconds::max())
            continue;
        faster = faster || (l.best != std::chrono::nanoseconds::max() && l.in_window < l.best - l.best / 10);
        l.best = l.in_window;
    }
    // Half of the attempts, and answers come faster: what was thought the best had been a queue. Again.
    if (faster)
    {
        shrink_to(limit_ / 2);
        return;
    }
    measures_ = false;
    until_measurement_ = windows_between_measurements;
}

APPWRITE_IMPL void adaptive_limit::judge_queue()
{
    double const under_way = static_cast<double>(peak_);
    double const few = std::max(1.0, under_way / 20);
    double const many = std::max(2.0, under_way / (doubles_ ? 3 : 10));
    double const in_queue = queued();
    if (in_queue > many)
    {
        shrink_to(std::min(limit_, std::max(under_way - in_queue + few, limit_ / 2)));
        ++queues_in_a_row_;
    }
    else
    {
        queues_in_a_row_ = 0;
        if (in_queue < few && was_reached())
            grow();
    }
    if (--until_measurement_ == 0 || queues_in_a_row_ >= queues_before_measurement)
    {
        measures_ = true;
        queues_in_a_row_ = 0;
    }
}

/// How many of the attempts under way were queued by the server.
APPWRITE_IMPL double adaptive_limit::queued() const noexcept
{
    double stretch = 0;
    for (latencies const& l : known_)
    {
        if (l.in_window == std::chrono::nanoseconds::max())
            continue;
        double const ratio = static_cast<double>(l.best.count()) /
                             static_cast<double>(std::max<std::int64_t>(1, l.in_window.count()));
        stretch = std::max(stretch, ratio);
    }
    return static_cast<double>(peak_) * (1 - std::min(1.0, stretch));
}

APPWRITE_IMPL void adaptive_limit::shrink_to(double limit)
{
    limit_ = within_bounds(limit);
    doubles_ = false;
}

APPWRITE_IMPL void adaptive_limit::grow()
{
    limit_ = within_bounds(doubles_ ? limit_ * 2 : limit_ + std::max(1.0, std::sqrt(limit_) / 4));
}

APPWRITE_IMPL double adaptive_limit::within_bounds(double limit) const noexcept
{
    return std::clamp(limit, static_cast<double>(bounds_.minimum()), static_cast<double>(bounds_.maximum()));
}

} // namespace appwrite::detail

#endif
