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

std::size_t journal::connection_opened(std::optional<connection_fault>& meets)
{
    const std::lock_guard lock(mutex_);
    meets = plan_.for_connection();
    if (meets)
    {
        ++counters_.connection_faults_applied;
        ++counters_.faults_by_name[meets->name()];
    }
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

arrival journal::request_arrived(const request& what, std::size_t connection)
{
    const std::lock_guard lock(mutex_);
    ++counters_.requests;
    ++counters_.requests_per_connection[connection];
    arrival result;
    result.record = record(what, connection);
    if (counters_.in_service >= capacity_.at_most())
    {
        ++counters_.over_capacity;
        result.refused = capacity_.status();
    }
    else
    {
        ++counters_.in_service;
        counters_.most_in_service = std::max(counters_.most_in_service, counters_.in_service);
        result.service_time = capacity_.service_time();
        result.meets = plan_.for_request(what);
    }
    if (result.meets)
    {
        ++counters_.faults_applied;
        ++counters_.faults_by_name[result.meets->name()];
        if (recorded_request* const kept = find_record(result.record))
            kept->fault = result.meets->name();
    }
    changed_.notify_all();
    return result;
}

void journal::request_executed(std::size_t number)
{
    const std::lock_guard lock(mutex_);
    if (recorded_request* const kept = find_record(number))
        kept->executed = true;
}

void journal::request_left()
{
    const std::lock_guard lock(mutex_);
    --counters_.in_service;
}

void journal::request_cut(const request& what, bool complete, std::size_t connection)
{
    const std::lock_guard lock(mutex_);
    ++counters_.requests_cut;
    const std::size_t number = record(what, connection);
    if (recorded_request* const kept = find_record(number))
        kept->complete = complete;
    changed_.notify_all();
}

std::size_t journal::record(const request& what, std::size_t connection)
{
    if (!recording_)
        return std::size_t(-1);
    recorded_request kept;
    kept.method = what.method;
    kept.target = what.target;
    kept.headers = what.headers;
    kept.body = what.body;
    kept.connection = connection;
    requests_.push_back(std::move(kept));
    forget_old_requests();
    return next_record_++;
}

/// Null if it is not kept any more, or never was.
recorded_request* journal::find_record(std::size_t number)
{
    const std::size_t first = next_record_ - requests_.size();
    return number >= first && number < next_record_ ? &requests_[number - first] : nullptr;
}

void journal::forget_old_requests()
{
    while (requests_.size() > keep_at_most_)
        requests_.pop_front();
}

void journal::inject(fault what)
{
    const std::lock_guard lock(mutex_);
    plan_.inject(std::move(what));
}

void journal::inject(connection_fault what)
{
    const std::lock_guard lock(mutex_);
    plan_.inject(what);
}

void journal::inject_randomly(fault_mix mix)
{
    const std::lock_guard lock(mutex_);
    plan_.inject_randomly(std::move(mix));
}

void journal::clear_faults()
{
    const std::lock_guard lock(mutex_);
    plan_.clear();
}

void journal::limit_capacity(capacity limit)
{
    const std::lock_guard lock(mutex_);
    capacity_ = limit;
}

void journal::keep_requests(std::size_t at_most)
{
    const std::lock_guard lock(mutex_);
    keep_at_most_ = at_most;
    forget_old_requests();
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
    return {requests_.begin(), requests_.end()};
}

emulator_counters journal::counters() const
{
    const std::lock_guard lock(mutex_);
    return counters_;
}

} // namespace appwrite::testing::detail
