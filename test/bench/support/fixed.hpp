//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the server of the benchmarks answers, as far as the programs check it.
//
#ifndef APPWRITE_BENCH_SUPPORT_FIXED_HPP
#define APPWRITE_BENCH_SUPPORT_FIXED_HPP

#include <stdexcept>

namespace bench::fixed
{

inline constexpr char project[] = "bench";
inline constexpr char key[] = "standard_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// The user of `get` and `create`, who is also the first of each page.
inline constexpr char id[] = "6b04324f000000000001";
inline constexpr char email[] = "user001@example.com";
inline constexpr char password[] = "correct horse battery";
inline constexpr char name[] = "Walter Brien 001";

inline void expect(bool right)
{
    if (!right)
        throw std::runtime_error("the answer is not what the server was set up to say");
}

} // namespace bench::fixed

#endif
