//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Filters and orders as text, in both spellings; what which server has.
//
#include "../../../../src/testing/query.hpp"

#include <appwrite/detail/users/query_text.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/order.hpp>
#include <appwrite/query.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace appwrite;
namespace by = appwrite::fields::users;

BOOST_AUTO_TEST_SUITE(query_text)

namespace
{

template <class Resource>
std::string json(query<Resource> const& q)
{
    std::string text;
    detail::append_json_query(text, q.filter());
    return text;
}

std::string old(query<user> const& q)
{
    std::string text;
    detail::append_text_query(text, q.filter());
    return text;
}

std::string json(order<user> const& o)
{
    std::string text;
    detail::append_json_query(text, o.key());
    return text;
}

std::string old(order<user> const& o)
{
    std::string text;
    detail::append_text_query(text, o.key());
    return text;
}

timestamp const moment(std::chrono::milliseconds(1795435590294));

std::optional<api_error> check(query<user> const& q, detail::api_version v)
{
    return detail::check_filter(q.filter(), *detail::server_of(v));
}

// The query is refused before the version, as something that the server lacks, and not from it on.
void check_since(query<user> const& q, detail::api_version since, detail::api_version before)
{
    auto const error = check(q, before);
    BOOST_TEST_REQUIRE(error.has_value());
    BOOST_TEST((*error == errc::not_supported_by_server));
    BOOST_TEST((error->stage() == call_stage::validate));
    BOOST_TEST(!check(q, since).has_value());
}

void check_invalid(query<user> const& q, std::string const& message)
{
    auto const error = check(q, {1, 9, 0});
    BOOST_TEST_REQUIRE(error.has_value());
    BOOST_TEST((*error == errc::invalid_argument));
    BOOST_TEST(error->message() == message);
}

} // namespace

BOOST_AUTO_TEST_CASE(as_json)
{
    BOOST_TEST(json(equal(by::name, "Ann")) == R"({"method":"equal","attribute":"name","values":["Ann"]})");
    BOOST_TEST(
        json(equal(by::name, "A", "B")) == R"({"method":"equal","attribute":"name","values":["A","B"]})");
    BOOST_TEST(json(equal(by::status, true)) == R"({"method":"equal","attribute":"status","values":[true]})");
    BOOST_TEST(json(not_equal(by::status, false)) ==
               R"({"method":"notEqual","attribute":"status","values":[false]})");
    BOOST_TEST(
        json(less_than(by::name, "a")) == R"({"method":"lessThan","attribute":"name","values":["a"]})");
    BOOST_TEST(json(less_than_equal(by::name, "a")) ==
               R"({"method":"lessThanEqual","attribute":"name","values":["a"]})");
    BOOST_TEST(
        json(greater_than(by::created_at, moment)) ==
        R"({"method":"greaterThan","attribute":"$createdAt","values":["2026-11-23T12:06:30.294+00:00"]})");
    BOOST_TEST(json(greater_than_equal(by::name, "a")) ==
               R"({"method":"greaterThanEqual","attribute":"name","values":["a"]})");
    BOOST_TEST(
        json(between(by::registration, timestamp(), moment)) ==
        R"({"method":"between","attribute":"registration","values":["1970-01-01T00:00:00.000+00:00","2026-11-23T12:06:30.294+00:00"]})");
    BOOST_TEST(json(not_between(by::name, "a", "b")) ==
               R"({"method":"notBetween","attribute":"name","values":["a","b"]})");
    BOOST_TEST(json(is_null(by::phone)) == R"({"method":"isNull","attribute":"phone"})");
    BOOST_TEST(json(is_not_null(by::phone)) == R"({"method":"isNotNull","attribute":"phone"})");
    BOOST_TEST(
        json(starts_with(by::name, "A")) == R"({"method":"startsWith","attribute":"name","values":["A"]})");
    BOOST_TEST(json(not_starts_with(by::name, "A")) ==
               R"({"method":"notStartsWith","attribute":"name","values":["A"]})");
    BOOST_TEST(
        json(ends_with(by::name, "A")) == R"({"method":"endsWith","attribute":"name","values":["A"]})");
    BOOST_TEST(json(not_ends_with(by::name, "A")) ==
               R"({"method":"notEndsWith","attribute":"name","values":["A"]})");
    BOOST_TEST(json(contains(by::labels, "vip")) ==
               R"({"method":"contains","attribute":"labels","values":["vip"]})");
    BOOST_TEST(json(not_contains(by::labels, "vip")) ==
               R"({"method":"notContains","attribute":"labels","values":["vip"]})");
    BOOST_TEST(json(contains_any(by::labels, {"a", "b"})) ==
               R"({"method":"containsAny","attribute":"labels","values":["a","b"]})");
    BOOST_TEST(json(contains_all(by::labels, {"a", "b"})) ==
               R"({"method":"containsAll","attribute":"labels","values":["a","b"]})");
    BOOST_TEST(json(equal(fields::targets::provider_type, messaging_provider_type::sms)) ==
               R"({"method":"equal","attribute":"providerType","values":["sms"]})");
    BOOST_TEST(json(equal(by::name, "a\"b\\c\n\x01ü")) ==
               R"({"method":"equal","attribute":"name","values":["a\"b\\c\u000a\u0001ü"]})");
}

BOOST_AUTO_TEST_CASE(nested_as_json)
{
    BOOST_TEST(
        json(equal(by::name, "A") || (is_null(by::phone) && equal(by::status, true))) ==
        R"({"method":"or","values":[{"method":"equal","attribute":"name","values":["A"]},)"
        R"({"method":"and","values":[{"method":"isNull","attribute":"phone"},{"method":"equal","attribute":"status","values":[true]}]}]})");
}

BOOST_AUTO_TEST_CASE(in_the_old_form)
{
    BOOST_TEST(old(equal(by::name, "Ann")) == R"(equal("name", ["Ann"]))");
    BOOST_TEST(old(equal(by::name, "A", "B")) == R"(equal("name", ["A","B"]))");
    BOOST_TEST(old(equal(by::status, true)) == R"(equal("status", [true]))");
    BOOST_TEST(
        old(between(by::registration, timestamp(), moment)) ==
        R"(between("registration", "1970-01-01T00:00:00.000+00:00", "2026-11-23T12:06:30.294+00:00"))");
    BOOST_TEST(old(is_null(by::phone)) == R"(isNull("phone"))");
    BOOST_TEST(old(starts_with(by::name, "A")) == R"(startsWith("name", ["A"]))");
    BOOST_TEST(old(equal(by::name, "a\"b\\c'd", "],)")) == "equal(\"name\", [\"a\\\"b\\\\c'd\",\"],)\"])");
}

// Every text arrives as it was: read by the emulator's readers of the two forms.
BOOST_AUTO_TEST_CASE(texts_survive)
{
    std::mt19937 random(7);
    std::string const pieces[] = {
        "a", "\"", "\\", "'", ",", "[", "]", "(", ")", " ", "\n", "ü", "{", "}", ":", "\x01"};
    for (int round = 0; round < 2000; ++round)
    {
        std::vector<std::string> values(1 + random() % 3);
        for (std::string& value : values)
            for (auto n = random() % 8; n > 0; --n)
                value += pieces[random() % std::size(pieces)];
        query<user> const q = equal(by::name, values);
        boost::json::array const expected(values.begin(), values.end());

        testing::detail::query const from_json = testing::detail::parse_query(boost::json::value(json(q)));
        BOOST_TEST_REQUIRE(from_json.method == "equal");
        BOOST_TEST_REQUIRE(from_json.attribute_name == "name");
        BOOST_TEST_REQUIRE((from_json.values == expected), json(q));

        testing::detail::query from_text;
        BOOST_TEST_REQUIRE(testing::detail::parse_old_query(old(q), from_text), old(q));
        BOOST_TEST_REQUIRE(from_text.method == "equal");
        BOOST_TEST_REQUIRE(from_text.attribute_name == "name");
        BOOST_TEST_REQUIRE((from_text.values == expected), old(q));
    }
}

BOOST_AUTO_TEST_CASE(orders)
{
    BOOST_TEST(json(order_asc(by::name)) == R"({"method":"orderAsc","attribute":"name"})");
    BOOST_TEST(json(order_desc(by::created_at)) == R"({"method":"orderDesc","attribute":"$createdAt"})");
    BOOST_TEST(json(order_random<user>()) == R"({"method":"orderRandom"})");
    BOOST_TEST(old(order_asc(by::name)) == R"(orderAsc("name"))");
    BOOST_TEST(old(order_desc(by::created_at)) == R"(orderDesc("$createdAt"))");
}

BOOST_AUTO_TEST_CASE(since_when)
{
    BOOST_TEST(!check(equal(by::name, "a"), {1, 0, 0}).has_value());
    BOOST_TEST(!check(greater_than(by::registration, moment), {1, 0, 0}).has_value());
    for (auto const& q : {between(by::name, "a", "b"), is_null(by::phone), is_not_null(by::phone),
             starts_with(by::name, "a"), ends_with(by::name, "a")})
        check_since(q, {1, 3, 0}, {1, 2, 1});
    check_since(contains(by::name, "a"), {1, 4, 0}, {1, 3, 8});
    check_since(is_null(by::phone) && is_null(by::name), {1, 5, 0}, {1, 4, 14});
    check_since(is_null(by::phone) || is_null(by::name), {1, 5, 0}, {1, 4, 14});
    for (auto const& q : {not_between(by::name, "a", "b"), not_starts_with(by::name, "a"),
             not_ends_with(by::name, "a"), not_contains(by::name, "a")})
        check_since(q, {1, 8, 1}, {1, 8, 0});
    check_since(contains_any(by::labels, {"a"}), {1, 9, 0}, {1, 8, 1});
    check_since(contains_all(by::labels, {"a"}), {1, 9, 0}, {1, 8, 1});
    // Attributes have their versions, too, also in nested conditions.
    check_since(contains(by::labels, "a"), {1, 5, 0}, {1, 4, 14});
    check_since(equal(by::impersonator, true), {1, 9, 0}, {1, 8, 1});
    check_since(is_null(by::phone) && equal(by::impersonator, true), {1, 9, 0}, {1, 8, 1});

    auto const error = check(not_contains(by::labels, "a"), {1, 6, 0});
    BOOST_TEST(error.value().message() == "notContains(labels): servers before 1.8.1 do not have it");
}

BOOST_AUTO_TEST_CASE(what_no_server_takes)
{
    check_invalid(equal(by::name, std::vector<std::string>()), "equal(name): must have at least one value");
    check_invalid(contains_any(by::labels, {}), "containsAny(labels): must have at least one value");
    check_invalid(any_of(std::vector<query<user>>()), "or: must have at least one condition");
    check_invalid(all_of(std::vector<query<user>>()), "and: must have at least one condition");
    check_invalid(equal(by::name, "\xff"), "equal(name): a value must be UTF-8");
    check_invalid(is_null(by::phone) || equal(by::name, "\xff"), "equal(name): a value must be UTF-8");
    check_invalid(equal(by::registration, timestamp::max()),
        "equal(registration): a time must be within the years 0 to 9999");
    check_invalid(is_null(field<user, bool>("\xff")), "isNull: the field's name must be UTF-8 and not empty");
    check_invalid(is_null(field<user, bool>("")), "isNull: the field's name must be UTF-8 and not empty");
}

BOOST_AUTO_TEST_CASE(how_many_values)
{
    std::vector<std::string> values(100, "a");
    BOOST_TEST(!check(equal(by::name, values), {1, 6, 2}).has_value());
    values.push_back("a");
    BOOST_TEST(check(equal(by::name, values), {1, 6, 2}).value().message() ==
               "equal(name): must have at most 100 values");
    values.resize(500, "a");
    BOOST_TEST(!check(equal(by::name, values), {1, 7, 0}).has_value());
    values.push_back("a");
    check_invalid(equal(by::name, values), "equal(name): must have at most 500 values");
}

BOOST_AUTO_TEST_CASE(orders_since_when)
{
    auto check = [](order<user> const& o, detail::api_version v)
    { return detail::check_ordering(o.key(), *detail::server_of(v)); };
    BOOST_TEST(!check(order_asc(by::name), {1, 0, 0}).has_value());
    BOOST_TEST((check(order_random<user>(), {1, 8, 0}).value() == errc::not_supported_by_server));
    BOOST_TEST(!check(order_random<user>(), {1, 8, 1}).has_value());
    BOOST_TEST((check(order_asc(by::impersonator), {1, 8, 1}).value() == errc::not_supported_by_server));
    BOOST_TEST((check(order_asc(field<user, bool>("\xff")), {1, 9, 0}).value() == errc::invalid_argument));
}

BOOST_AUTO_TEST_SUITE_END()
