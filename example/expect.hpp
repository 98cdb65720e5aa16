//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An example that shows something else than it says is a failed example.
//
#ifndef APPWRITE_EXAMPLE_EXPECT_HPP
#define APPWRITE_EXAMPLE_EXPECT_HPP

#include <stdexcept>
#include <string>

namespace example
{

inline void expect(bool condition, char const* what)
{
    if (!condition)
        throw std::runtime_error(std::string("unexpected: ") + what);
}

} // namespace example

#endif
