//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacing_ledger: the rules.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_PACING_LEDGER_IPP
#define APPWRITE_IMPL_DETAIL_CALL_PACING_LEDGER_IPP

#include <appwrite/detail/call/pacing_ledger.hpp>

#include <algorithm>
#include <limits>

namespace appwrite::detail
{

/// Within the number of connections, so that whoever is let through does not queue in the pool: that would
/// look like a queue in the server, or hide one.
inline pacing::range within_connections(pacing::range const& r, std::size_t connections)
{
    return pacing::range(std::min(r.initial(), connections), std::min(r.minimum(), connections),
        std::min(r.maximum(), connections));
}

APPWRITE_IMPL pacing_ledger::pacing_ledger(pacing const& options, std::size_t connections)
    : max_in_flight_(options.max_in_flight().value_or(std::numeric_limits<std::size_t>::max()))
{
    if (options.adaptive_range())
        adaptive_.emplace(within_connections(*options.adaptive_range(), connections));
    if (options.per_second())
    {
        interval_ =
            std::chrono::duration_cast<duration>(std::chrono::duration<double>(1 / *options.per_second()));
        tolerance_ = interval_ * (options.burst() - 1);
    }
}

APPWRITE_IMPL bool pacing_ledger::has_place() const noexcept
{
    return in_flight_ < (adaptive_ ? adaptive_->limit() : max_in_flight_);
}

APPWRITE_IMPL pacing_grant pacing_ledger::enter(time_point now)
{
    ++in_flight_;
    theoretical_ = std::max(theoretical_, now) + interval_;
    pacing_grant out;
    if (adaptive_)
        out.window = adaptive_->began(in_flight_);
    return out;
}

APPWRITE_IMPL std::optional<pacing_grant> pacing_ledger::try_enter(time_point now)
{
    if (!queue_.empty() || !has_place() || now < theoretical_ - tolerance_)
        return std::nullopt;
    return enter(now);
}

APPWRITE_IMPL std::uint64_t pacing_ledger::queue()
{
    return *queue_.insert(queue_.end(), next_waiter_++);
}

APPWRITE_IMPL void pacing_ledger::cancel(std::uint64_t waiter)
{
    queue_.erase(waiter);
}

APPWRITE_IMPL std::optional<paced_waiter_grant> pacing_ledger::admit(time_point now)
{
    if (queue_.empty() || !has_place() || now < theoretical_ - tolerance_)
        return std::nullopt;
    paced_waiter_grant out;
    out.waiter = *queue_.begin();
    queue_.erase(queue_.begin());
    out.grant = enter(now);
    return out;
}

APPWRITE_IMPL void pacing_ledger::leave(pacing_grant grant, load_sample const& sample)
{
    --in_flight_;
    if (adaptive_)
        adaptive_->ended(grant.window, sample);
}

APPWRITE_IMPL void pacing_ledger::forget()
{
    --in_flight_;
    theoretical_ -= interval_;
}

APPWRITE_IMPL std::optional<pacing_ledger::start> pacing_ledger::next_start() const
{
    if (queue_.empty() || !has_place())
        return std::nullopt;
    start out;
    out.waiter = *queue_.begin();
    out.at = theoretical_ - tolerance_;
    return out;
}

APPWRITE_IMPL pacing_counts pacing_ledger::counts() const noexcept
{
    pacing_counts out;
    out.in_flight = in_flight_;
    out.waiting = queue_.size();
    if (adaptive_)
        out.limit = adaptive_->limit();
    else if (max_in_flight_ != std::numeric_limits<std::size_t>::max())
        out.limit = max_in_flight_;
    return out;
}

} // namespace appwrite::detail

#endif
