//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What common clients tell about themselves.
//
#include "../../../src/testing/user_agent.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_user_agent)

namespace
{

/// All that is known, in the order of the members.
std::string told(const std::string& user_agent)
{
    const client_info info = parse_user_agent(user_agent);
    return info.os_code + '|' + info.os_name + '|' + info.os_version + '|' + info.client_type + '|' +
           info.client_code + '|' + info.client_name + '|' + info.client_version + '|' + info.client_engine +
           '|' + info.client_engine_version + '|' + info.device_name + '|' + info.device_brand + '|' +
           info.device_model;
}

} // namespace

BOOST_AUTO_TEST_CASE(knows_the_browsers_of_desktops)
{
    BOOST_TEST(told("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/103.0.0.0 Safari/537.36") ==
               "WIN|Windows|10|browser|CH|Chrome|103.0|Blink|103.0.0.0|desktop||");
    BOOST_TEST(told("Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/103.0.0.0 Safari/537.36 Edg/103.0.1264.37") ==
               "WIN|Windows|7|browser|PS|Microsoft Edge|103.0|Blink|103.0.0.0|desktop||");
    BOOST_TEST(told("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0") ==
               "UBT|Ubuntu||browser|FF|Firefox|102.0|Gecko|102.0|desktop||");
    BOOST_TEST(
        told("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
             "Version/15.5 Safari/605.1.15") ==
        "MAC|Mac|10.15.7|browser|SF|Safari|15.5|WebKit|605.1.15|desktop||");
}

BOOST_AUTO_TEST_CASE(knows_phones_and_tablets)
{
    BOOST_TEST(
        told("Mozilla/5.0 (iPhone; CPU iPhone OS 15_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
             "Gecko) Version/15.5 Mobile/15E148 Safari/604.1") ==
        "IOS|iOS|15.5|browser|MF|Mobile Safari|15.5|WebKit|605.1.15|smartphone|Apple|iPhone");
    BOOST_TEST(told("Mozilla/5.0 (iPad; CPU OS 15_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    "Version/15.5 Mobile/15E148 Safari/604.1") ==
               "IOS|iOS|15.5|browser|MF|Mobile Safari|15.5|WebKit|605.1.15|tablet|Apple|iPad");
    BOOST_TEST(told("Mozilla/5.0 (Linux; Android 12; Pixel 6) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/103.0.5060.71 Mobile Safari/537.36") ==
               "AND|Android|12|browser|CM|Chrome Mobile|103.0|Blink|103.0.5060.71|smartphone||");
}

BOOST_AUTO_TEST_CASE(knows_nothing_of_the_rest)
{
    BOOST_TEST(told("") == "|||||||||||");
    BOOST_TEST(told("appwrite-asio/0.1") == "|||||||||||");
    BOOST_TEST(told("curl/7.88.1") == "|||library||curl|7.88|||||");
}

BOOST_AUTO_TEST_SUITE_END()
