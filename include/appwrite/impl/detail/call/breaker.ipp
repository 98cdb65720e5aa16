//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// breaker: the rules.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_BREAKER_IPP
#define APPWRITE_IMPL_DETAIL_CALL_BREAKER_IPP

#include <appwrite/detail/call/breaker.hpp>

#include <algorithm>

namespace appwrite::detail
{

APPWRITE_IMPL breaker::breaker(circuit_breaker const& options) : options_(options) {}

APPWRITE_IMPL void breaker::enter(circuit_state s)
{
    state_ = s;
    ++era_;
    probing_ = 0;
    succeeded_ = 0;
    window_.fill(part());
}

APPWRITE_IMPL void breaker::open(time_point now)
{
    enter(circuit_state::open);
    opened_ = now;
}

APPWRITE_IMPL bool breaker::refuses(time_point now) const noexcept
{
    if (state_ == circuit_state::open)
        return now < opened_ + options_.open_for();
    return state_ == circuit_state::half_open && probing_ + succeeded_ >= options_.probes();
}

APPWRITE_IMPL std::optional<breaker::duration> breaker::until_probe(time_point now) const noexcept
{
    if (state_ != circuit_state::open)
        return std::nullopt;
    return std::max(duration(0), opened_ + options_.open_for() - now);
}

APPWRITE_IMPL std::optional<breaker::era> breaker::admit(time_point now)
{
    if (refuses(now))
        return std::nullopt;
    if (state_ == circuit_state::open)
        enter(circuit_state::half_open);
    if (state_ == circuit_state::half_open)
        ++probing_;
    return era_;
}

APPWRITE_IMPL bool breaker::ended(era admitted_in, server_health health, time_point now)
{
    if (admitted_in != era_)
        return false;
    if (state_ == circuit_state::half_open)
    {
        --probing_;
        if (health == server_health::fails)
        {
            open(now);
            return true;
        }
        succeeded_ += health == server_health::works ? 1 : 0;
        if (succeeded_ >= options_.probes())
            enter(circuit_state::closed);
        return false;
    }
    count(health, now);
    if (health != server_health::fails || !fails_too_often(now))
        return false;
    open(now);
    return true;
}

APPWRITE_IMPL std::int64_t breaker::part_at(time_point now) const noexcept
{
    auto const length = std::max(duration(1), duration(options_.window()) / 10);
    return now.time_since_epoch() / length;
}

APPWRITE_IMPL void breaker::count(server_health health, time_point now)
{
    std::int64_t const number = part_at(now);
    part& p = window_[static_cast<std::size_t>(number % 10)];
    if (p.number != number)
    {
        p = part();
        p.number = number;
    }
    p.worked += health == server_health::works ? 1 : 0;
    p.failed += health == server_health::fails ? 1 : 0;
}

APPWRITE_IMPL bool breaker::fails_too_often(time_point now) const noexcept
{
    std::int64_t const last = part_at(now);
    double worked = 0;
    double failed = 0;
    for (part const& p : window_)
    {
        if (p.number <= last - 10)
            continue;
        worked += p.worked;
        failed += p.failed;
    }
    double const all = worked + failed;
    return all >= options_.minimum_attempts() && failed >= all * options_.failure_ratio();
}

} // namespace appwrite::detail

#endif
