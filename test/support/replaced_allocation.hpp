//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Replaces the allocation of the program that includes it, which has to consist of one source file.
//
#ifndef APPWRITE_TEST_SUPPORT_REPLACED_ALLOCATION_HPP
#define APPWRITE_TEST_SUPPORT_REPLACED_ALLOCATION_HPP

#include <cstddef>
#include <cstdlib>
#include <new>

namespace appwrite::test
{

/// Defined by the program: called before each allocation, of `size` bytes. May throw `std::bad_alloc`.
void allocating(std::size_t size);

} // namespace appwrite::test

void* operator new(std::size_t size)
{
    appwrite::test::allocating(size);
    if (void* const p = std::malloc(size))
        return p;
    throw std::bad_alloc();
}

void operator delete(void* p) noexcept
{
    std::free(p);
}

void operator delete(void* p, std::size_t) noexcept
{
    std::free(p);
}

#endif
