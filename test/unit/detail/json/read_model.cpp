//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// read_model: bodies straight into models, compared with reading them by way of a document.
//
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/read_model.hpp>

#include <support/decoded.hpp>
#include <support/from_document.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace appwrite;
using appwrite::test::decoded;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(read_model)

namespace
{

std::string told(api_error const& e)
{
    return e.code().message() + ": " + e.message();
}

json::value written(auto const& model)
{
    return to_json(model, secrets::reveal);
}

template <class T>
json::value written(page<T> const& p)
{
    json::array items;
    for (T const& item : p.items)
        items.push_back(written(item));
    return {p.total, std::move(items)};
}

// By way of text: what is no number is not the same as itself, and the order of members counts.
template <class T>
std::string outcome(result<T> const& read)
{
    return read ? json::serialize(written(*read)) : told(read.error());
}

void check(std::string_view text)
{
    std::string const body(text);
    BOOST_TEST_CONTEXT(text)
    {
        BOOST_TEST(outcome(decoded<user>(body)) == outcome(test::from_document<user>(text)));
        BOOST_TEST(
            outcome(decoded<page<user>>(body)) == outcome(test::page_from_document<user>(text, "users")));
        BOOST_TEST(outcome(decoded<users_usage>(body)) == outcome(test::from_document<users_usage>(text)));
        BOOST_TEST(outcome(decoded<mfa_factors>(body)) == outcome(test::from_document<mfa_factors>(text)));
        BOOST_TEST(outcome(decoded<mfa_recovery_codes>(body)) ==
                   outcome(test::from_document<mfa_recovery_codes>(text)));
    }
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

char const* const odd_user =
    R"({"$id":"a","name":"x\u00e9\ud83d\ude00\n\/","prefs":{"a":[1,2.5,-0,1e400,0e400,18446744073709551615,
    -9223372036854775809,123456789012345678901234567890],"b":{"c":{"d":[[],{},[{}],null,true]}},"b":1},
    "targets":[{"$id":"t","x":{"y":1}},{"$id":"u","x":1,"x":[2]}],"labels":["a",1,"b",["c"],{"d":"e"}],
    "novel":[{"a":"\u0041\\"}],"novel":{"z":"w"},"status":1,"mfa":0.0,"emailIsFree":2,"emailIsCorporate":null,
    "$createdAt":1700000000,"$updatedAt":"2026-11-23 12:06:30.294","hashOptions":{"k":[1,"\ud834\udd1e"]}})";

char const* const odd_page =
    R"({"users":[{"$id":"a"},{"$id":"b","targets":[{"$id":"t"},{}]},7,{}],"total":3.0,
    "x":{"users":[]},"users":[{"$id":"q","targets":[{"$id":""}],"targets":[]},{"$id":"r","name":1}]})";

char const* const odd_usage = R"({"range":"30d","users":[{"value":1,"date":"2026-11-23T12:06:30.294+00:00"},5,
    {"value":"x","y":2},[1]],"usersTotal":null,"sessionsTotal":"a","usersCount":{"a":1},"range":"7d"})";

// How many users there is memory for after reading so many, the first one of which is as given.
std::size_t room_for(std::size_t users, std::string const& first, std::string const& others)
{
    std::string body = R"({"total":1,"x":[{"users":[]}],"users":[)" + first;
    for (std::size_t i = 1; i < users; ++i)
        body += "," + others;
    page<user> const read = decoded<page<user>>(body + "]}").value();
    BOOST_TEST(read.items.size() == users);
    return read.items.capacity();
}

} // namespace

BOOST_AUTO_TEST_CASE(odd_bodies_cut_at_every_byte)
{
    for (std::string_view body : {odd_user, odd_page, odd_usage})
    {
        check(body);
        for (std::size_t size = 0; size < body.size(); ++size)
            check(body.substr(0, size));
    }
}

BOOST_AUTO_TEST_CASE(bodies_of_other_types)
{
    for (char const* body :
        {"{}", "[]", "7", "null", "\"$id\"", "[{\"$id\":\"a\"}]", "<html>", "{\"$id\":\"a\"}x"})
        check(body);
}

BOOST_AUTO_TEST_CASE(the_last_of_two_members_counts)
{
    for (char const* body :
        {R"({"$id":"a","$id":"b"})", R"({"$id":"a","$id":7})", R"({"$id":7,"$id":"a"})",
            R"({"$id":"a","targets":[{}],"targets":[]})", R"({"$id":"a","targets":[],"targets":[{}]})",
            R"({"$id":"a","targets":[{"$id":"t"}],"targets":7})", R"({"$id":"a","labels":["x"],"labels":{}})",
            R"({"$id":"a","prefs":{"x":1},"prefs":[]})", R"({"$id":"a","name":"b","name":""})",
            R"({"$id":"a","x":1,"y":2,"x":3})", R"({"users":[{"$id":"a"}],"users":[{"$id":"b"}]})",
            R"({"users":[{}],"users":[]})", R"({"users":[],"users":7})", R"({"users":7,"users":[]})",
            R"({"total":1,"total":"x","users":[]})", R"({"totp":true,"totp":1})", R"({"totp":1,"totp":true})",
            R"({"recoveryCodes":["a"],"recoveryCodes":["b"]})",
            R"({"recoveryCodes":["a"],"recoveryCodes":"b"})",
            R"({"range":"a","users":[{}],"users":[{},{}]})"})
        check(body);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_once)
{
    for (char const* body : {R"({"targets":[{}]})", R"({"users":[{"targets":[{}]}]})",
             R"({"users":[{"$id":"a","targets":[{}]},{}]})", R"({"users":[{"$id":"a","targets":[7]}]})",
             R"({"users":[{"$id":"a","targets":[[{"$id":"b"}]]}]})", R"({"users":[[]]})",
             R"({"users":[{},{"$id"}]})", R"({"users":[{}],"total":})"})
        check(body);
}

BOOST_AUTO_TEST_CASE(members_are_found_in_any_order)
{
    for (char const* body : {R"({"accessedAt":1,"prefs":{"a":1},"name":"x","$id":"a","novel":1,"email":"e"})",
             R"({"novel":1,"impersonatorUserId":"i","$id":"a","impersonator":true})",
             R"({"\u0024id":"a","nam\u0065":"x","\u00e9":1})"})
        check(body);
}

// Names are found by their usual spelling first.
BOOST_AUTO_TEST_CASE(names_in_any_spelling)
{
    std::string const rest = R"(,"phone":"behind them all, there is enough text for any name"})";
    for (char const* name :
        {R"("name":)", R"("name" :)", R"("name": )", R"( "name":)", R"("nam\u0065":)", R"("\u006eame":)",
            R"("name\u0000":)", R"("name\"":)", R"("nam":)", R"("names":)", R"("Name":)", R"("name";)",
            R"("name"")", R"(name:)", R"('name':)", R"(,"name":)", R"("name",)", R"("emailVerification":)",
            R"("emailVerificatiom":)", R"("emailverification":)", R"("phoneVerification" :)"})
    {
        std::string const member = name + std::string(R"("x")");
        check(R"({"$id":"a",)" + member + rest);
        check("{" + member + R"(,"$id":"a")" + rest);
        // Short of what is looked at for a name.
        check(R"({"$id":"a",)" + member + "}");
        check(R"({"users":[{"$id":"a",)" + member + "}]}");
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_read_beyond_the_end)
{
    for (std::string_view body : {odd_user, odd_page, R"({"$id":"a","emailVerification":true,"prefs":{}})"})
        for (std::size_t size = 0; size <= body.size(); ++size)
        {
            // Without the zero that ends a std::string.
            std::vector<char> const text(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size));
            user read;
            auto const error =
                detail::read_model({text.data(), text.size()}, detail::json_model_of<user>(), &read);
            BOOST_TEST(error.has_value() == (size != body.size()));
        }
}

BOOST_AUTO_TEST_CASE(members_that_keep_any_json)
{
    for (std::string const member : {"prefs", "hashOptions"})
        for (char const* value : {"{}", "[]", "{ }", "[\n]", R"({"x":[1,{}]})", R"([{"x":1}])", "[[]]",
                 "null", "7", "true", R"("text")", R"("\u0041")", "{", "[", "{]", "[}"})
        {
            std::string const once = '"' + member + "\":" + value;
            check(R"({"$id":"a",)" + once + "}");
            check(R"({"$id":"a",)" + once + R"(,"name":"b"})");
            // Nothing stays of the first one.
            check(R"({"$id":"a",")" + member + R"(":{"y":{"z":2}},)" + once + "}");
            check(R"({"$id":"a",)" + once + ",\"" + member + R"(":{"y":{"z":2}}})");
        }
}

BOOST_AUTO_TEST_CASE(nesting_to_the_limit)
{
    for (std::size_t depth : {517u, 518u, 519u, 520u, 521u})
        for (char const* before :
            {R"({"$id":"a","novel":)", R"({"$id":"a","name":)", R"({"$id":"a","prefs":)"})
        {
            check(before + nested(depth) + "}");
            check(R"({"total":1,"users":[)" + (before + nested(depth)) + "}]}");
        }
}

BOOST_AUTO_TEST_CASE(a_listing_of_small_items_is_read_whole)
{
    std::string body = R"({"total":1e18,"users":[{"$id":"0"})";
    for (int i = 1; i < 500; ++i)
        body += R"(,{"$id":")" + std::to_string(i) + "\"}";
    auto const read = decoded<page<user>>(body + "]}").value();
    BOOST_TEST(read.items.size() == 500u);
    BOOST_TEST(read.items[499].id == "499");
    BOOST_TEST(read.total == 1000000000000000000);
}

BOOST_AUTO_TEST_CASE(memory_is_taken_for_the_items_that_there_are)
{
    auto const item = [](std::size_t size)
    { return R"({"$id":"a","name":")" + std::string(size, 'x') + "\"}"; };
    for (std::size_t size : {150u, 350u, 1000u, 10000u})
    {
        std::size_t const room = room_for(100, item(size), item(size - size / 20));
        BOOST_TEST(room >= 100u);
        BOOST_TEST(room < 120u);
    }
    // The first one is not like the others.
    BOOST_TEST(room_for(100, item(10), item(1000)) < 100 * 1050 / (sizeof(user) / 4) * 9 / 8 + 10);
    BOOST_TEST(room_for(100, item(20000), item(100)) >= 100u);
    // No items to go by.
    for (char const* body : {R"({"users":[]})", R"({"users":[ ]})", R"({"users":[],"x":[{"$id":"a"}]})"})
        BOOST_TEST(decoded<page<user>>(body).value().items.capacity() == 0u);
    BOOST_TEST(decoded<page<user>>(R"({"users":7,"users":[{"$id":"a"}]})").value().items.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
