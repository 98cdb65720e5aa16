//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What filters of 1.x queries may say, and what they find.
//
#include "service_client.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace
{

using appwrite::test::service_client;
namespace json = boost::json;

/// A query as text; values is a JSON array, or empty.
std::string make(const std::string& method, const std::string& attribute, const std::string& values)
{
    json::object query{{"method", method}, {"attribute", attribute}};
    if (!values.empty())
        query["values"] = json::parse(values);
    return json::serialize(query);
}

struct four_users
{
    four_users() : call("1.9.0")
    {
        for (const auto& [id, name] :
            {std::pair("a", "Ann"), {"b", "Bob"}, {"c", "Carl"}, {"d", "ann marie"}})
            call("POST", "/v1/users",
                std::string(R"({"userId":")") + id + R"(","name":")" + name + R"(","email":")" + id +
                    R"(@x.org"})");
        call("PATCH", "/v1/users/b/status", R"({"status":false})");
        call("PATCH", "/v1/users/c/phone", R"({"number":"+12065550100"})");
        call("PUT", "/v1/users/c/labels", R"({"labels":["vip","red"]})");
        call("PUT", "/v1/users/d/labels", R"({"labels":["vip"]})");
    }

    /// The ids that a query finds, or what it is refused with.
    std::string find(
        const std::string& method, const std::string& attribute = {}, const std::string& values = {})
    {
        return send(make(method, attribute, values));
    }

    std::string send(const std::string& query)
    {
        const auto got = call.show("GET", "/v1/users?queries[]=" + query);
        if (!got.contains("users"))
        {
            const std::string said(got.at("message").as_string());
            const std::string start = "Invalid `queries` param: Invalid query: ";
            return said.starts_with(start) ? said.substr(start.size()) : said;
        }
        std::string ids;
        for (const auto& user : got.at("users").as_array())
            ids.append(user.at("$id").as_string());
        return ids;
    }

    service_client call;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_query_rules, four_users)

BOOST_AUTO_TEST_CASE(text_comparisons)
{
    BOOST_TEST(find("equal", "name", R"(["ANN","bob"])") == "ab");
    BOOST_TEST(find("notEqual", "name", R"(["Ann"])") == "bcd");
    BOOST_TEST(find("lessThan", "name", R"(["Bob"])") == "ad");
    BOOST_TEST(find("lessThanEqual", "name", R"(["Bob"])") == "abd");
    BOOST_TEST(find("greaterThan", "name", R"(["Bob"])") == "c");
    BOOST_TEST(find("greaterThanEqual", "name", R"(["Bob"])") == "bc");
    BOOST_TEST(find("between", "name", R"(["b","carl"])") == "bc");
    BOOST_TEST(find("notBetween", "name", R"(["b","carl"])") == "ad");
    BOOST_TEST(find("startsWith", "name", R"(["ann"])") == "ad");
    BOOST_TEST(find("notStartsWith", "name", R"(["ann"])") == "bc");
    BOOST_TEST(find("endsWith", "email", R"(["@X.ORG"])") == "abcd");
    BOOST_TEST(find("notEndsWith", "name", R"(["e"])") == "abc");
    BOOST_TEST(find("contains", "name", R"(["ar","ob"])") == "bcd");
    BOOST_TEST(find("containsAny", "name", R"(["ob"])") == "b");
    BOOST_TEST(find("containsAll", "name", R"(["a","m"])") == "d");
    BOOST_TEST(find("notContains", "name", R"(["n"])") == "bc");
}

BOOST_AUTO_TEST_CASE(other_types)
{
    BOOST_TEST(find("equal", "status", "[false]") == "b");
    BOOST_TEST(find("notEqual", "status", "[false]") == "acd");
    BOOST_TEST(find("equal", "emailVerification", "[true]").empty());
    BOOST_TEST(find("equal", "phoneVerification", "[false]") == "abcd");
    BOOST_TEST(find("equal", "impersonator", "[false]") == "abcd");
    BOOST_TEST(find("greaterThan", "registration", R"(["2020-01-01T00:00:00.000Z"])") == "abcd");
    BOOST_TEST(find("between", "$createdAt", R"(["2020-01-01","2020-02-01"])").empty());
    BOOST_TEST(find("greaterThan", "$sequence", "[2]") == "cd");
    BOOST_TEST(find("isNull", "phone") == "abd");
    BOOST_TEST(find("isNotNull", "phone") == "c");
    BOOST_TEST(find("isNull", "passwordUpdate") == "abcd");
    // A comparison with null is never true.
    BOOST_TEST(find("notEqual", "phone", R"(["+1"])") == "c");
    BOOST_TEST(find("lessThan", "passwordUpdate", R"(["2999-01-01"])").empty());
}

BOOST_AUTO_TEST_CASE(lists)
{
    BOOST_TEST(find("contains", "labels", R"(["red","x"])") == "c");
    BOOST_TEST(find("containsAny", "labels", R"(["vip"])") == "cd");
    BOOST_TEST(find("containsAll", "labels", R"(["vip","red"])") == "c");
    BOOST_TEST(find("notContains", "labels", R"(["red"])") == "abd");
    BOOST_TEST(find("isNotNull", "labels") == "abcd");
    BOOST_TEST(find("equal", "labels", R"(["vip"])") ==
               "Cannot query equal on attribute \"labels\" because it is an array.");
    BOOST_TEST(find("contains", "status", "[true]") ==
               "Cannot query contains on attribute \"status\" because it is not an array or string.");
}

BOOST_AUTO_TEST_CASE(groups)
{
    const std::string ann = make("startsWith", "name", R"(["ann"])");
    const std::string vip = make("contains", "labels", R"(["vip"])");
    const auto group = [&](const char* method, const std::string& parts)
    { return send(std::string(R"({"method":")") + method + R"(","values":[)" + parts + "]}"); };
    BOOST_TEST(group("and", ann + "," + vip) == "d");
    BOOST_TEST(group("or", ann + "," + vip) == "acd");
    BOOST_TEST(group("or", ann + "," + R"({"method":"and","values":[)" + vip + "," + ann + "]}") == "ad");
    BOOST_TEST(group("and", ann) == "And queries require at least two queries");
    BOOST_TEST(group("or", "") == "Or queries require at least two queries");
    BOOST_TEST(group("or", ann + "," + R"({"method":"limit","values":[1]})") ==
               "Or queries can only contain filter queries");
    BOOST_TEST(
        group("or", ann + "," + make("equal", "mfa", "[true]")) == "Attribute not found in schema: mfa");
}

BOOST_AUTO_TEST_CASE(numbers_of_values)
{
    for (const char* method : {"equal", "contains", "notContains"})
        BOOST_TEST(find(method, "name", "[]").ends_with(" queries require at least one value."));
    for (const char* method : {"notEqual", "lessThan", "lessThanEqual", "greaterThan", "greaterThanEqual",
             "search", "notSearch", "startsWith", "notStartsWith", "endsWith", "notEndsWith"})
        for (const char* values : {"[]", R"(["a","b"])"})
            BOOST_TEST(find(method, "name", values).ends_with(" queries require exactly one value."));
    for (const char* method : {"between", "notBetween"})
        for (const char* values : {"[]", R"(["a"])", R"(["a","b","c"])"})
            BOOST_TEST(
                find(method, "registration", values).ends_with(" queries require exactly two values."));
    json::array many(500, json::value("x"));
    BOOST_TEST(find("equal", "name", json::serialize(many)).empty());
    many.emplace_back("x");
    BOOST_TEST(find("equal", "name", json::serialize(many)) ==
               "Query on attribute has greater than 500 values: name");
}

BOOST_AUTO_TEST_CASE(types_of_values)
{
    for (const auto& [attribute, value] :
        {std::pair("name", "1"), {"name", "true"}, {"status", "1"}, {"status", "\"true\""},
            {"registration", "1"}, {"registration", "\"yesterday\""}, {"name", "null"}, {"email", "[\"a\"]"}})
        BOOST_TEST(find("equal", attribute, std::string("[") + value + "]") ==
                   std::string("Query value is invalid for attribute \"") + attribute + "\"");
}

BOOST_AUTO_TEST_CASE(what_does_not_exist)
{
    for (const char* attribute : {"nosuch", "prefs", "mfa", "accessedAt", "password", "targets", "", "NAME"})
        BOOST_TEST(find("equal", attribute, R"(["x"])") ==
                   std::string("Attribute not found in schema: ") + attribute);
    BOOST_TEST(find("orderAsc", "prefs") == "Attribute not found in schema: prefs");
    BOOST_TEST(find("nosuch", "name", R"(["x"])") == "Invalid query method: nosuch");
    BOOST_TEST(find("select", "", R"(["name"])") == "Invalid `queries` param: Invalid query method: select");
    BOOST_TEST(find("regex", "name", R"(["^A.*e$","x"])") == "Regex queries require exactly one value.");
    for (const char* method : {"exists", "notExists", "elemMatch"})
        BOOST_TEST(call.outcome("GET", "/v1/users?queries[]=" + make(method, "name", "[]")) ==
                   "400 general_argument_invalid");
    BOOST_TEST(send("[1]") == "Invalid query method: ");
    // The database refuses this, after everything else has been judged.
    BOOST_TEST(
        find("search", "name", R"(["x"])") == "Searching by attribute \"name\" requires a fulltext index.");
    BOOST_TEST(call.outcome("GET", "/v1/users?queries[]=" + make("search", "name", R"(["x"])")) ==
               "400 general_query_invalid");
    BOOST_TEST(call.outcome("GET", "/v1/users?search=&queries[]=" + make("search", "name", R"(["x"])")) ==
               "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(patterns)
{
    BOOST_TEST(find("regex", "name", R"(["^A.*e"])") == "d");
    BOOST_TEST(find("regex", "name", R"(["[bl]$"])") == "bc");
    BOOST_TEST(call.outcome("GET", "/v1/users?queries[]=" + make("regex", "name", R"(["("])")) == "500");
}

BOOST_AUTO_TEST_CASE(arrays_of_php)
{
    const std::string limit = make("limit", "", "[1]");
    BOOST_TEST(send(make("limit", "", "[2]") + "&queries[x]=" + make("offset", "", "[3]")) == "d");
    const auto got = call.show("GET", "/v1/users?queries[0]=bad&queries[0]=" + limit);
    BOOST_TEST(got.at("users").as_array().size() == 1U);
}

BOOST_AUTO_TEST_CASE(old_spelling)
{
    call.headers = {{"X-Appwrite-Response-Format", "1.4.0"}};
    BOOST_TEST(send("limit(2)") == "ab");
    BOOST_TEST(call.show("GET", "/v1/users?queries=limit(2)").at("users").as_array().size() == 4U);
    BOOST_TEST(send("equal(name,Bob)") == "b");
    BOOST_TEST(send("bogus(1)") == "Invalid query method: bogus");
    BOOST_TEST(send("notContains(name,[Bob])") == "NotContains queries require at least one value.");
}

BOOST_AUTO_TEST_CASE(pages)
{
    BOOST_TEST(find("limit", "", "[0]") ==
               "Invalid limit: Value must be a valid range between 1 and 9,223,372,036,854,775,807");
    BOOST_TEST(find("limit", "", "[\"x\"]") == "Invalid limit: Value must be a valid number");
    BOOST_TEST(find("limit", "", "[]") == "Invalid limit: Value must be a valid number");
    BOOST_TEST(find("offset", "", "[-1]") ==
               "Invalid offset: Value must be a valid range between 0 and 9,223,372,036,854,775,807");
    BOOST_TEST(find("offset", "", "[null]") == "Invalid limit: Value must be a valid number");
    BOOST_TEST(find("limit", "", "[2]") == "ab");
    BOOST_TEST(find("offset", "", "[3]") == "d");
    BOOST_TEST(find("offset", "", "[99999]").empty());
    BOOST_TEST(find("orderDesc") == "dcba");
    BOOST_TEST(find("orderAsc", "name") == "adbc");
    BOOST_TEST(find("orderRandom").size() == 4U);
    BOOST_TEST(find("cursorAfter", "", R"(["b"])") == "cd");
    BOOST_TEST(find("cursorBefore", "", R"(["c"])") == "ab");
    BOOST_TEST(find("cursorAfter", "", R"(["_"])").starts_with("Invalid cursor: UID must contain"));
    BOOST_TEST(find("cursorAfter", "", R"(["nobody"])") == "User 'nobody' for the 'cursor' value not found.");
}

BOOST_AUTO_TEST_SUITE_END()
