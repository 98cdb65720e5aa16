//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What happened and what shall happen: counters, recorded requests, faults. Shared by all threads.
//
#ifndef APPWRITE_SRC_TESTING_JOURNAL_HPP
#define APPWRITE_SRC_TESTING_JOURNAL_HPP

#include "http_message.hpp"

#include <appwrite/testing/counters.hpp>
#include <appwrite/testing/fault.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace appwrite::testing::detail
{

/// Written by the server's thread, read by those of the tests.
class journal
{
public:
    /// @return the number of the new connection.
    std::size_t connection_opened();
    void connection_closed();
    void handshake_done(bool resumed);
    void handshake_failed();
    void hold_changed(bool held);

    /// Records a request. @return the fault that it meets, if any.
    std::optional<fault> request_arrived(const request& what, std::size_t connection);

    void inject(fault what);
    void clear_faults();
    void record_requests(bool on);
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
    std::optional<fault> take_fault(const request& what);

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    emulator_counters counters_;
    std::deque<fault> faults_;
    std::vector<recorded_request> requests_;
    bool recording_ = true;
};

} // namespace appwrite::testing::detail

#endif
