//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading sessions, of both forms.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_session)

BOOST_AUTO_TEST_CASE(a_session_of_1_9)
{
    auto const s = decoded<session>(R"({"$id":"s1","$createdAt":"2026-11-23T12:32:15.375+00:00",
        "$updatedAt":"2026-11-23T12:32:16.000+00:00","userId":"walter","expire":"2027-11-23T12:32:15.375+00:00",
        "provider":"github","providerUid":"42","providerAccessToken":"at","providerAccessTokenExpiry":"",
        "providerRefreshToken":"rt","ip":"203.0.113.7","osCode":"WIN","osName":"Windows","osVersion":"11",
        "clientType":"browser","clientCode":"CM","clientName":"Chrome Mobile","clientVersion":"78",
        "clientEngine":"WebKit","clientEngineVersion":"537","deviceName":"smartphone","deviceBrand":"Google",
        "deviceModel":"Nexus 5","countryCode":"us","countryName":"United States","current":true,
        "factors":["password","totp"],"secret":"sss","mfaUpdatedAt":"2026-11-23T12:32:17.000+00:00","novel":1})")
                       .value();
    BOOST_TEST(s.id == "s1");
    BOOST_TEST((s.created_at == timestamp(std::chrono::milliseconds(1795437135375))));
    BOOST_TEST((s.updated_at == timestamp(std::chrono::milliseconds(1795437136000))));
    BOOST_TEST(s.user_id == "walter");
    BOOST_TEST((s.expire == *s.created_at + std::chrono::days(365)));
    BOOST_TEST(s.provider == "github");
    BOOST_TEST(s.provider_uid == "42");
    BOOST_TEST(s.provider_access_token.reveal() == "at");
    BOOST_TEST(!s.provider_access_token_expiry.has_value());
    BOOST_TEST(s.provider_refresh_token.reveal() == "rt");
    BOOST_TEST(s.ip == "203.0.113.7");
    BOOST_TEST(s.agent.os_code == "WIN");
    BOOST_TEST(s.agent.os_name == "Windows");
    BOOST_TEST(s.agent.os_version == "11");
    BOOST_TEST(s.agent.client_type == "browser");
    BOOST_TEST(s.agent.client_code == "CM");
    BOOST_TEST(s.agent.client_name == "Chrome Mobile");
    BOOST_TEST(s.agent.client_version == "78");
    BOOST_TEST(s.agent.client_engine == "WebKit");
    BOOST_TEST(s.agent.client_engine_version == "537");
    BOOST_TEST(s.agent.device_name == "smartphone");
    BOOST_TEST(s.agent.device_brand == "Google");
    BOOST_TEST(s.agent.device_model == "Nexus 5");
    BOOST_TEST(s.country_code == "us");
    BOOST_TEST(s.country_name == "United States");
    BOOST_TEST(s.current);
    BOOST_TEST(s.factors.size() == 2u);
    BOOST_TEST(s.factors[1] == "totp");
    BOOST_TEST(s.secret.reveal() == "sss");
    BOOST_TEST((s.mfa_updated_at == timestamp(std::chrono::milliseconds(1795437137000))));
    BOOST_TEST(s.extra.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_page_of_0_15)
{
    auto const p = decoded<page<session>>(R"({"total":1,"sessions":[{"$id":"s1","$createdAt":1795437135,
        "expire":1826973135,"providerAccessTokenExpiry":0,"ip":"127.0.0.1","current":false}]})")
                       .value();
    BOOST_TEST(p.total == 1);
    BOOST_REQUIRE(p.items.size() == 1u);
    BOOST_TEST((p.items[0].created_at == timestamp(std::chrono::seconds(1795437135))));
    BOOST_TEST(!p.items[0].provider_access_token_expiry.has_value());
    BOOST_TEST(!p.items[0].updated_at.has_value());
    BOOST_TEST(p.items[0].secret.empty());
}

BOOST_AUTO_TEST_CASE(the_id_is_needed)
{
    BOOST_TEST(refusal<session>(R"({"userId":"a"})").find("$id") != std::string::npos);
    BOOST_TEST(refusal<page<session>>(R"({"sessions":[{"$id":"a"},[]]})").find("sessions[1].$id") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
