//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Ids as servers make them.
//
#ifndef APPWRITE_SRC_TESTING_UNIQUE_ID_HPP
#define APPWRITE_SRC_TESTING_UNIQUE_ID_HPP

#include <random>
#include <string>

namespace appwrite::testing::detail
{

/// 13 hexadecimal digits of the time in microseconds, 7 of chance.
std::string unique_id(std::mt19937_64& random);

} // namespace appwrite::testing::detail

#endif
