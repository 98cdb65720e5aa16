//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What this process holds: file descriptors and memory. For tests that look for growth.
//
#ifndef APPWRITE_TEST_SUPPORT_PROCESS_LOAD_HPP
#define APPWRITE_TEST_SUPPORT_PROCESS_LOAD_HPP

#include <cstddef>
#include <filesystem>
#include <iterator>

#include <malloc.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define APPWRITE_TEST_SANITIZER_ALLOCATOR
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define APPWRITE_TEST_SANITIZER_ALLOCATOR
#endif

#if defined(APPWRITE_TEST_SANITIZER_ALLOCATOR)
// Not every compiler brings the header that declares it.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace appwrite::test
{

/// The one that the counting itself needs included.
inline std::size_t open_descriptors()
{
    return static_cast<std::size_t>(std::distance(
        std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
}

/// What was allocated and not freed yet; not what the allocator keeps for later.
inline std::size_t allocated_bytes()
{
#if defined(APPWRITE_TEST_SANITIZER_ALLOCATOR)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks + mallinfo2().hblkhd;
#endif
}

} // namespace appwrite::test

#undef APPWRITE_TEST_SANITIZER_ALLOCATOR

#endif
