//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Rules of the emulated service that the recordings do not reach.
//
#include "../../../src/testing/service.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

BOOST_AUTO_TEST_SUITE(emulator_service)

namespace
{

using namespace appwrite::testing::detail;
namespace json = boost::json;

class caller
{
public:
    explicit caller(const std::string& version) : service_(config(version)) {}

    response operator()(const std::string& method, const std::string& target, const std::string& body = {})
    {
        request sent;
        sent.method = method;
        sent.target = target;
        sent.body = body;
        sent.headers = headers;
        if (!body.empty())
            sent.headers.emplace_back("Content-Type", content_type);
        return service_.handle(sent, std::chrono::system_clock::now());
    }

    /// The error type of a response, or its status.
    std::string outcome(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const response got = (*this)(method, target, body);
        if (got.status < 300)
            return std::to_string(got.status);
        const json::value parsed = json::parse(got.body);
        const json::value* type = parsed.as_object().if_contains("type");
        return type ? std::string(type->as_string()) : "untyped " + std::to_string(got.status);
    }

    std::string message(const std::string& method, const std::string& target, const std::string& body = {})
    {
        return std::string(json::parse((*this)(method, target, body).body).at("message").as_string());
    }

    /// The ids of a list, and its total.
    std::string list(const std::string& query)
    {
        const response got = (*this)("GET", "/v1/users?" + query);
        const json::value parsed = json::parse(got.body);
        if (got.status != 200)
            return std::string(parsed.at("message").as_string());
        std::string result = std::to_string(parsed.at("total").as_int64()) + ":";
        for (const json::value& user : parsed.at("users").as_array())
            result.append(" ").append(user.at("$id").as_string());
        return result;
    }

    header_list headers{{"Host", "localhost"}, {"X-Appwrite-Project", "p"}, {"X-Appwrite-Key", "k"}};
    std::string content_type = "application/json";
    service& emulated() { return service_; }

private:
    static service_config config(const std::string& version)
    {
        service_config result;
        result.version = version;
        result.project = "p";
        result.keys.push_back({"k", {}});
        return result;
    }

    service service_;
};

std::string query(const std::string& json)
{
    std::string result = "queries[]=";
    for (const char c : json)
    {
        char escape[8];
        std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        result += escape;
    }
    return result + '&';
}

std::string user(const std::string& id)
{
    return R"({"userId":")" + id + R"(","email":")" + id + R"(@example.com","password":"correct horse"})";
}

} // namespace

BOOST_AUTO_TEST_CASE(old_routes_match_longer_paths)
{
    caller old("0.15.3");
    BOOST_TEST(old.outcome("POST", "/v1/users/anything", user("walter")) == "201");
    BOOST_TEST(old.outcome("GET", "/v1/users/walter/nosuch") == "200");
    BOOST_TEST(old.outcome("GET", "/v1/users/walter/") == "200");
    BOOST_TEST(old.outcome("PATCH", "/v1/users/walter/nosuch", "{}") == "general_route_not_found");
    // A longer route comes first, and matches longer paths itself.
    BOOST_TEST(old("GET", "/v1/users/walter/prefs/x").body == "{}");
    BOOST_TEST(old.outcome("DELETE", "/v1/users/walter/sessions") == "204");
    BOOST_TEST(old.outcome("PATCH", "/v1/users/walter/verification/phone", R"({"phoneVerification":true})") ==
               "200");
    BOOST_TEST(!old.emulated().users().find("walter")->email_verification);
    BOOST_TEST(old.emulated().users().size() == 1U);
}

BOOST_AUTO_TEST_CASE(new_routes_match_whole_paths)
{
    caller fresh("1.9.0");
    BOOST_TEST(fresh.outcome("POST", "/v1/users/walter", user("walter")) == "general_route_not_found");
    BOOST_TEST(fresh.outcome("POST", "/v1/users", user("walter")) == "201");
    BOOST_TEST(fresh.outcome("GET", "/v1/users/walter/") == "200");
    BOOST_TEST(fresh("GET", "/v1/users/identities").body == R"({"total":0,"identities":[]})");
    BOOST_TEST(fresh.outcome("GET", "/v1/users/usage/x") == "general_route_not_found");
    BOOST_TEST(fresh("GET", "//v1/users").content_type == "text/html; charset=UTF-8");
    BOOST_TEST(fresh("GET", "//v1/users").status == 404U);
}

BOOST_AUTO_TEST_CASE(version_is_public_and_only_public)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        caller call(version);
        BOOST_TEST(call.outcome("GET", "/v1/health/version") == "general_unauthorized_scope");
        call.headers.pop_back();
        BOOST_TEST(
            call("GET", "/v1/health/version").body == std::string("{\"version\":\"") + version + "\"}");
        call.headers.pop_back();
        BOOST_TEST(call.outcome("GET", "/v1/health/version") == "200");
    }
}

BOOST_AUTO_TEST_CASE(any_version_follows_one_of_the_two_rule_sets)
{
    BOOST_TEST(
        caller("0.13.0").list("limit=101") == "Invalid limit: Value must be a valid range between 0 and 100");
    BOOST_TEST(caller("1.4.2").list("limit=101") == "0:");
}

BOOST_AUTO_TEST_CASE(unknown_project)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        caller call(version);
        call.headers[1].second = "other";
        BOOST_TEST(call.outcome("GET", "/v1/users") == "project_not_found");
    }
    // Only the old server also reads the query string, which wins there.
    caller old("0.15.3");
    old.headers[1].second = "other";
    BOOST_TEST(old.outcome("GET", "/v1/users?project=p") == "200");
    // Where the parameters are, there is the project.
    BOOST_TEST(old.outcome("POST", "/v1/users?project=p", "{}") == "project_not_found");
    BOOST_TEST(old.outcome("POST", "/v1/users", R"({"project":"p"})") == "general_argument_invalid");
    caller fresh("1.9.0");
    fresh.headers[1].second = "other";
    BOOST_TEST(fresh.outcome("GET", "/v1/users?project=p") == "project_not_found");
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_parameters)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        caller call(version);
        const std::string missing = "Param \"userId\" is not optional.";
        for (const char* body : {"null", "[]", "0", "false", "\"\"", "{", "\xff", "{\"userId\":\"\\ud800\"}"})
            BOOST_TEST(call.message("POST", "/v1/users", body) == missing);
        for (const char* body : {"5", "true", "1.5", "\"x\""})
            BOOST_TEST(call.outcome("POST", "/v1/users", body) == "untyped 500");
        const auto nested = [](std::size_t depth)
        {
            return R"({"userId":"deep","email":"deep@example.com","password":"correct horse","x":)" +
                   std::string(depth, '[') + std::string(depth, ']') + "}";
        };
        BOOST_TEST(call.outcome("POST", "/v1/users", nested(500)) == "201");
        BOOST_TEST(call.message("POST", "/v1/users", nested(600)) == missing);
        call.content_type = "text/plain";
        BOOST_TEST(call.message("POST", "/v1/users", user("x")) == missing);
    }
}

BOOST_AUTO_TEST_CASE(email_rule)
{
    caller call("0.15.3");
    const auto create = [&call](const std::string& email)
    {
        static int number = 0;
        return call.outcome("POST", "/v1/users",
            R"({"userId":"u)" + std::to_string(++number) + R"(","email":")" + email +
                R"(","password":"12345678"})");
    };
    for (const char* good : {"a@b.com", "a.b+c@x-y.example", "o'neill@example.com", "A@B.CO1"})
        BOOST_TEST(create(good) == "201");
    for (const char* bad : {"a", "@b.co", "a@", "a@b", ".a@b.co", "a.@b.co", "a..b@b.co", "a@-b.co",
             "a@b-.co", "a b@c.de", "a@b.c_d", "a@b.1"})
        BOOST_TEST(create(bad) == "general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(phone_rule)
{
    caller call("1.9.0");
    const auto create = [&call](const std::string& phone)
    { return call.outcome("POST", "/v1/users", "{\"userId\":\"unique()\",\"phone\":\"" + phone + "\"}"); };
    BOOST_TEST(create("+1234567") == "201");
    BOOST_TEST(create("+123456789012345") == "201");
    BOOST_TEST(create("+1234567") == "user_already_exists");
    for (const char* bad : {"+123456", "+1234567890123456", "1234567", "+0234567", "+12345 67", ""})
        BOOST_TEST(create(bad) == "general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(ids_are_compared_without_case)
{
    caller call("0.15.3");
    BOOST_TEST(call.outcome("POST", "/v1/users", user("Page1")) == "201");
    BOOST_TEST(call.outcome("POST", "/v1/users",
                   R"({"userId":"PAGE1","email":"other@example.com","password":"12345678"})") ==
               "user_already_exists");
    BOOST_TEST(call.outcome("PATCH", "/v1/users/pAGE1/name", R"({"name":"x"})") == "200");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/PAGE1") == "204");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/Page1") == "user_not_found");
}

BOOST_AUTO_TEST_CASE(search_words)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        caller call(version);
        for (const char* id : {"one", "two", "three"})
            call("POST", "/v1/users", user(id));
        BOOST_TEST(call.list("search=one") == "1: one");
        BOOST_TEST(call.list("search=ONE+two") == "2: one two");
        BOOST_TEST(call.list("search=thr") == "1: three");
        BOOST_TEST(call.list("search=hree") == "0:");
        BOOST_TEST(call.list("search=com") == "0:");
        BOOST_TEST(call.list("search=one%40example.com") == "3: one two three");
    }
    caller old("0.15.3");
    for (const char* id : {"one", "two"})
        old("POST", "/v1/users", user(id));
    // No operators: they become spaces.
    BOOST_TEST(old.list("search=%2Bone+-two") == "2: one two");
    BOOST_TEST(old.list("search=0") == "2: one two");
    BOOST_TEST(old.list("search=one&cursor=0") == "1: one");
    BOOST_TEST(old.outcome("GET", "/v1/users?search=%2B") == "untyped 500");
    BOOST_TEST(old.outcome("PATCH", "/v1/users/one/phone", R"({"number":"+12065550100"})") == "200");
    BOOST_TEST(old.list("search=12065550100") == "0:");
    BOOST_TEST(old.outcome("GET", "/v1/users?search=%3C") == "untyped 500");
}

BOOST_AUTO_TEST_CASE(search_phrases)
{
    caller call("1.9.0");
    for (const char* id : {"one", "two"})
        call("POST", "/v1/users", user(id));
    BOOST_TEST(call.list("search=%22one%40example.com%22") == "1: one");
    BOOST_TEST(call.list("search=%22one+exam%22") == "0:");
    BOOST_TEST(call.list("search=0") == "2: one two");
}

BOOST_AUTO_TEST_CASE(queries)
{
    caller call("1.9.0");
    for (const char* id : {"a", "b", "c", "d"})
        call("POST", "/v1/users", user(id));
    call("PATCH", "/v1/users/b/name", R"({"name":"Bee"})");
    call.emulated().users().find("c")->labels = {"vip"};

    BOOST_TEST(call.list(query(R"({"method":"notEqual","attribute":"$id","values":["A"]})")) == "3: b c d");
    BOOST_TEST(
        call.list(query(R"({"method":"contains","attribute":"labels","values":["x","vip"]})")) == "1: c");
    BOOST_TEST(
        call.list(query(R"({"method":"notContains","attribute":"labels","values":["vip"]})")) == "3: a b d");
    BOOST_TEST(call.list(query(R"({"method":"greaterThanEqual","attribute":"$sequence","values":[3]})")) ==
               "2: c d");
    BOOST_TEST(
        call.list(query(
            R"({"method":"lessThan","attribute":"$createdAt","values":["2001-02-03T04:05:06Z"]})")) == "0:");
    BOOST_TEST(
        call.list(query(
            R"({"method":"and","values":[{"method":"startsWith","attribute":"email","values":["B@"]},{"method":"endsWith","attribute":"name","values":["EE"]}]})")) ==
        "1: b");
    BOOST_TEST(call.list(query(R"({"method":"orderDesc","attribute":"email"})") +
                         query(R"({"method":"cursorAfter","values":["c"]})") + "total=0") == "0: b a");
    BOOST_TEST(call.list(query(R"({"method":"limit","values":[1]})") +
                         query(R"({"method":"limit","values":[3]})")) == "4: a");

    const auto refusal = [&call](const std::string& json)
    {
        const std::string said = call.list(query(json));
        const std::string start = "Invalid `queries` param: ";
        return said.starts_with(start) ? said.substr(start.size()) : said;
    };
    BOOST_TEST(refusal(R"({"method":"select","values":["name"]})") == "Invalid query method: select");
    BOOST_TEST(refusal(R"({"method":"equal","attribute":"name","values":[]})") ==
               "Invalid query: Equal queries require at least one value.");
    BOOST_TEST(refusal(R"({"method":"between","attribute":"registration","values":["2020-01-01"]})") ==
               "Invalid query: Between queries require exactly two values.");
    BOOST_TEST(refusal(R"({"method":"equal","attribute":"status","values":["true"]})") ==
               "Invalid query: Query value is invalid for attribute \"status\"");
    BOOST_TEST(
        refusal(R"({"method":"contains","attribute":"status","values":[true]})") ==
        "Invalid query: Cannot query contains on attribute \"status\" because it is not an array or string.");
    BOOST_TEST(refusal(R"({"method":"or","values":[{"method":"isNull","attribute":"phone"}]})") ==
               "Invalid query: Or queries require at least two queries");
    BOOST_TEST(refusal(R"({"method":"limit","values":["x"]})") ==
               "Invalid query: Invalid limit: Value must be a valid number");
    BOOST_TEST(refusal(R"([1])") == "Invalid query: Invalid query method: ");
    BOOST_TEST(call.outcome("GET", "/v1/users?" + query(R"({"method":"orderAsc","attribute":"phone"})") +
                                       query(R"({"method":"cursorAfter","values":["c"]})")) ==
               "database_query_order_null");
}

BOOST_AUTO_TEST_CASE(older_query_spelling_needs_an_older_format)
{
    caller call("1.9.0");
    for (const char* id : {"a", "b", "c", "d"})
        call("POST", "/v1/users", user(id));
    call.headers.emplace_back("X-Appwrite-Response-Format", "1.4.0");
    BOOST_TEST(call.list(query("cursorAfter(\"b\")")) == "4: c d");
    BOOST_TEST(call.list(query("equal(\"email\", ['a@example.com', \"d@example.com\"])")) == "2: a d");
    BOOST_TEST(call.list(query("greaterThan(\"$sequence\", 3)") + query("orderDesc(\"\")")) == "1: d");
    for (const char* bad :
        {"", "limit", "limit(", "limit(1", "limit(1)x", "equal(1)", "equal(\"name)", "(1)"})
        BOOST_TEST(call.outcome("GET", "/v1/users?" + query(bad)) == "untyped 500");
}

BOOST_AUTO_TEST_SUITE_END()
