//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What happened and what shall happen: counters, recorded requests, faults.
//
#include "journal.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

std::size_t journal::connection_opened()
{
    const std::lock_guard lock(mutex_);
    ++counters_.connections_open;
    counters_.requests_per_connection.push_back(0);
    changed_.notify_all();
    return counters_.connections_accepted++;
}

void journal::connection_closed()
{
    const std::lock_guard lock(mutex_);
    --counters_.connections_open;
    changed_.notify_all();
}

void journal::handshake_done(bool resumed)
{
    const std::lock_guard lock(mutex_);
    ++counters_.tls_handshakes;
    counters_.tls_resumed += resumed ? 1 : 0;
    changed_.notify_all();
}

void journal::handshake_failed()
{
    const std::lock_guard lock(mutex_);
    ++counters_.tls_failed;
    changed_.notify_all();
}

void journal::hold_changed(bool held)
{
    const std::lock_guard lock(mutex_);
    counters_.held += held ? 1 : std::size_t(-1);
    changed_.notify_all();
}

std::optional<fault> journal::request_arrived(const request& what, std::size_t connection)
{
    const std::lock_guard lock(mutex_);
    ++counters_.requests;
    ++counters_.requests_per_connection[connection];
    if (recording_)
        requests_.push_back({what.method, what.target, what.headers, what.body, connection});
    std::optional<fault> result = take_fault(what);
    counters_.faults_applied += result ? 1 : 0;
    changed_.notify_all();
    return result;
}

std::optional<fault> journal::take_fault(const request& what)
{
    const auto found = std::find_if(
        faults_.begin(), faults_.end(), [&](const fault& f) { return f.matches(what.method, what.target); });
    if (found == faults_.end())
        return std::nullopt;
    if (found->times() > 1)
    {
        found->times(found->times() - 1);
        return *found;
    }
    std::optional<fault> result(std::move(*found));
    faults_.erase(found);
    return result;
}

void journal::inject(fault what)
{
    const std::lock_guard lock(mutex_);
    if (what.times() != 0)
        faults_.push_back(std::move(what));
}

void journal::clear_faults()
{
    const std::lock_guard lock(mutex_);
    faults_.clear();
}

void journal::record_requests(bool on)
{
    const std::lock_guard lock(mutex_);
    recording_ = on;
}

void journal::clear_requests()
{
    const std::lock_guard lock(mutex_);
    requests_.clear();
}

std::vector<recorded_request> journal::requests() const
{
    const std::lock_guard lock(mutex_);
    return requests_;
}

emulator_counters journal::counters() const
{
    const std::lock_guard lock(mutex_);
    return counters_;
}

} // namespace appwrite::testing::detail
