//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading memberships, of both forms.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_membership)

BOOST_AUTO_TEST_CASE(a_page)
{
    auto const p = decoded<page<membership>>(R"({"total":2,"memberships":[
        {"$id":"m1","$createdAt":"2026-11-23T12:32:15.375+00:00","$updatedAt":"2026-11-23T12:32:15.375+00:00",
         "userId":"walter","userName":"Walter","userEmail":"w@example.com","userPhone":"+12065550100",
         "teamId":"t","teamName":"Team","invited":"2026-11-23T12:32:15.375+00:00",
         "joined":"2026-11-23T12:32:16.375+00:00","confirm":true,"mfa":true,
         "userAccessedAt":"2026-11-23T00:00:00.000+00:00","roles":["owner","x"]},
        {"$id":"m2","$createdAt":1795437135,"invited":1795437135,"joined":0,"confirm":false,"roles":[]}]})")
                       .value();
    BOOST_REQUIRE(p.items.size() == 2u);
    membership const& m = p.items[0];
    timestamp const made(std::chrono::milliseconds(1795437135375));
    BOOST_TEST(m.id == "m1");
    BOOST_TEST((m.created_at == made));
    BOOST_TEST((m.updated_at == made));
    BOOST_TEST(m.user_id == "walter");
    BOOST_TEST(m.user_name == "Walter");
    BOOST_TEST(m.user_email == "w@example.com");
    BOOST_TEST(m.user_phone == "+12065550100");
    BOOST_TEST(m.team_id == "t");
    BOOST_TEST(m.team_name == "Team");
    BOOST_TEST((m.invited == made));
    BOOST_TEST((m.joined == made + std::chrono::seconds(1)));
    BOOST_TEST(m.confirm);
    BOOST_TEST(m.mfa);
    BOOST_TEST(m.user_accessed_at.has_value());
    BOOST_TEST(m.roles.size() == 2u);
    BOOST_TEST(m.extra.empty());
    BOOST_TEST(!p.items[1].joined.has_value());
    BOOST_TEST(!p.items[1].confirm);
}

BOOST_AUTO_TEST_CASE(the_id_is_needed)
{
    BOOST_TEST(
        refusal<page<membership>>(R"({"memberships":[{}]})").find("memberships[0].$id") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
