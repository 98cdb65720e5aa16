//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What does not hold stops the program.
//
#include "targets.hpp"

#include <cstdlib>
#include <iostream>

namespace appwrite::fuzz
{

void require(bool condition, char const* what)
{
    if (condition)
        return;
    std::cerr << "does not hold: " << what << std::endl;
    std::abort();
}

} // namespace appwrite::fuzz
