//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Faults of connections and faults by chance: how they are made.
//
#include <appwrite/testing/fault_mix.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace appwrite::testing
{

namespace
{

template <class Fault>
void add_to(std::vector<fault_mix::part<Fault>>& parts, Fault what, double probability)
{
    double sum = probability;
    for (const fault_mix::part<Fault>& one : parts)
        sum += one.probability;
    // Ten times 0.1 is more than 1 by a rounding error.
    if (!(probability >= 0) || sum > 1 + 1e-9)
        throw std::invalid_argument("fault_mix: the probabilities are negative or exceed 1 together");
    parts.push_back({std::move(what), probability});
}

} // namespace

connection_fault connection_fault::reset()
{
    return {action::reset, "connection_fault::reset"};
}

connection_fault connection_fault::close()
{
    return {action::close, "connection_fault::close"};
}

connection_fault connection_fault::delay(std::chrono::milliseconds time)
{
    connection_fault result(action::delay, "connection_fault::delay");
    result.time_ = time;
    return result;
}

connection_fault connection_fault::silence()
{
    return {action::silence, "connection_fault::silence"};
}

connection_fault connection_fault::close_in_handshake(std::size_t bytes)
{
    connection_fault result(action::close_in_handshake, "connection_fault::close_in_handshake");
    result.count_ = bytes;
    return result;
}

connection_fault connection_fault::close_at_request(std::size_t number)
{
    connection_fault result(action::close_at_request, "connection_fault::close_at_request");
    result.count_ = number;
    return result;
}

connection_fault connection_fault::reset_after_reading(std::size_t bytes)
{
    connection_fault result(action::reset_after_reading, "connection_fault::reset_after_reading");
    result.count_ = std::max<std::size_t>(bytes, 1);
    return result;
}

connection_fault connection_fault::reset_after_writing(std::size_t bytes)
{
    connection_fault result(action::reset_after_writing, "connection_fault::reset_after_writing");
    result.count_ = std::max<std::size_t>(bytes, 1);
    return result;
}

connection_fault& connection_fault::times(std::size_t count)
{
    times_ = count;
    return *this;
}

fault_mix& fault_mix::add(fault what, double probability)
{
    add_to(requests_, std::move(what), probability);
    return *this;
}

fault_mix& fault_mix::add(connection_fault what, double probability)
{
    add_to(connections_, what, probability);
    return *this;
}

} // namespace appwrite::testing
