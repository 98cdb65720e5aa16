//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// adaptive_limit: looks for the number of attempts under way that a server can take. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_ADAPTIVE_LIMIT_HPP
#define APPWRITE_DETAIL_CALL_ADAPTIVE_LIMIT_HPP

#include <appwrite/detail/call/attempt_signal.hpp>
#include <appwrite/detail/config.hpp>
#include <appwrite/pacing.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace appwrite::detail
{

/// The congestion control of TCP Vegas, for attempts instead of packets, and that of Reno where the server
/// refuses instead of queueing.
///
/// Time is cut into windows: about as many attempts as are under way at once. An attempt counts only if it
/// began in the window in which it ends, so what was sent before the limit changed is no reason to change it
/// again: one decrease for a burst of failures. At the end of a window
///
/// - if attempts were refused (429, 503) or timed out, the limit shrinks by a tenth; by half if all timed
/// out;
/// - else the shortest latency of the window, over the shortest ever seen, tells how many of the attempts
/// were
///   queued: n (1 - best / now). With hardly any the limit grows, doubling until the first congestion and
///   slowly after it; with many it shrinks to what was not queued;
/// - it grows only if it was reached.
///
/// The shortest latencies are taken for each operation by itself: a mixture of slow and fast ones is not
/// mistaken for a queue. The minimum, since a single answer may be late for many reasons, but none is early,
/// and a queue delays them all. From time to time, and when shrinking does not help, the limit is halved for
/// one window, to measure anew what the server can do without a queue.
class adaptive_limit
{
public:
    using window_id = std::uint64_t;

    APPWRITE_DECL explicit adaptive_limit(pacing::range const& bounds);

    /// How many attempts may be under way now.
    APPWRITE_DECL std::size_t limit() const noexcept;

    /// An attempt begins; `in_flight`: how many are under way, this one included. Gives what `ended` wants.
    APPWRITE_DECL window_id began(std::size_t in_flight) noexcept;
    APPWRITE_DECL void ended(window_id began_in, load_sample const& sample);

private:
    /// Latencies of one operation.
    struct latencies
    {
        explicit latencies(void const* o) : operation(o) {}

        void const* operation;
        std::chrono::nanoseconds best = std::chrono::nanoseconds::max();
        std::chrono::nanoseconds in_window = std::chrono::nanoseconds::max();
    };

    void note(load_sample const& sample);
    void end_window();
    void judge_measurement();
    void judge_queue();
    void shrink_to(double limit);
    void grow();
    double queued() const noexcept;
    double within_bounds(double limit) const noexcept;
    bool was_reached() const noexcept { return peak_ >= limit(); }

    pacing::range bounds_;
    double limit_;
    /// Until the first congestion.
    bool doubles_ = true;
    /// This window has half the limit.
    bool measures_ = false;
    unsigned until_measurement_;
    unsigned queues_in_a_row_ = 0;
    std::vector<latencies> known_;

    // Of the current window.
    window_id window_ = 1;
    std::size_t peak_ = 0;
    std::size_t answered_ = 0;
    std::size_t overloaded_ = 0;
    std::size_t timed_out_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/adaptive_limit.ipp>
#endif

#endif
