//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Ids as servers make them.
//
#include "unique_id.hpp"

#include <chrono>
#include <cstdio>

namespace appwrite::testing::detail
{

std::string unique_id(std::mt19937_64& random)
{
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch())
                         .count();
    char id[32];
    std::snprintf(id, sizeof id, "%08llx%05llx%07llx", static_cast<unsigned long long>(now / 1'000'000),
        static_cast<unsigned long long>(now % 1'000'000),
        static_cast<unsigned long long>(random() & 0xfffffffULL));
    return id;
}

} // namespace appwrite::testing::detail
