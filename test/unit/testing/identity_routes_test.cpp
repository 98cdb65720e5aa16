//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Identities.
//
#include "service_client.hpp"

#include <boost/json/array.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace
{

using appwrite::test::service_client;

struct identities
{
    identities() : call("1.9.0")
    {
        call.add_user("walter");
        call.add_user("jesse");
        add("i1", "walter", "github");
        add("i2", "walter", "google");
        add("i3", "jesse", "github");
    }

    void add(const std::string& id, const std::string& user, const std::string& provider)
    {
        appwrite::testing::detail::identity_record identity;
        identity.id = id;
        identity.user_id = user;
        identity.provider = provider;
        identity.provider_uid = id + "-uid";
        identity.provider_email = id + "@provider.example";
        identity.created = identity.updated = 1'795'437'134'567;
        call.emulated().accounts().identities.add(identity);
    }

    std::string list(const std::string& query)
    {
        const auto got = call.show("GET", "/v1/users/identities?" + query);
        if (!got.contains("identities"))
            return std::string(got.at("type").as_string());
        std::string result = std::to_string(got.at("total").as_int64()) + ":";
        for (const auto& shown : got.at("identities").as_array())
            result.append(" ").append(shown.at("$id").as_string());
        return result;
    }

    service_client call;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_identity_routes, identities)

BOOST_AUTO_TEST_CASE(shape)
{
    BOOST_TEST(call("GET", R"(/v1/users/identities?queries[]={"method":"limit","values":[1]})").body ==
               R"({"total":3,"identities":[{"$id":"i1","$createdAt":"2026-11-23T12:32:14.567+00:00",)"
               R"("$updatedAt":"2026-11-23T12:32:14.567+00:00","userId":"walter","provider":"github",)"
               R"("providerUid":"i1-uid","providerEmail":"i1@provider.example","providerAccessToken":"",)"
               R"("providerAccessTokenExpiry":"","providerRefreshToken":""}]})");
}

BOOST_AUTO_TEST_CASE(listing)
{
    BOOST_TEST(list("") == "3: i1 i2 i3");
    BOOST_TEST(
        list(R"(queries[]={"method":"equal","attribute":"userId","values":["walter"]})") == "2: i1 i2");
    BOOST_TEST(
        list(R"(queries[]={"method":"equal","attribute":"provider","values":["github"]})") == "2: i1 i3");
    BOOST_TEST(
        list(R"(queries[]={"method":"endsWith","attribute":"providerUid","values":["2-uid"]})") == "1: i2");
    BOOST_TEST(
        list(R"(queries[]={"method":"contains","attribute":"providerEmail","values":["i3"]})") == "1: i3");
    BOOST_TEST(
        list(R"(queries[]={"method":"isNull","attribute":"providerAccessTokenExpiry"})") == "3: i1 i2 i3");
    BOOST_TEST(list(R"(queries[]={"method":"cursorAfter","values":["i1"]})") == "3: i2 i3");
    BOOST_TEST(list(R"(queries[]={"method":"equal","attribute":"email","values":["x"]})") ==
               "general_argument_invalid");
    BOOST_TEST(list(R"(queries[]={"method":"cursorAfter","values":["i9"]})") == "general_cursor_not_found");
    BOOST_TEST(list("search=i1") == "general_unknown");
    BOOST_TEST(list("search=") == "general_argument_invalid");
    BOOST_TEST(list("total=0") == "0: i1 i2 i3");
    call.headers.emplace_back("X-Appwrite-Response-Format", "1.4.0");
    BOOST_TEST(list("queries[]=limit(2)") == "3: i1 i2");
}

BOOST_AUTO_TEST_CASE(deleting)
{
    BOOST_TEST(call.outcome("DELETE", "/v1/users/identities/i1") == "204");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/identities/i1") == "404 user_identity_not_found");
    BOOST_TEST(call.message("DELETE", "/v1/users/identities/_").starts_with("Invalid `identityId` param"));
    call("DELETE", "/v1/users/walter");
    BOOST_TEST(list("") == "1: i3");
}

BOOST_AUTO_TEST_CASE(their_addresses_are_taken)
{
    const std::string email = R"("email":"I1@provider.example")";
    BOOST_TEST(call.outcome("POST", "/v1/users", R"({"userId":"new",)" + email + "}") ==
               "409 user_email_already_exists");
    BOOST_TEST(
        call.outcome("POST", "/v1/users/md5", R"({"userId":"new","password":"12345678",)" + email + "}") ==
        "409 user_email_already_exists");
    BOOST_TEST(
        call.outcome("PATCH", "/v1/users/jesse/email", "{" + email + "}") == "409 user_email_already_exists");
    // Not for the user whose identity it is.
    BOOST_TEST(call.outcome("PATCH", "/v1/users/walter/email", "{" + email + "}") == "200");
}

BOOST_AUTO_TEST_SUITE_END()
