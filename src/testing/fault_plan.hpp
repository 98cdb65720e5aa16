//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which request and which connection meets which fault. Knows no sockets and no locks.
//
#ifndef APPWRITE_SRC_TESTING_FAULT_PLAN_HPP
#define APPWRITE_SRC_TESTING_FAULT_PLAN_HPP

#include "http_message.hpp"

#include <appwrite/testing/fault_mix.hpp>

#include <deque>
#include <optional>
#include <random>

namespace appwrite::testing::detail
{

/// Faults that were staged one by one come first; whom they leave alone draws from the mixture.
class fault_plan
{
public:
    void inject(fault what);
    void inject(connection_fault what);
    void inject_randomly(fault_mix mix);
    void clear();

    /// To be called once for each request, in their order.
    std::optional<fault> for_request(const request& what);

    /// To be called once for each connection, in their order.
    std::optional<connection_fault> for_connection();

private:
    std::deque<fault> faults_;
    std::deque<connection_fault> connection_faults_;
    fault_mix mix_;
    std::mt19937_64 request_random_;
    std::mt19937_64 connection_random_;
};

} // namespace appwrite::testing::detail

#endif
