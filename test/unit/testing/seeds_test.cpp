//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What tests put into an emulator from inside.
//
#include <appwrite/testing/emulator.hpp>

#include "blocking_client.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

BOOST_AUTO_TEST_SUITE(testing_seeds)

namespace
{

using namespace appwrite::testing;
using appwrite::testing::test::blocking_client;
namespace json = boost::json;

char const* const versions[] = {"0.15.3", "1.9.0"};

json::value get(const emulator& from, const std::string& target)
{
    blocking_client client(from);
    const auto got = client.exchange("GET " + target);
    BOOST_TEST_INFO_SCOPE(target << ": " << got.body);
    BOOST_REQUIRE(got.status == 200u);
    return json::parse(got.body);
}

seed_time at(int seconds)
{
    return seed_time(std::chrono::seconds(seconds));
}

} // namespace

BOOST_DATA_TEST_CASE(what_both_releases_have, boost::unit_test::data::make(versions), version)
{
    emulator server(emulator_options().server_version(version).plain_http());
    BOOST_TEST(server.add_user(user_seed("walter")
                                   .name("Walter")
                                   .email("Walter@Example.com")
                                   .phone("+4930123456")
                                   .password("correct horse")
                                   .blocked()) == "walter");
    const json::value user = get(server, "/v1/users/walter");
    BOOST_TEST(user.at("name") == "Walter");
    BOOST_TEST(user.at("email") == "walter@example.com");
    BOOST_TEST(user.at("phone") == "+4930123456");
    BOOST_TEST(user.at("status") == false);

    const std::string first = server.add_session("walter");
    const std::string second = server.add_session(
        session_seed("walter").provider("github").ip("10.1.2.3").created(at(1000)).expires(at(2000)));
    const json::value sessions = get(server, "/v1/users/walter/sessions");
    BOOST_TEST(sessions.at("total") == 2);
    BOOST_TEST(sessions.at("sessions").at(0).at("$id") == json::string(first));
    BOOST_TEST(sessions.at("sessions").at(1).at("$id") == json::string(second));
    BOOST_TEST(sessions.at("sessions").at(1).at("provider") == "github");
    BOOST_TEST(sessions.at("sessions").at(1).at("ip") == "10.1.2.3");

    const std::string membership =
        server.add_membership(membership_seed("walter", "crew").team_name("The Crew").roles({"cook"}));
    server.add_membership(membership_seed("walter", "family"));
    const json::value memberships = get(server, "/v1/users/walter/memberships");
    BOOST_TEST(memberships.at("total") == 2);
    BOOST_TEST(memberships.at("memberships").at(0).at("$id") == json::string(membership));
    BOOST_TEST(memberships.at("memberships").at(0).at("teamName") == "The Crew");
    BOOST_TEST(memberships.at("memberships").at(0).at("roles").at(0) == "cook");
    BOOST_TEST(memberships.at("memberships").at(1).at("teamName") == "family");

    server.add_log(log_seed("walter", "session.create"));
    server.add_log(log_seed("walter", "user.update").ip("10.1.2.3").time(at(1000)));
    const json::value logs = get(server, "/v1/users/walter/logs");
    BOOST_TEST(logs.at("total") == 2);
    BOOST_TEST(logs.at("logs").at(0).at("event") == "user.update");
    BOOST_TEST(logs.at("logs").at(0).at("ip") == "10.1.2.3");
}

BOOST_AUTO_TEST_CASE(what_the_new_release_has)
{
    emulator server(emulator_options().plain_http());
    server.add_user(user_seed("walter").email("walter@example.com").labels({"vip"}));
    const std::string identity = server.add_identity(identity_seed("walter", "github")
                                                         .provider_uid("77")
                                                         .access_token("secret")
                                                         .access_token_expires(at(1000)));
    const json::value identities = get(server, "/v1/users/identities");
    BOOST_TEST(identities.at("total") == 1);
    const json::value& listed = identities.at("identities").at(0);
    BOOST_TEST(listed.at("$id") == json::string(identity));
    BOOST_TEST(listed.at("provider") == "github");
    BOOST_TEST(listed.at("providerUid") == "77");
    BOOST_TEST(listed.at("providerEmail") == "walter@example.com");
    BOOST_TEST(listed.at("providerAccessTokenExpiry") == "1970-01-01T00:16:40.000+00:00");

    BOOST_TEST(
        server.add_target(
            target_seed("walter", "push", "device token").id("phone").name("Phone").expired()) == "phone");
    const json::value user = get(server, "/v1/users/walter");
    BOOST_TEST(user.at("labels").at(0) == "vip");
    BOOST_TEST(user.at("targets").as_array().size() == 2u);
    BOOST_TEST(user.at("targets").at(1).at("identifier") == "device token");
    BOOST_TEST(user.at("targets").at(1).at("providerType") == "push");
    BOOST_TEST(user.at("targets").at(1).at("expired") == true);
}

BOOST_AUTO_TEST_CASE(seeds_that_cannot_be)
{
    emulator server(emulator_options().plain_http());
    server.add_user(user_seed("walter").email("walter@example.com"));
    BOOST_CHECK_THROW(server.add_user("WALTER"), std::invalid_argument);
    BOOST_CHECK_THROW(server.add_user(user_seed("other").email("walter@example.com")), std::invalid_argument);
    BOOST_CHECK_THROW(server.add_session("nobody"), std::invalid_argument);
    server.add_membership(membership_seed("walter", "crew"));
    BOOST_CHECK_THROW(server.add_membership(membership_seed("walter", "crew")), std::invalid_argument);
    BOOST_CHECK_THROW(server.add_target(target_seed("walter", "fax", "1")), std::invalid_argument);
    BOOST_CHECK_THROW(
        server.add_target(target_seed("walter", "email", "walter@example.com")), std::invalid_argument);
    BOOST_TEST(server.user_count() == 1u);

    emulator old(emulator_options().server_version("0.15.3").plain_http());
    old.add_user("walter");
    BOOST_CHECK_THROW(old.add_identity(identity_seed("walter", "github")), std::invalid_argument);
    BOOST_CHECK_THROW(old.add_target(target_seed("walter", "push", "x")), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_reset_removes_them_all)
{
    emulator server(emulator_options().plain_http());
    server.add_user("walter");
    server.add_membership(membership_seed("walter", "crew"));
    server.add_identity(identity_seed("walter", "github"));
    server.reset_users();
    server.add_user("walter");
    BOOST_TEST(get(server, "/v1/users/walter/memberships").at("total") == 0);
    BOOST_TEST(get(server, "/v1/users/identities").at("total") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
