//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which request and which connection meets which fault.
//
#include "fault_plan.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

template <class Fault>
Fault take(std::deque<Fault>& from, typename std::deque<Fault>::iterator which)
{
    if (which->times() > 1)
    {
        which->times(which->times() - 1);
        return *which;
    }
    Fault result = std::move(*which);
    from.erase(which);
    return result;
}

/// Not std::uniform_real_distribution: a seed is to mean the same with every standard library.
template <class Fault>
const Fault* draw(const std::vector<fault_mix::part<Fault>>& parts, std::mt19937_64& random)
{
    double at = static_cast<double>(random() >> 11U) * 0x1p-53;
    for (const fault_mix::part<Fault>& one : parts)
    {
        if (at < one.probability)
            return &one.what;
        at -= one.probability;
    }
    return nullptr;
}

} // namespace

void fault_plan::inject(fault what)
{
    if (what.times() != 0)
        faults_.push_back(std::move(what));
}

void fault_plan::inject(connection_fault what)
{
    if (what.times() != 0)
        connection_faults_.push_back(what);
}

void fault_plan::inject_randomly(fault_mix mix)
{
    mix_ = std::move(mix);
    request_random_.seed(mix_.seed());
    // Another sequence than that of the requests.
    connection_random_.seed(~mix_.seed());
}

void fault_plan::clear()
{
    faults_.clear();
    connection_faults_.clear();
    mix_ = fault_mix();
}

std::optional<fault> fault_plan::for_request(const request& what)
{
    const auto found = std::find_if(
        faults_.begin(), faults_.end(), [&](const fault& f) { return f.matches(what.method, what.target); });
    if (found != faults_.end())
        return take(faults_, found);
    const fault* const drawn = draw(mix_.requests(), request_random_);
    if (!drawn || !drawn->matches(what.method, what.target))
        return std::nullopt;
    return *drawn;
}

std::optional<connection_fault> fault_plan::for_connection()
{
    if (!connection_faults_.empty())
        return take(connection_faults_, connection_faults_.begin());
    const connection_fault* const drawn = draw(mix_.connections(), connection_random_);
    return drawn ? std::optional(*drawn) : std::nullopt;
}

} // namespace appwrite::testing::detail
