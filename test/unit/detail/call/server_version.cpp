//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Server versions: what is one, and which dialect it speaks.
//
#include <appwrite/detail/call/server_version.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

using namespace appwrite;
using detail::api_version;
using detail::dialect_of;
using detail::parse_version;

BOOST_AUTO_TEST_SUITE(server_version)

BOOST_AUTO_TEST_CASE(versions)
{
    BOOST_TEST((parse_version("1.9") == api_version{1, 9, 0}));
    BOOST_TEST((parse_version("1.9.0") == api_version{1, 9, 0}));
    BOOST_TEST((parse_version("0.15.3") == api_version{0, 15, 3}));
    BOOST_TEST((parse_version("10.200.3000") == api_version{10, 200, 3000}));
    BOOST_TEST((parse_version("1.9.0-RC2") == api_version{1, 9, 0}));
    BOOST_TEST((parse_version("1.9-dev") == api_version{1, 9, 0}));
}

BOOST_AUTO_TEST_CASE(everything_else)
{
    for (std::string_view const text : {"", "1", "1.", "1.9.", ".9", "1..9", "1.9.0.0", "1.9.0.", "v1.9",
             "-rc1", "1.x", "1000000.0", " 1.9", "1.9 ", "-1.9", "+1.9", "1.-9", "99999999999.1", "latest"})
        BOOST_TEST(!parse_version(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(dialects)
{
    BOOST_TEST(!dialect_of({0, 12, 9}).has_value());
    BOOST_TEST((dialect_of({0, 13, 0}) == dialect::v0_15));
    BOOST_TEST((dialect_of({0, 15, 3}) == dialect::v0_15));
    BOOST_TEST((dialect_of({0, 99, 99}) == dialect::v0_15));
    BOOST_TEST((dialect_of({1, 0, 0}) == dialect::v1_0));
    BOOST_TEST((dialect_of({1, 4, 99}) == dialect::v1_0));
    BOOST_TEST((dialect_of({1, 5, 0}) == dialect::v1_5));
    BOOST_TEST((dialect_of({1, 9, 0}) == dialect::v1_5));
    BOOST_TEST((dialect_of({2, 0, 0}) == dialect::v1_5));
}

BOOST_AUTO_TEST_CASE(servers)
{
    BOOST_TEST(!detail::server_of({0, 12, 9}).has_value());
    auto const server = detail::server_of({1, 4, 14});
    BOOST_REQUIRE(server.has_value());
    BOOST_TEST((server->version == api_version{1, 4, 14}));
    BOOST_TEST((server->speaks == dialect::v1_0));
}

BOOST_AUTO_TEST_SUITE_END()
