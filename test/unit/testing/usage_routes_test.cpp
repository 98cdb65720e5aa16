//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The figures that a console draws.
//
#include "service_client.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_usage_routes)

namespace
{

using appwrite::test::service_client;

} // namespace

BOOST_AUTO_TEST_CASE(ranges)
{
    service_client call("1.9.0");
    call.now = appwrite::testing::detail::time_point(std::chrono::milliseconds(1'795'437'134'567));
    BOOST_TEST(call.text("range", "GET", "/v1/users/usage") == "30d");
    for (const auto& [range, count] : {std::pair("24h", 24U), {"30d", 30U}, {"90d", 90U}})
    {
        const auto shown = call.show("GET", std::string("/v1/users/usage?range=") + range);
        BOOST_TEST(std::string(shown.at("range").as_string()) == range);
        BOOST_TEST(shown.at("users").as_array().size() == count);
        BOOST_TEST(shown.at("sessions").as_array().size() == count);
        const std::string last(shown.at("users").as_array().back().at("date").as_string());
        BOOST_TEST(last == (count == 24 ? "2026-11-23T12:00:00.000+00:00" : "2026-11-23T00:00:00.000+00:00"));
    }
    BOOST_TEST(call.message("GET", "/v1/users/usage?range=7d") ==
               "Invalid `range` param: Value must be one of (24h, 30d, 90d)");
}

BOOST_AUTO_TEST_CASE(old_servers_fail)
{
    service_client call("0.15.3");
    BOOST_TEST(call.outcome("GET", "/v1/users/usage") == "500 general_unknown");
    BOOST_TEST(call.outcome("GET", "/v1/users/usage?range=7d") == "500 general_unknown");
    BOOST_TEST(call.outcome("GET", "/v1/users/usage?range=1d") == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_SUITE_END()
