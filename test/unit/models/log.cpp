//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading log entries, of both forms.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_log)

BOOST_AUTO_TEST_CASE(a_page)
{
    auto const p = decoded<page<log_entry>>(R"({"total":13,"logs":[
        {"event":"user.update","userId":"walter","userEmail":"w@example.com","userName":"Walter","mode":"admin",
         "userType":"user","ip":"0.0.0.0","time":"2026-11-23T12:32:38.000+00:00","osName":"Windows",
         "deviceModel":"PC","countryCode":"--","countryName":"Unknown"},
        {"event":"users.walter.sessions.a.create","userId":"","time":1795437139}]})")
                       .value();
    BOOST_TEST(p.total == 13);
    BOOST_REQUIRE(p.items.size() == 2u);
    log_entry const& entry = p.items[0];
    BOOST_TEST(entry.event == "user.update");
    BOOST_TEST(entry.user_id == "walter");
    BOOST_TEST(entry.user_email == "w@example.com");
    BOOST_TEST(entry.user_name == "Walter");
    BOOST_TEST(entry.mode == "admin");
    BOOST_TEST(entry.user_type == "user");
    BOOST_TEST(entry.ip == "0.0.0.0");
    BOOST_TEST((entry.time == timestamp(std::chrono::seconds(1795437158))));
    BOOST_TEST(entry.agent.os_name == "Windows");
    BOOST_TEST(entry.agent.device_model == "PC");
    BOOST_TEST(entry.country_code == "--");
    BOOST_TEST(entry.country_name == "Unknown");
    BOOST_TEST(entry.extra.empty());
    BOOST_TEST((p.items[1].time == timestamp(std::chrono::seconds(1795437139))));
}

BOOST_AUTO_TEST_CASE(the_event_is_needed)
{
    BOOST_TEST(
        refusal<page<log_entry>>(R"({"logs":[{"userId":"a"}]})").find("logs[0].event") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
