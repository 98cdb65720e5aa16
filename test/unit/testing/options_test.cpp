//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an emulator can be told before it starts.
//
#include <appwrite/testing/options.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <stdexcept>

using appwrite::testing::emulator_options;

BOOST_AUTO_TEST_SUITE(testing_options)

BOOST_DATA_TEST_CASE(
    versions, boost::unit_test::data::make({"0.13.0", "0.15.3", "1.4.2", "1.9", "1.9.0", "2.0"}), version)
{
    BOOST_TEST(emulator_options().server_version(version).server_version() == version);
}

BOOST_DATA_TEST_CASE(what_is_no_version,
    boost::unit_test::data::make(
        {"", "1", "1.", "1.9.", "1.9.0.0", "1.9x", "v1.9.0", " 1.9.0", "-1.9", "latest"}),
    version)
{
    BOOST_CHECK_THROW(emulator_options().server_version(version), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
