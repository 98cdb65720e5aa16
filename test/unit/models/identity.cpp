//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading identities.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_identity)

BOOST_AUTO_TEST_CASE(a_page)
{
    auto const p = decoded<page<identity>>(R"({"total":1,"identities":[{"$id":"i1",
        "$createdAt":"2026-11-23T12:32:15.375+00:00","$updatedAt":"","userId":"walter","provider":"github",
        "providerUid":"42","providerEmail":"w@example.com","providerAccessToken":"at",
        "providerAccessTokenExpiry":"2026-11-23T12:32:15.375+00:00","providerRefreshToken":"rt"}]})")
                       .value();
    BOOST_REQUIRE(p.items.size() == 1u);
    identity const& i = p.items[0];
    BOOST_TEST(i.id == "i1");
    BOOST_TEST(i.created_at.has_value());
    BOOST_TEST(!i.updated_at.has_value());
    BOOST_TEST(i.user_id == "walter");
    BOOST_TEST(i.provider == "github");
    BOOST_TEST(i.provider_uid == "42");
    BOOST_TEST(i.provider_email == "w@example.com");
    BOOST_TEST(i.provider_access_token.reveal() == "at");
    BOOST_TEST((i.provider_access_token_expiry == i.created_at));
    BOOST_TEST(i.provider_refresh_token.reveal() == "rt");
    BOOST_TEST(i.extra.empty());
}

BOOST_AUTO_TEST_CASE(the_id_is_needed)
{
    BOOST_TEST(
        refusal<page<identity>>(R"({"identities":[null]})").find("identities[0].$id") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
