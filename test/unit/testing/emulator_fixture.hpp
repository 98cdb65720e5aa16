//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of the emulator over sockets share.
//
#ifndef APPWRITE_TEST_UNIT_TESTING_EMULATOR_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_TESTING_EMULATOR_FIXTURE_HPP

#include "blocking_client.hpp"

#include <string>

namespace appwrite::testing::test
{

inline const std::string new_user =
    R"({"userId":"walter","email":"walter@example.com","password":"correct horse"})";

inline emulator_options plain()
{
    return emulator_options().plain_http();
}

} // namespace appwrite::testing::test

#endif
