//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Changing a user.
//
#include "service_client.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_profile_routes)

namespace
{

using appwrite::test::service_client;

std::size_t count_targets(service_client& call, const std::string& id)
{
    return call.show("GET", "/v1/users/" + id).at("targets").as_array().size();
}

} // namespace

BOOST_AUTO_TEST_CASE(new_address_of_an_old_server)
{
    service_client call("0.15.3");
    call.add_user("a");
    call.add_user("b");
    call.show("PATCH", "/v1/users/a/verification", R"({"emailVerification":true})");
    const auto moved = call.show("PATCH", "/v1/users/a/email", R"({"email":"New@Example.com"})");
    BOOST_TEST(std::string(moved.at("email").as_string()) == "new@example.com");
    BOOST_TEST(!moved.at("emailVerification").as_bool());
    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/email", R"({"email":"new@example.com"})") == "200");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/email", R"({"email":"b@example.com"})") ==
               "409 user_email_already_exists");
    BOOST_TEST(
        call.message("PATCH", "/v1/users/a/email", R"({"email":""})") == "Param \"email\" is not optional.");

    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/phone", R"({"number":"+12"})") == "200");
    BOOST_TEST(
        call.outcome("PATCH", "/v1/users/b/phone", R"({"number":"+12"})") == "409 user_email_already_exists");
    BOOST_TEST(call.message("PATCH", "/v1/users/b/phone", R"({"number":"+12"})") == "Email already exists");
    BOOST_TEST(call.message("PATCH", "/v1/users/b/phone", R"({"number":""})") ==
               "Param \"number\" is not optional.");
}

BOOST_AUTO_TEST_CASE(new_address_of_a_newer_server)
{
    service_client call("1.9.0");
    call.add_user("a");
    call.add_user("b");
    // Every address is the identifier of a target, also the user's own.
    for (const char* taken : {"a@example.com", "b@example.com", "B@EXAMPLE.com"})
        BOOST_TEST(call.outcome("PATCH", "/v1/users/a/email", std::string(R"({"email":")") + taken + "\"}") ==
                   "409 user_target_already_exists");
    const auto moved = call.show("PATCH", "/v1/users/a/email", R"({"email":"new@example.com"})");
    BOOST_TEST(std::string(moved.at("targets").at(0).at("identifier").as_string()) == "new@example.com");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/b/email", R"({"email":"a@example.com"})") == "200");

    // An address that is taken away leaves its target in sight for one answer.
    BOOST_TEST(
        call.show("PATCH", "/v1/users/a/email", R"({"email":""})").at("targets").as_array().size() == 1U);
    BOOST_TEST(count_targets(call, "a") == 0U);
    // There can be one empty address only.
    BOOST_TEST(
        call.outcome("PATCH", "/v1/users/b/email", R"({"email":""})") == "409 user_email_already_exists");
    BOOST_TEST(call.text("email", "GET", "/v1/users/b") == "a@example.com");

    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/phone", R"({"number":"+12065550100"})") == "200");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/b/phone", R"({"number":"+12065550100"})") ==
               "409 user_target_already_exists");
    BOOST_TEST(count_targets(call, "a") == 1U);
    for (const char* id : {"a", "b"})
        BOOST_TEST(
            call.outcome("PATCH", std::string("/v1/users/") + id + "/phone", R"({"number":""})") == "200");
    BOOST_TEST(call.text("phone", "GET", "/v1/users/a").empty());
    BOOST_TEST(count_targets(call, "a") == 0U);
    BOOST_TEST(call.message("PATCH", "/v1/users/a/phone", R"({"number":null})")
                   .starts_with("Invalid `number` param"));
}

BOOST_AUTO_TEST_CASE(a_phone_without_its_target_is_still_taken)
{
    service_client call("1.9.0");
    call.add_user("a");
    call.add_user("b");
    call.show("PATCH", "/v1/users/a/phone", R"({"number":"+12065550100"})");
    const std::string target(call.show("GET", "/v1/users/a").at("targets").at(1).at("$id").as_string());
    BOOST_TEST(call.outcome("DELETE", "/v1/users/a/targets/" + target) == "204");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/b/phone", R"({"number":"+12065550100"})") ==
               "409 user_phone_already_exists");
    // Setting it again brings a target back.
    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/phone", R"({"number":"+12065550100"})") == "200");
    BOOST_TEST(count_targets(call, "a") == 2U);
}

BOOST_AUTO_TEST_CASE(password_lengths)
{
    const auto set = [](service_client& call, std::size_t length)
    {
        return call.outcome(
            "PATCH", "/v1/users/a/password", R"({"password":")" + std::string(length, 'x') + "\"}");
    };
    service_client old("0.15.3");
    old.add_user("a");
    BOOST_TEST(set(old, 7) == "400 general_argument_invalid");
    BOOST_TEST(set(old, 8) == "200");
    BOOST_TEST(set(old, 300) == "200");
    BOOST_TEST(set(old, 0) == "400 general_argument_invalid");
    service_client fresh("1.9.0");
    fresh.add_user("a");
    BOOST_TEST(set(fresh, 7) == "400 general_argument_invalid");
    BOOST_TEST(set(fresh, 8) == "200");
    BOOST_TEST(set(fresh, 256) == "200");
    BOOST_TEST(set(fresh, 257) == "400 general_argument_invalid");
    const std::string before = fresh.text("password", "GET", "/v1/users/a");
    BOOST_TEST(set(fresh, 10) == "200");
    BOOST_TEST(fresh.text("password", "GET", "/v1/users/a") != before);
    BOOST_TEST(fresh.text("password", "PATCH", "/v1/users/a/password", R"({"password":""})").empty());
}

BOOST_AUTO_TEST_CASE(status_is_cast_as_php_does)
{
    const auto set = [](service_client& call, const std::string& value)
    {
        const auto shown = call.show("PATCH", "/v1/users/a/status", R"({"status":)" + value + "}");
        const auto* status = shown.if_contains("status");
        return status ? status->as_bool() ? "true" : "false" : "refused";
    };
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("a");
        for (const char* text : {"false", "0", "\"0\""})
            BOOST_TEST(set(call, text) == "false");
        for (const char* text : {"true", "1", "\"1\"", "\"true\""})
            BOOST_TEST(set(call, text) == "true");
        for (const char* text : {"2", "\"no\"", "[]", "null", "\"\"", "1.0"})
            BOOST_TEST(set(call, text) == "refused");
        const bool is_old = std::string(version) == "0.15.3";
        BOOST_TEST(set(call, "\"false\"") == (is_old ? "true" : "false"));
    }
}

BOOST_AUTO_TEST_CASE(verifications_are_strict)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("a");
        const bool is_old = std::string(version) == "0.15.3";
        for (const auto& [route, name] :
            {std::pair("verification", "emailVerification"), {"verification/phone", "phoneVerification"}})
        {
            const std::string target = std::string("/v1/users/a/") + route;
            const auto body = [&, n = name](const char* value)
            { return std::string("{\"") + n + "\":" + value + "}"; };
            BOOST_TEST(call.show("PATCH", target, body("true")).at(name).as_bool());
            for (const char* bad : {"1", "0", "\"true\"", "\"false\""})
                BOOST_TEST(call.outcome("PATCH", target, body(bad)) == "400 general_argument_invalid");
            BOOST_TEST(call.show("GET", "/v1/users/a").at(name).as_bool());
            for (const std::string& nothing : {std::string("{}"), body("null"), body("\"\"")})
                BOOST_TEST(call.outcome("PATCH", target, nothing) ==
                           (is_old ? "200" : "400 general_argument_invalid"));
            BOOST_TEST(call.show("GET", "/v1/users/a").at(name).as_bool() == !is_old);
        }
    }
}

BOOST_AUTO_TEST_CASE(labels_and_impersonator)
{
    service_client call("1.9.0");
    call.add_user("a");
    const auto set = [&](const std::string& labels)
    { return call.outcome("PUT", "/v1/users/a/labels", R"({"labels":)" + labels + "}"); };
    BOOST_TEST(set(R"(["a","B2","a","b2"])") == "200");
    const auto user = call.show("GET", "/v1/users/a");
    BOOST_TEST((user.at("labels") == boost::json::value({"a", "B2", "b2"})));
    for (const char* bad : {"\"a\"", "[\"\"]", "[\"a_b\"]", "[1]", "[null]", "null", "[\"ü\"]"})
        BOOST_TEST(set(bad) == "400 general_argument_invalid");
    BOOST_TEST(set("[\"" + std::string(36, 'a') + "\"]") == "200");
    BOOST_TEST(set("[\"" + std::string(37, 'a') + "\"]") == "400 general_argument_invalid");
    std::string many = "[\"x\"";
    for (int i = 1; i < 1000; ++i)
        many += ",\"x\"";
    BOOST_TEST(set(many + "]") == "200");
    // An object is as good as a list to PHP.
    const auto named = call.show("PUT", "/v1/users/a/labels", R"({"labels":{"a":"vip"}})");
    BOOST_TEST(boost::json::serialize(named.at("labels")) == R"(["vip"])");
    BOOST_TEST(set(many + ",\"x\"]") == "400 general_argument_invalid");
    BOOST_TEST(call.message("PUT", "/v1/users/a/labels", "{}") == "Param \"labels\" is not optional.");
    BOOST_TEST(call.outcome("PUT", "/v1/users/ghost/labels", R"({"labels":[]})") == "404 user_not_found");

    BOOST_TEST(call.show("PATCH", "/v1/users/a/impersonator", R"({"impersonator":"1"})")
                   .at("impersonator")
                   .as_bool());
    BOOST_TEST(!call.show("PATCH", "/v1/users/a/impersonator", R"({"impersonator":"false"})")
                    .at("impersonator")
                    .as_bool());
    BOOST_TEST(call.outcome("PATCH", "/v1/users/a/impersonator", "{}") == "400 general_argument_invalid");
    service_client old("0.15.3");
    old.add_user("a");
    BOOST_TEST(old.outcome("PUT", "/v1/users/a/labels", R"({"labels":[]})") == "404 general_route_not_found");
}

BOOST_AUTO_TEST_CASE(clients_of_0_11_number_the_status)
{
    service_client call("0.15.3");
    call.add_user("a");
    const auto status = [&](const char* sent)
    {
        call.headers = {{"X-Appwrite-Response-Format", "0.11.0"}};
        const std::string body = std::string(R"({"status":)") + sent + '}';
        if (const auto got = call("PATCH", "/v1/users/a/status", body); got.status != 200)
            return std::to_string(got.status);
        call.headers.clear();
        return boost::json::serialize(call.show("GET", "/v1/users/a").at("status"));
    };
    BOOST_TEST(status("2") == "false");
    BOOST_TEST(status("0") == "true");
    BOOST_TEST(status("\"x\"") == "true");
    BOOST_TEST(status("null") == "400");
}

BOOST_AUTO_TEST_CASE(order_of_judgement)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        // The id of the path, then the body, then whether there is such a user.
        for (const char* route : {"name", "email", "phone", "password", "status", "prefs"})
        {
            const std::string field = std::string(route) == "phone" ? "number" : route;
            const std::string bad = "{\"" + field + "\":[1]}";
            BOOST_TEST(call.message("PATCH", std::string("/v1/users/_x/") + route, bad).find("userId") !=
                       std::string::npos);
            BOOST_TEST(call.message("PATCH", std::string("/v1/users/ghost/") + route, bad).find(field) !=
                       std::string::npos);
        }
        BOOST_TEST(call.outcome("PATCH", "/v1/users/ghost/name", R"({"name":"x"})") == "404 user_not_found");
        call.with_key = false;
        BOOST_TEST(call.outcome("PATCH", "/v1/users/_x/name", "{}") == "401 general_unauthorized_scope");
    }
}

BOOST_AUTO_TEST_SUITE_END()
