//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_engine: whether a failed call gets another attempt, and when. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_RETRY_ENGINE_HPP
#define APPWRITE_DETAIL_CALL_RETRY_ENGINE_HPP

#include <appwrite/backoff.hpp>
#include <appwrite/detail/call/failure.hpp>
#include <appwrite/detail/call/retry_tokens.hpp>
#include <appwrite/detail/config.hpp>
#include <appwrite/retry_policy.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace appwrite::detail
{

/// What is known of a failed attempt.
struct failed_attempt
{
    failure_kind kind = failure_kind::refused;
    /// The attempt's error is one that may pass.
    bool transient = false;
    /// The server may have executed the request, in this attempt or an earlier one.
    bool may_have_been_executed = false;
    /// How long the server asked to wait.
    std::optional<std::chrono::milliseconds> hint;
};

/// Another attempt after `delay`, or the reason why there is none.
struct verdict
{
    std::optional<retry_stop> stop;
    std::chrono::milliseconds delay{};
};

/// The decisions of one call. Knows no clock: times come in.
class retry_engine
{
public:
    /// `repeatable`: a second execution does no harm, or can be told from a conflict. `failures`: those
    /// before.
    retry_engine(
        retry_policy const& policy, backoff const& delays, bool repeatable, unsigned failures = 0) noexcept
        : policy_(policy), delays_(delays), repeatable_(repeatable), attempts_(failures)
    {
    }

    /// What follows the n-th failure. `elapsed`: since the call began; `remaining`: until its deadline.
    /// `draw` gives a number from 0 to 1, 1 excluded; it is only asked for when there is something to draw.
    template <class Draw>
    verdict after(failed_attempt const& failed, std::chrono::milliseconds elapsed,
        std::chrono::milliseconds remaining, retry_tokens& budget, Draw&& draw)
    {
        ++attempts_;
        if (auto const stop = stops_before_waiting(failed, budget))
            return {stop, {}};
        // The server's wish is a minimum: if all came back at that moment, it would have to refuse them
        // again.
        auto const hint = failed.hint.value_or(std::chrono::milliseconds(0));
        auto const limit = failed.hint ? spread(failed, elapsed, remaining) : upper_bound(failed.kind);
        auto const delay = hint + std::chrono::milliseconds(static_cast<std::int64_t>(
                                      draw() * static_cast<double>(limit.count() + 1)));
        // An attempt that began at the deadline could not do anything.
        bool const late =
            delay >= remaining || (policy_.max_elapsed() && elapsed + delay > *policy_.max_elapsed());
        return late ? verdict{retry_stop::deadline, {}} : verdict{std::nullopt, delay};
    }

    unsigned attempts() const noexcept { return attempts_; }

private:
    std::optional<retry_stop> stops_before_waiting(failed_attempt const& failed, retry_tokens& budget) const
    {
        if (failed.kind == failure_kind::cancelled)
            return retry_stop::cancelled;
        if (!failed.transient)
            return retry_stop::permanent;
        // Every failure counts, also one that is not repeated for another reason: the budget measures how the
        // server does.
        bool const affordable = budget.failed();
        if (failed.may_have_been_executed && !repeatable_)
            return retry_stop::unsafe;
        if (attempts_ >= policy_.max_attempts())
            return retry_stop::attempts;
        if (failed.hint && *failed.hint > policy_.max_hint())
            return retry_stop::hint;
        return affordable ? std::nullopt : std::optional(retry_stop::budget);
    }

    /// Of the wait before the next attempt, before jitter.
    std::chrono::milliseconds upper_bound(failure_kind kind) const noexcept
    {
        auto bound = kind == failure_kind::throttled ? delays_.throttle_base() : delays_.base();
        for (unsigned n = 1; n < attempts_ && bound < delays_.cap(); ++n)
            bound *= 2;
        return std::min(bound, delays_.cap());
    }

    /// How far callers that were told to come at the same time are spread: not beyond `max_hint` and
    /// `max_elapsed`, and never so far that what is left after the wait is less than half of what would be
    /// left without. So a wish that can be granted is granted, whatever is drawn.
    std::chrono::milliseconds spread(failed_attempt const& failed, std::chrono::milliseconds elapsed,
        std::chrono::milliseconds remaining) const noexcept
    {
        auto most = std::min(policy_.max_hint() - *failed.hint, (remaining - *failed.hint) / 2);
        if (policy_.max_elapsed())
            most = std::min(most, *policy_.max_elapsed() - elapsed - *failed.hint);
        return std::clamp(most, std::chrono::milliseconds(0), upper_bound(failed.kind));
    }

    retry_policy policy_;
    backoff delays_;
    bool repeatable_;
    unsigned attempts_;
};

} // namespace appwrite::detail

#endif
