//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Targets.
//
#include "service_client.hpp"

#include <boost/json/array.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace
{

using appwrite::test::service_client;

struct targets_of_walter
{
    targets_of_walter() : call("1.9.0")
    {
        call.add_user("walter");
        call.add_user("jesse");
    }

    std::string create(const std::string& id, const std::string& type, const std::string& identifier,
        const std::string& more = {}, const std::string& user = "walter")
    {
        return call.outcome("POST", "/v1/users/" + user + "/targets",
            R"({"targetId":")" + id + R"(","providerType":")" + type + R"(","identifier":")" + identifier +
                "\"" + more + "}");
    }

    /// The identifiers of a list, and its total; or the error.
    std::string list(const std::string& queries = {})
    {
        std::string target = "/v1/users/walter/targets";
        char separator = '?';
        for (std::size_t at = 0; at < queries.size();)
        {
            const std::size_t end = std::min(queries.find(';', at), queries.size());
            target += separator + ("queries[]=" + queries.substr(at, end - at));
            separator = '&';
            at = end + 1;
        }
        const auto got = call.show("GET", target);
        if (!got.contains("targets"))
            return std::string(got.at("type").as_string());
        std::string result = std::to_string(got.at("total").as_int64()) + ":";
        for (const auto& shown : got.at("targets").as_array())
            result.append(" ").append(shown.at("identifier").as_string());
        return result;
    }

    service_client call;
};

const std::string base = "/v1/users/walter/targets";

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_target_routes, targets_of_walter)

BOOST_AUTO_TEST_CASE(creating)
{
    BOOST_TEST(create("t1", "email", "other@example.com") == "201");
    BOOST_TEST(create("unique()", "sms", "+12065550100") == "201");
    BOOST_TEST(create("t2", "push", "anything at all") == "201");
    BOOST_TEST(list() == "4: walter@example.com other@example.com +12065550100 anything at all");

    // An id or an identifier that anybody has.
    BOOST_TEST(create("T1", "push", "new") == "409 user_target_already_exists");
    BOOST_TEST(create("t1", "push", "new", "", "jesse") == "409 user_target_already_exists");
    BOOST_TEST(create("t3", "email", "OTHER@example.com", "", "jesse") == "409 user_target_already_exists");
    BOOST_TEST(create("t3", "email", "walter@example.com") == "409 user_target_already_exists");
    BOOST_TEST(create("t3", "email", "jesse@example.com") == "409 user_target_already_exists");

    BOOST_TEST(create("t3", "email", "nope") == "400 general_invalid_email");
    BOOST_TEST(create("t3", "sms", "12065550101") == "400 general_invalid_phone");
    BOOST_TEST(create("t3", "fax", "1") == "400 general_argument_invalid");
    BOOST_TEST(create("_t", "push", "x") == "400 general_argument_invalid");
    BOOST_TEST(create("t3", "push", "") == "400 general_argument_invalid");
    BOOST_TEST(create("t3", "push", std::string(256, 'x')) == "400 general_argument_invalid");
    BOOST_TEST(create("t3", "push", "x", R"(,"name":"")") == "400 general_argument_invalid");
    BOOST_TEST(create("t3", "push", std::string(255, 'x'), R"(,"name":"N","providerId":"p")") == "201");
    // The form of the identifier comes before the user's existence, the rules before both.
    BOOST_TEST(create("t4", "email", "nope", "", "ghost") == "400 general_invalid_email");
    BOOST_TEST(create("t4", "push", "y", "", "ghost") == "404 user_not_found");
    BOOST_TEST(call.message("POST", base, "{}") == "Param \"targetId\" is not optional.");
}

BOOST_AUTO_TEST_CASE(reading_one)
{
    create("t1", "push", "token", R"(,"name":"N")");
    const auto target = call.show("GET", base + "/t1");
    BOOST_TEST(std::string(target.at("name").as_string()) == "N");
    BOOST_TEST(std::string(target.at("userId").as_string()) == "walter");
    BOOST_TEST(target.at("providerId").is_null());
    BOOST_TEST(call.outcome("GET", "/v1/users/jesse/targets/t1") == "404 user_target_not_found");
    BOOST_TEST(call.outcome("GET", "/v1/users/ghost/targets/t1") == "404 user_not_found");
    BOOST_TEST(call.message("GET", base + "/_").starts_with("Invalid `targetId` param: UID must"));
}

BOOST_AUTO_TEST_CASE(changing)
{
    create("t1", "email", "one@example.com");
    create("t2", "push", "two");
    BOOST_TEST(call.text("identifier", "PATCH", base + "/t1", R"({"identifier":"new@example.com"})") ==
               "new@example.com");
    BOOST_TEST(call.text("name", "PATCH", base + "/t1", R"({"name":"N"})") == "N");
    BOOST_TEST(call.text("identifier", "PATCH", base + "/t1", "{}") == "new@example.com");
    BOOST_TEST(
        call.outcome("PATCH", base + "/t1", R"({"identifier":"nope"})") == "400 general_invalid_email");
    BOOST_TEST(call.outcome("PATCH", base + "/t1", R"({"providerId":"p"})") == "404 provider_not_found");
    BOOST_TEST(call.outcome("PATCH", base + "/t1", R"({"identifier":"jesse@example.com"})") ==
               "500 general_unknown");
    BOOST_TEST(call.outcome("PATCH", base + "/t1", R"({"identifier":"NEW@example.com"})") == "200");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/jesse/targets/t1", "{}") == "404 user_target_not_found");
    // What it gave up is free again, what it has is taken.
    BOOST_TEST(create("t3", "email", "one@example.com") == "201");
    BOOST_TEST(create("t4", "email", "new@example.com") == "409 user_target_already_exists");
}

BOOST_AUTO_TEST_CASE(deleting)
{
    create("t1", "push", "token");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/jesse/targets/t1") == "404 user_target_not_found");
    BOOST_TEST(call.outcome("DELETE", base + "/t1") == "204");
    BOOST_TEST(call.outcome("DELETE", base + "/t1") == "404 user_target_not_found");
    BOOST_TEST(create("t1", "push", "token") == "201");
    // With a user go its targets.
    BOOST_TEST(call.outcome("DELETE", "/v1/users/walter") == "204");
    BOOST_TEST(create("t1", "push", "token", "", "jesse") == "201");
    BOOST_TEST(create("t5", "email", "walter@example.com", "", "jesse") == "201");
    // A target that somebody else has does not keep a user from being created.
    call.add_user("walter");
    BOOST_TEST(list() == "0:");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/walter/email", R"({"email":"walter@example.com"})") ==
               "409 user_target_already_exists");
}

BOOST_AUTO_TEST_CASE(listing)
{
    for (const char* id : {"t1", "t2", "t3", "t4"})
        create(id, "push", std::string("token-") + id);
    BOOST_TEST(list(R"({"method":"limit","values":[2]})") == "5: walter@example.com token-t1");
    BOOST_TEST(list(R"({"method":"offset","values":[3]})") == "5: token-t3 token-t4");
    BOOST_TEST(list(R"({"method":"cursorAfter","values":["t2"]})") == "5: token-t3 token-t4");
    BOOST_TEST(list(R"({"method":"cursorBefore","values":["t3"]};{"method":"limit","values":[2]})") ==
               "5: token-t1 token-t2");
    BOOST_TEST(list(R"({"method":"orderDesc","attribute":"$id"};{"method":"cursorAfter","values":["t3"]})")
                   .starts_with("5: token-t2 token-t1"));
    BOOST_TEST(
        list(R"({"method":"orderDesc","attribute":""};{"method":"limit","values":[1]})") == "5: token-t4");
    BOOST_TEST(list(R"({"method":"equal","attribute":"providerType","values":["email"]})") ==
               "1: walter@example.com");
    BOOST_TEST(
        list(R"({"method":"startsWith","attribute":"identifier","values":["TOKEN-t4"]})") == "1: token-t4");
    BOOST_TEST(list(R"({"method":"isNull","attribute":"providerId"};{"method":"limit","values":[1]})") ==
               "5: walter@example.com");
    BOOST_TEST(list(R"({"method":"equal","attribute":"userId","values":["jesse"]})") == "0:");
    BOOST_TEST(list(R"({"method":"greaterThan","attribute":"$sequence","values":[4]})") == "1: token-t4");
    BOOST_TEST(list(R"({"method":"lessThan","attribute":"$createdAt","values":["2001-01-01"]})") == "0:");
    BOOST_TEST(list(R"({"method":"equal","attribute":"name","values":["x"]})") == "general_argument_invalid");
    BOOST_TEST(list(R"({"method":"cursorAfter","values":["nobody"]})") == "general_cursor_not_found");
    BOOST_TEST(call.message("GET", base + R"(?queries[]={"method":"cursorAfter","values":["nobody"]})") ==
               "Target 'nobody' for the 'cursor' value not found.");
    BOOST_TEST(
        list(R"({"method":"orderAsc","attribute":"providerId"};{"method":"cursorAfter","values":["t1"]})") ==
        "database_query_order_null");
    BOOST_TEST(list(R"({"method":"search","attribute":"identifier","values":["x"]})") == "general_unknown");
    BOOST_TEST(call.show("GET", base + "?total=0").at("total").as_int64() == 0);
    BOOST_TEST(call.outcome("GET", "/v1/users/ghost/targets") == "404 user_not_found");
}

BOOST_AUTO_TEST_SUITE_END()
