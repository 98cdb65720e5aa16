//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bench::memory_in_use: how much memory the process has, in two ways.
//
#ifndef APPWRITE_BENCH_SUPPORT_MEMORY_IN_USE_HPP
#define APPWRITE_BENCH_SUPPORT_MEMORY_IN_USE_HPP

#include <malloc.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>

namespace bench
{

struct memory_in_use
{
    /// What malloc has given out and not got back, its own overhead included: exact.
    double heap = 0;
    /// What the process has in memory: this is what an operator sees, but freed memory may stay in it.
    double resident = 0;

    static memory_in_use now()
    {
        struct mallinfo2 const info = mallinfo2();
        std::size_t all = 0;
        std::size_t resident = 0;
        std::ifstream("/proc/self/statm") >> all >> resident;
        memory_in_use out;
        out.heap = static_cast<double>(info.uordblks + info.hblkhd);
        out.resident = static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
        return out;
    }

    /// How much more than `before`, for each of `count` things.
    memory_in_use since(memory_in_use const& before, std::size_t count) const
    {
        memory_in_use out;
        out.heap = (heap - before.heap) / static_cast<double>(count);
        out.resident = (resident - before.resident) / static_cast<double>(count);
        return out;
    }
};

} // namespace bench

#endif
