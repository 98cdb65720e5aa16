//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What happened and what shall happen: counters, recorded requests, faults. Shared by all threads.
//
#ifndef APPWRITE_SRC_TESTING_JOURNAL_HPP
#define APPWRITE_SRC_TESTING_JOURNAL_HPP

#include "fault_plan.hpp"
#include "http_message.hpp"

#include <appwrite/testing/capacity.hpp>
#include <appwrite/testing/counters.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace appwrite::testing::detail
{

/// What is to be done with a request that has arrived.
struct arrival
{
    /// Under which number it was recorded.
    std::size_t record = 0;

    /// Not 0: refused with this status, as the server has too much to do.
    unsigned refused = 0;

    /// How long it is in service before anything else happens to it.
    std::chrono::milliseconds service_time{0};
    std::optional<fault> meets;
};

/// Written by the server's thread, read by those of the tests.
class journal
{
public:
    /// @param meets the fault that the new connection meets, if any. @return its number.
    std::size_t connection_opened(std::optional<connection_fault>& meets);
    void connection_closed();
    void handshake_done(bool resumed);
    void handshake_failed();
    void hold_changed(bool held);

    /// Records a request that is to be served.
    arrival request_arrived(const request& what, std::size_t connection);

    /// The request reaches the service now.
    void request_executed(std::size_t record);

    /// A request that has arrived, and was not refused, is in service no longer.
    void request_left();

    /// Records what has come of a request that is never served.
    void request_cut(const request& what, bool complete, std::size_t connection);

    void inject(fault what);
    void inject(connection_fault what);
    void inject_randomly(fault_mix mix);
    void clear_faults();
    void limit_capacity(capacity limit);
    void record_requests(bool on);
    void keep_requests(std::size_t at_most);
    void clear_requests();
    std::vector<recorded_request> requests() const;
    emulator_counters counters() const;

    /// Blocks until ready(counters) is true. @return false if it is still not, after this time.
    template <class Ready>
    bool wait(std::chrono::milliseconds at_most, Ready ready) const
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, at_most, [&] { return ready(counters_); });
    }

private:
    /// @return the number of the record, or one that no record has.
    std::size_t record(const request& what, std::size_t connection);
    recorded_request* find_record(std::size_t number);
    void forget_old_requests();

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    emulator_counters counters_;
    fault_plan plan_;
    capacity capacity_;

    /// The last of them has the number next_record_ - 1.
    std::deque<recorded_request> requests_;
    std::size_t next_record_ = 0;
    std::size_t keep_at_most_ = std::size_t(-1);
    bool recording_ = true;
};

} // namespace appwrite::testing::detail

#endif
