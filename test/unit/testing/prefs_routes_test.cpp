//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing preferences.
//
#include "service_client.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_prefs_routes)

namespace
{

using appwrite::test::service_client;

} // namespace

BOOST_AUTO_TEST_CASE(replaces_all_and_keeps_the_order)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("u");
        BOOST_TEST(call("GET", "/v1/users/u/prefs").body == "{}");
        BOOST_TEST(
            call("PATCH", "/v1/users/u/prefs", R"({"prefs":{"z":1,"a":{}}})").body == R"({"z":1,"a":[]})");
        BOOST_TEST(call("PATCH", "/v1/users/u/prefs", R"({"prefs":{"b":2}})").body == R"({"b":2})");
        BOOST_TEST(call("GET", "/v1/users/u/prefs").body == R"({"b":2})");
        BOOST_TEST(call("GET", "/v1/users/u").body.find(R"("prefs":{"b":2})") != std::string::npos);
        for (const char* empty : {R"({"prefs":{}})", R"({"prefs":[]})"})
        {
            BOOST_TEST(call("PATCH", "/v1/users/u/prefs", empty).body == "{}");
            BOOST_TEST(call("GET", "/v1/users/u/prefs").body == "{}");
        }
    }
}

BOOST_AUTO_TEST_CASE(negative_zero_is_lost_on_the_way_back)
{
    service_client call("0.15.3");
    call.add_user("u");
    BOOST_TEST(call("PATCH", "/v1/users/u/prefs", R"({"prefs":{"a":-0.0}})").body == R"({"a":-0})");
    BOOST_TEST(call("GET", "/v1/users/u/prefs").body == R"({"a":0})");
}

BOOST_AUTO_TEST_CASE(what_is_refused)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("u");
        for (const char* bad : {R"({"prefs":"x"})", R"({"prefs":["a"]})", R"({"prefs":{"0":"a"}})",
                 R"({"prefs":{"0":"a","1":"b"}})", R"({"prefs":5})", R"({"prefs":true})"})
            BOOST_TEST(
                call.message("PATCH", "/v1/users/u/prefs", bad).ends_with("Value must be a valid object."));
        BOOST_TEST(call.message("PATCH", "/v1/users/u/prefs", "{}") == "Param \"prefs\" is not optional.");
        for (const char* good : {R"({"prefs":{"1":"a"}})", R"({"prefs":{"0":"a","x":"b"}})"})
            BOOST_TEST(call.outcome("PATCH", "/v1/users/u/prefs", good) == "200");
        BOOST_TEST(
            call.outcome("PATCH", "/v1/users/u/prefs", R"({"prefs":{"a":1e400}})") == "500 general_unknown");
        // Parameters come before existence.
        BOOST_TEST(call.outcome("PATCH", "/v1/users/ghost/prefs", R"({"prefs":1})") ==
                   "400 general_argument_invalid");
        BOOST_TEST(call.outcome("PATCH", "/v1/users/ghost/prefs", R"({"prefs":{}})") == "404 user_not_found");
        BOOST_TEST(call.outcome("GET", "/v1/users/ghost/prefs") == "404 user_not_found");
    }
}

BOOST_AUTO_TEST_CASE(size_is_that_of_escaped_text)
{
    service_client call("1.9.0");
    call.add_user("u");
    const auto set = [&](const std::string& value)
    { return call.outcome("PATCH", "/v1/users/u/prefs", R"({"prefs":{"k":")" + value + "\"}}"); };
    // {"k":""} takes 8 bytes.
    BOOST_TEST(set(std::string(65527, 'x')) == "200");
    BOOST_TEST(set(std::string(65528, 'x')) == "400 general_argument_invalid");
    BOOST_TEST(set(std::string(32763, '/')) == "200");
    BOOST_TEST(set(std::string(32764, '/')) == "400 general_argument_invalid");
    std::string umlauts;
    for (int i = 0; i < 10921; ++i)
        umlauts += "ü";
    BOOST_TEST(set(umlauts) == "200");
    BOOST_TEST(set(umlauts + "ü") == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(a_document_as_preferences_cannot_be_read)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("u");
        BOOST_TEST(call("PATCH", "/v1/users/u/prefs", R"({"prefs":{"$id":"x"}})").body == R"({"$id":"x"})");
        BOOST_TEST(call.outcome("GET", "/v1/users/u/prefs") == "500 general_unknown");
        BOOST_TEST(
            call.outcome("PATCH", "/v1/users/u/prefs", R"({"prefs":{"$foo":1,"a":{"$id":"x"}}})") == "200");
        BOOST_TEST(call("GET", "/v1/users/u/prefs").body == R"({"$foo":1,"a":{"$id":"x"}})");
        BOOST_TEST(call.outcome("PATCH", "/v1/users/u/prefs", R"({"prefs":{"$id":null}})") == "200");
        BOOST_TEST(call.outcome("GET", "/v1/users/u/prefs") == "200");
    }
}

BOOST_AUTO_TEST_SUITE_END()
