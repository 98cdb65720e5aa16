//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Faults by chance, the same ones for the same seed.
//
#ifndef APPWRITE_TESTING_FAULT_MIX_HPP
#define APPWRITE_TESTING_FAULT_MIX_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/testing/connection_fault.hpp>
#include <appwrite/testing/fault.hpp>

#include <cstdint>
#include <type_traits>
#include <vector>

namespace appwrite::testing
{

/**
 * @brief Which share of the requests, and of the connections, meets which fault; given to @ref
 * emulator::inject_randomly.
 *
 * Requests and connections draw from sequences of their own, in the order in which they arrive. So one seed
 * has the same request, counted from the first, meet the same fault in each run. A client with several
 * requests in flight decides their order anew in each run: then the shares are the same, but not who is met.
 */
class fault_mix
{
public:
    /// A fault and how probable it is.
    template <class Fault>
    struct part
    {
        Fault what;
        double probability;
    };

    explicit fault_mix(std::uint64_t seed = 0) : seed_(seed) {}

    /**
     * @brief Adds a fault of requests. One whose @ref fault::on does not match the request spares it;
     * @ref fault::times has no meaning here.
     * @throws std::invalid_argument if the probabilities of all faults of requests together exceed 1, or if
     * this one is negative.
     */
    fault_mix& add(fault what, double probability);

    /// Adds a fault of connections, with probabilities of their own.
    fault_mix& add(connection_fault what, double probability);

    std::uint64_t seed() const noexcept { return seed_; }
    const std::vector<part<fault>>& requests() const noexcept { return requests_; }
    const std::vector<part<connection_fault>>& connections() const noexcept { return connections_; }

private:
    std::uint64_t seed_;
    std::vector<part<fault>> requests_;
    std::vector<part<connection_fault>> connections_;
};

static_assert(!std::is_aggregate_v<fault_mix>);

} // namespace appwrite::testing

#endif
