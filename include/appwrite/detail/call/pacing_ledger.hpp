//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacing_ledger: whose turn it is to send. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_PACING_LEDGER_HPP
#define APPWRITE_DETAIL_CALL_PACING_LEDGER_HPP

#include <appwrite/detail/call/adaptive_limit.hpp>
#include <appwrite/detail/config.hpp>
#include <appwrite/pacing.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>

namespace appwrite::detail
{

/// An attempt that was let through.
struct pacing_grant
{
    adaptive_limit::window_id window = 0;
};

/// A grant for somebody who waits.
struct paced_waiter_grant
{
    std::uint64_t waiter = 0;
    pacing_grant grant;
};

struct pacing_counts
{
    std::size_t in_flight = 0;
    std::size_t waiting = 0;
    /// How many may be under way; 0: any number.
    std::size_t limit = 0;
};

/// Counts attempts under way and meters their starts (the generic cell rate algorithm: a token bucket in one
/// point in time). First come, first served. Not thread-safe; time comes in.
class pacing_ledger
{
public:
    using time_point = std::chrono::steady_clock::time_point;
    using duration = time_point::duration;

    /// `connections`: more attempts than that are never under way at the server.
    APPWRITE_DECL pacing_ledger(pacing const& options, std::size_t connections);

    /// Lets an attempt through if it need not wait, neither for a place nor behind somebody.
    APPWRITE_DECL std::optional<pacing_grant> try_enter(time_point now);

    /// Takes a place at the end of the queue.
    APPWRITE_DECL std::uint64_t queue();
    /// Leaves the queue.
    APPWRITE_DECL void cancel(std::uint64_t waiter);

    /// Lets the head of the queue through, if it may go. To be asked until there is nobody: after `leave`,
    /// after `forget`, after `cancel`, and at `next_start`.
    APPWRITE_DECL std::optional<paced_waiter_grant> admit(time_point now);

    /// An attempt that was let through has ended.
    APPWRITE_DECL void leave(pacing_grant grant, load_sample const& sample);
    /// An attempt that was let through did not take place.
    APPWRITE_DECL void forget();

    /// The head of the queue, if all that it waits for is its time: and when that is.
    struct start
    {
        std::uint64_t waiter = 0;
        time_point at{};
    };
    APPWRITE_DECL std::optional<start> next_start() const;

    APPWRITE_DECL pacing_counts counts() const noexcept;

private:
    bool has_place() const noexcept;
    pacing_grant enter(time_point now);

    std::size_t const max_in_flight_;
    std::optional<adaptive_limit> adaptive_;
    /// Between two starts; zero: any rate.
    duration interval_{};
    /// How much earlier than its turn an attempt may start.
    duration tolerance_{};
    /// When the next attempt would start if all kept their distance.
    time_point theoretical_{};

    std::size_t in_flight_ = 0;
    std::uint64_t next_waiter_ = 1;
    std::set<std::uint64_t> queue_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/pacing_ledger.ipp>
#endif

#endif
