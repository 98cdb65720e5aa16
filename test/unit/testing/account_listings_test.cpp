//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Second factors, logs, memberships, teams and health, as a server sees them.
//
#include "service_client.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace json = boost::json;
using appwrite::test::service_client;

namespace
{

std::string query(const std::string& json)
{
    std::string result = "?queries[]=";
    for (const char c : json)
        result += c == '"' ? "%22" : c == '{' ? "%7B" : c == '}' ? "%7D" : std::string(1, c);
    return result;
}

struct listings_fixture
{
    listings_fixture()
    {
        for (service_client* one : {&old, &fresh})
        {
            one->add_user("walter");
            for (const char* team : {"red", "blue", "green"})
            {
                (*one)("POST", "/v1/teams",
                    R"({"teamId":")" + std::string(team) + R"(","name":"Team )" + team + "\"}");
                (*one)("POST", "/v1/teams/" + std::string(team) + "/memberships",
                    R"({"email":"walter@example.com","roles":["cook"],"url":"http://localhost/join"})");
            }
        }
    }

    /// The teams of a page of memberships, and its total.
    std::string memberships(const std::string& parameters)
    {
        const json::object list = fresh.show("GET", "/v1/users/walter/memberships" + parameters);
        if (const json::value* message = list.if_contains("message"))
            return std::string(message->as_string());
        std::string result = std::to_string(list.at("total").as_int64()) + ':';
        for (const json::value& one : list.at("memberships").as_array())
            result.append(" ").append(one.at("teamId").as_string());
        return result;
    }

    /// Logs in from a browser's address.
    static void log_in(service_client& call)
    {
        call.with_key = false;
        call("POST", "/v1/account/sessions/email",
            R"({"email":"walter@example.com","password":"correct horse"})");
        call.with_key = true;
    }

    service_client old{"0.15.3"};
    service_client fresh{"1.9.0"};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_account_listings, listings_fixture)

BOOST_AUTO_TEST_CASE(memberships_are_filtered_and_paged)
{
    BOOST_TEST(memberships("") == "3: red blue green");
    BOOST_TEST(memberships(query(R"({"method":"limit","values":[2]})")) == "2: red blue");
    BOOST_TEST(memberships(query(R"({"method":"offset","values":[2]})")) == "1: green");
    BOOST_TEST(
        memberships(query(R"({"method":"equal","attribute":"teamId","values":["blue"]})")) == "1: blue");
    BOOST_TEST(memberships(query(R"({"method":"equal","attribute":"confirm","values":[false]})")) == "0:");
    BOOST_TEST(memberships(query(R"({"method":"contains","attribute":"roles","values":["cook"]})")) ==
               "3: red blue green");
    BOOST_TEST(memberships(query(R"({"method":"orderDesc","attribute":"teamId"})")) == "3: red green blue");
    BOOST_TEST(memberships("?total=0") == "0: red blue green");
    BOOST_TEST(memberships("?search=red") == "0:");
    BOOST_TEST(memberships(query(R"({"method":"equal","attribute":"name","values":["x"]})")) ==
               "Invalid `queries` param: Invalid query: Attribute not found in schema: name");
    BOOST_TEST(fresh.outcome("GET",
                   "/v1/users/walter/memberships" + query(R"({"method":"cursorAfter","values":["x"]})")) ==
               "500 general_unknown");
    BOOST_TEST(memberships("?search=0") == "3: red blue green");
    BOOST_TEST(fresh.outcome("GET", "/v1/users/ghost/memberships?search=") == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(old_memberships_come_all_at_once)
{
    const json::object list = old.show("GET", "/v1/users/walter/memberships?limit=1");
    BOOST_TEST(list.at("total").as_int64() == 3);
    const json::object& one = list.at("memberships").as_array().at(0).as_object();
    BOOST_TEST(one.at("joined").is_int64());
    BOOST_TEST(one.at("userName").as_string() == "walter");
    BOOST_TEST(!one.contains("mfa"));
}

BOOST_AUTO_TEST_CASE(clients_of_0_12_know_sums)
{
    log_in(old);
    old.headers = {{"X-Appwrite-Response-Format", "0.12.0"}};
    for (const char* list : {"logs", "memberships", "sessions"})
    {
        const std::string body = old("GET", std::string("/v1/users/walter/") + list).body;
        BOOST_TEST(body.starts_with(std::string("{\"") + list + "\":["));
        BOOST_TEST(body.ends_with(std::string("],\"sum\":") + (*list == 'm' ? "3}" : "1}")));
    }
    const std::string sessions = old("GET", "/v1/users/walter/sessions").body;
    BOOST_TEST(sessions.find("providerAccessToken") == std::string::npos);
    BOOST_TEST(sessions.find("providerRefreshToken") == std::string::npos);
    BOOST_TEST(sessions.find(R"(,"providerToken":""}])") != std::string::npos);
    BOOST_TEST(old("GET", "/v1/teams/red").body.ends_with(R"(,"sum":1})"));
    BOOST_TEST(old.outcome("GET", "/v1/users/ghost") == "404");
    old.headers = {{"X-Appwrite-Response-Format", "0.11.0"}};
    const std::string logs = old("GET", "/v1/users/walter/logs").body;
    for (const char* later : {"userId", "userEmail", "userName", "mode"})
        BOOST_TEST(logs.find(later) == std::string::npos);
    BOOST_TEST(old.outcome("GET", "/v1/users/ghost") == "404 user_not_found");
}

BOOST_AUTO_TEST_CASE(clients_of_0_11_choose_no_ids)
{
    old.headers = {{"X-Appwrite-Response-Format", "0.11.0"}};
    BOOST_TEST(old.text("$id", "POST", "/v1/users",
                   R"({"userId":"mine","email":"m@b.com","password":"12345678"})") != "mine");
    BOOST_TEST(old.text("$id", "POST", "/v1/teams", R"({"teamId":"mine","name":"M"})") != "mine");
    old.headers = {{"X-Appwrite-Response-Format", "0.12.0"}};
    BOOST_TEST(old.text("$id", "POST", "/v1/teams", R"({"teamId":"mine","name":"M"})") == "mine");
}

BOOST_AUTO_TEST_CASE(queries_of_logs)
{
    BOOST_TEST(fresh.message("GET", "/v1/users/walter/logs" + query(R"({"method":"createdAfter"})")) ==
               "Invalid `queries` param: Invalid query: Invalid query method: createdAfter");
    BOOST_TEST(fresh.message("GET", "/v1/users/walter/logs" + query(R"({"method":"equal"})")) ==
               "Invalid `queries` param: Invalid query method: equal");
}

BOOST_AUTO_TEST_CASE(teams_count_their_members)
{
    for (service_client* call : {&old, &fresh})
    {
        BOOST_TEST(call->show("GET", "/v1/teams/red").at("total").as_int64() == 1);
        const char* again = R"({"email":"walter@example.com","roles":[],"url":"http://localhost/join"})";
        BOOST_TEST(call->show("POST", "/v1/teams/red/memberships", again).at("code").as_int64() == 409);
        BOOST_TEST(call->outcome("POST", "/v1/teams/ghost/memberships", again) == "404 team_not_found");
        BOOST_TEST(call->outcome("POST", "/v1/teams", R"({"teamId":"red","name":"x"})") ==
                   "409 team_already_exists");
        const char* stranger = R"({"email":"new@example.com","roles":[],"url":"http://localhost/join"})";
        const std::string id = call->text("$id", "POST", "/v1/teams/red/memberships", stranger);
        BOOST_TEST(call->emulated().users().size() == 2U);
        BOOST_TEST(call->show("GET", "/v1/teams/red").at("total").as_int64() == 2);
        BOOST_TEST(
            call->outcome("DELETE", "/v1/teams/blue/memberships/" + id) == "404 team_membership_mismatch");
        BOOST_TEST(call->outcome("DELETE", "/v1/teams/red/memberships/" + id) == "204");
        BOOST_TEST(call->outcome("DELETE", "/v1/teams/red/memberships/" + id) == "404 team_invite_not_found");
        call->outcome("DELETE", "/v1/users/walter");
        BOOST_TEST(call->show("GET", "/v1/teams/red").at("total").as_int64() == 0);
        BOOST_TEST(call->outcome("DELETE", "/v1/teams/red") == "204");
        BOOST_TEST(call->outcome("GET", "/v1/teams/red") == "404 team_not_found");
    }
}

BOOST_AUTO_TEST_CASE(membership_needs_to_know_whom)
{
    BOOST_TEST(fresh.outcome("POST", "/v1/teams/red/memberships", R"({"roles":[]})") ==
               "400 general_argument_invalid");
    BOOST_TEST(fresh.outcome("POST", "/v1/teams/red/memberships", R"({"roles":[],"userId":"ghost"})") ==
               "404 user_not_found");
    BOOST_TEST(fresh.outcome("POST", "/v1/teams/red/memberships", R"({"roles":["_x"],"userId":"walter"})") ==
               "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(logs_tell_what_users_did_the_newest_first)
{
    fresh.headers = {{"X-Forwarded-For", "192.0.2.7, 10.0.0.1"}, {"User-Agent", "curl/7.88.1"}};
    log_in(fresh);
    fresh.headers.clear();
    log_in(fresh);
    fresh("PATCH", "/v1/users/walter/name", R"({"name":"not the user's doing"})");
    const json::object logs = fresh.show("GET", "/v1/users/walter/logs");
    BOOST_TEST(logs.at("total").as_int64() == 2);
    const json::array& list = logs.at("logs").as_array();
    BOOST_TEST(list.at(0).at("ip").as_string() == "0.0.0.0");
    BOOST_TEST(list.at(1).at("ip").as_string() == "192.0.2.7");
    BOOST_TEST(list.at(1).at("clientName").as_string() == "curl");
    BOOST_TEST(list.at(1).at("userEmail").as_string() == "walter@example.com");
    BOOST_TEST(std::string(list.at(1).at("time").as_string()).substr(19) == ".000+00:00");

    const json::object page =
        fresh.show("GET", "/v1/users/walter/logs" + query(R"({"method":"offset","values":[1]})"));
    BOOST_TEST(page.at("total").as_int64() == 2);
    BOOST_TEST(page.at("logs").as_array().size() == 1U);
    BOOST_TEST(fresh.show("GET", "/v1/users/walter/logs?total=0").at("total").as_int64() == 0);
    BOOST_TEST(fresh.outcome(
                   "GET", "/v1/users/walter/logs" + query(R"({"method":"orderAsc","attribute":"event"})")) ==
               "400 general_argument_invalid");
    BOOST_TEST(fresh.outcome("GET", "/v1/users/ghost/logs") == "404 user_not_found");
}

BOOST_AUTO_TEST_CASE(old_logs_have_numbers_for_pages_and_outlive_the_user)
{
    log_in(old);
    log_in(old);
    log_in(old);
    const auto count = [&](const std::string& parameters)
    { return old.show("GET", "/v1/users/walter/logs" + parameters).at("logs").as_array().size(); };
    BOOST_TEST(count("") == 3U);
    BOOST_TEST(count("?limit=2") == 2U);
    BOOST_TEST(count("?limit=0") == 0U);
    BOOST_TEST(count("?offset=2") == 1U);
    BOOST_TEST(count("?offset=5000") == 0U);
    BOOST_TEST(old.outcome("GET", "/v1/users/walter/logs?limit=101") == "400 general_argument_invalid");
    BOOST_TEST(old.outcome("GET", "/v1/users/walter/logs?offset=5001") == "400 general_argument_invalid");
    old("DELETE", "/v1/users/walter");
    old.add_user("walter");
    BOOST_TEST(count("") == 3U);

    log_in(fresh);
    fresh("DELETE", "/v1/users/walter");
    fresh.add_user("walter");
    BOOST_TEST(fresh.show("GET", "/v1/users/walter/logs").at("total").as_int64() == 0);
}

BOOST_AUTO_TEST_CASE(recovery_codes_are_made_once_and_replaced_later)
{
    const char* target = "/v1/users/walter/mfa/recovery-codes";
    const auto codes = [&](const char* method)
    { return json::serialize(fresh.show(method, target).at("recoveryCodes")); };
    BOOST_TEST(fresh.outcome("GET", target) == "404 user_recovery_codes_not_found");
    BOOST_TEST(fresh.outcome("PUT", target) == "404 user_recovery_codes_not_found");
    const std::string first = codes("PATCH");
    BOOST_TEST(first.size() == 6 * 13 + 1U);
    BOOST_TEST(codes("GET") == first);
    BOOST_TEST(fresh.outcome("PATCH", target) == "409 user_recovery_codes_already_exists");
    const std::string second = codes("PUT");
    BOOST_TEST(second != first);
    BOOST_TEST(codes("GET") == second);
    BOOST_TEST(fresh.show("GET", "/v1/users/walter/mfa/factors").at("recoveryCode").as_bool());
}

BOOST_AUTO_TEST_CASE(factors_need_what_they_rest_on)
{
    const auto factor = [&](const char* name)
    { return fresh.show("GET", "/v1/users/walter/mfa/factors").at(name).as_bool(); };
    BOOST_TEST(!factor("email"));
    fresh("PATCH", "/v1/users/walter/verification", R"({"emailVerification":true})");
    BOOST_TEST(factor("email"));
    // There is no number that could be verified.
    fresh("PATCH", "/v1/users/walter/verification/phone", R"({"phoneVerification":true})");
    BOOST_TEST(!factor("phone"));
    BOOST_TEST(fresh.outcome("DELETE", "/v1/users/walter/mfa/authenticators/totp") ==
               "404 user_authenticator_not_found");
    for (const char* bad : {"{}", R"({"mfa":"true"})", R"({"mfa":1})"})
        BOOST_TEST(fresh.outcome("PATCH", "/v1/users/walter/mfa", bad) == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(health_has_the_shape_of_its_version)
{
    BOOST_TEST(old("GET", "/v1/health").body == R"({"ping":0,"status":"pass"})");
    BOOST_TEST(fresh("GET", "/v1/health").body == R"({"name":"http","ping":0,"status":"pass"})");
    BOOST_TEST(old("GET", "/v1/health/db").body == R"({"ping":0,"status":"pass"})");
    BOOST_TEST(fresh("GET", "/v1/health/db").body ==
               R"({"total":1,"statuses":[{"name":"database","ping":0,"status":"pass"}]})");
    BOOST_TEST(fresh("GET", "/v1/health/cache").body ==
               R"({"total":1,"statuses":[{"name":"cache","ping":0,"status":"pass"}]})");
    BOOST_TEST(fresh.show("GET", "/v1/health/time").at("diff").as_int64() == 0);
    fresh.with_key = false;
    BOOST_TEST(fresh.outcome("GET", "/v1/health") == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_SUITE_END()
