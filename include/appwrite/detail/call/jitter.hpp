//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// jitter: random numbers for waiting times, for all threads.
//
#ifndef APPWRITE_DETAIL_CALL_JITTER_HPP
#define APPWRITE_DETAIL_CALL_JITTER_HPP

#include <atomic>
#include <cstdint>
#include <random>

namespace appwrite::detail
{

/// Numbers from 0 to 1, 1 excluded: SplitMix64 over a counter, so threads need no lock. Seeded by the system
/// when the first one is drawn: most clients never draw.
class jitter
{
public:
    double operator()()
    {
        std::uint64_t none = 0;
        if (state_.load(std::memory_order_relaxed) == 0)
        {
            std::random_device device;
            state_.compare_exchange_strong(none, (std::uint64_t{device()} << 32 | device()) | 1U);
        }
        constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_.fetch_add(step, std::memory_order_relaxed) + step;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
        return static_cast<double>(z >> 11) * 0x1p-53;
    }

private:
    std::atomic<std::uint64_t> state_{0};
};

} // namespace appwrite::detail

#endif
