//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// mock_connection: what a pool manages, without a socket.
//
#ifndef APPWRITE_TEST_SUPPORT_MOCK_CONNECTION_HPP
#define APPWRITE_TEST_SUPPORT_MOCK_CONNECTION_HPP

#include "mock_clock.hpp"

#include <cstdint>
#include <vector>

namespace appwrite::test
{

/// Counts its uses, remembers who interrupted it, and how many of its kind there are.
class mock_connection
{
public:
    using clock = mock_clock;

    mock_connection() { ++alive; }
    ~mock_connection() { --alive; }
    mock_connection(mock_connection const&) = delete;
    mock_connection& operator=(mock_connection const&) = delete;

    std::uint64_t begin_use() noexcept { return ++use_; }
    std::uint64_t current_use() const noexcept { return use_; }
    void interrupt(std::uint64_t use) { interrupted.push_back(use); }

    std::vector<std::uint64_t> interrupted;
    static inline int alive = 0;

private:
    std::uint64_t use_ = 0;
};

} // namespace appwrite::test

#endif
