//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which thread runs a coroutine, asked on both sides of a suspension.
//
#ifndef APPWRITE_TEST_SUPPORT_THIS_THREAD_HPP
#define APPWRITE_TEST_SUPPORT_THIS_THREAD_HPP

#include <thread>

namespace appwrite::test
{

/// `std::this_thread::get_id()`, asked anew each time: glibc declares `pthread_self` const, so optimisers
/// reuse its answer, also across a co_await after which another thread runs.
__attribute__((noinline)) inline std::thread::id this_thread_id()
{
    asm volatile("");
    return std::this_thread::get_id();
}

} // namespace appwrite::test

#endif
