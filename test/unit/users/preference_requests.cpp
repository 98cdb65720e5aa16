//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's preferences and labels.
//
#include "service.hpp"

#include <appwrite/labels.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <limits>

using namespace appwrite;
using namespace appwrite::test;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(preference_requests)

namespace
{

json::object object_of(char const* text)
{
    return json::parse(text).as_object();
}

// `levels` objects, one in the other.
json::object nested(int levels)
{
    json::object o;
    for (int i = 1; i < levels; ++i)
    {
        json::object outer;
        outer.emplace("a", std::move(o));
        o = std::move(outer);
    }
    return o;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(preferences, v1_9)
{
    auto const read =
        sends(*this, throwing.get_prefs("walter"), "GET /users/walter/prefs", "", 200, R"({"theme":"dark"})");
    BOOST_TEST((read == object_of(R"({"theme":"dark"})")));
    auto const prefs = object_of("{\"n\":1,\"t\":[true,null,{}],\"u\":\"\xC3\xBC/\"}");
    auto const written = sends(*this, throwing.update_prefs("walter", prefs), "PATCH /users/walter/prefs",
        "{\"prefs\":{\"n\":1,\"t\":[true,null,{}],\"u\":\"\xC3\xBC/\"}}", 200, R"({"n":1})");
    BOOST_TEST((written == object_of(R"({"n":1})")));
    sends(*this, throwing.update_prefs("walter", json::object()), "PATCH /users/walter/prefs",
        R"({"prefs":{}})", 200, "{}");
    invalid(*this, nothrow.get_prefs(""), "id");
    invalid(*this, nothrow.update_prefs("a/b", prefs), "id");
}

BOOST_FIXTURE_TEST_CASE(what_php_takes_for_a_list_is_no_object, v1_9)
{
    invalid(*this, nothrow.update_prefs("walter", object_of(R"({"0":"a"})")), "prefs");
    invalid(*this, nothrow.update_prefs("walter", object_of(R"({"0":"a","1":"b"})")), "prefs");
    for (char const* fine : {R"({"5":"a","7":"b"})", R"({"1":"a","0":"b"})", R"({"0":1,"a":2})"})
        sends(*this, throwing.update_prefs("walter", object_of(fine)), "PATCH /users/walter/prefs",
            "{\"prefs\":" + std::string(fine) + "}", 200, fine);
}

BOOST_FIXTURE_TEST_CASE(what_no_server_can_read_back, v1_9)
{
    invalid(*this, nothrow.update_prefs("walter", object_of(R"({"$id":"x"})")), "prefs");
    char const* const deeper = R"({"a":{"$id":"x"}})";
    sends(*this, throwing.update_prefs("walter", object_of(deeper)), "PATCH /users/walter/prefs",
        R"({"prefs":{"a":{"$id":"x"}}})", 200, deeper);
}

BOOST_FIXTURE_TEST_CASE(size_is_that_of_phps_text, v1_9)
{
    auto const with = [](std::string const& text)
    {
        json::object o;
        o.emplace("big", text);
        return o;
    };
    auto const accepted = [&](std::string const& text)
    {
        core->answer(200, "{}");
        return run(nothrow.update_prefs("walter", with(text))).has_value();
    };
    // {"big":"..."}
    std::size_t const room = 65535 - 10;
    BOOST_TEST(accepted(std::string(room, 'x')));
    invalid(*this, nothrow.update_prefs("walter", with(std::string(room + 1, 'x'))), "prefs");
    invalid(*this, nothrow.update_prefs("walter", with(std::string(room, '/'))), "prefs");
    BOOST_TEST(accepted(std::string(room / 2, '/')));
    std::string umlauts;
    for (std::size_t i = 0; i < room / 6; ++i)
        umlauts += "\xC3\xBC";
    BOOST_TEST(accepted(umlauts));
    invalid(*this, nothrow.update_prefs("walter", with(umlauts + "\xC3\xBC")), "prefs");
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_written, v1_9)
{
    json::object o;
    o.emplace("a", bad_utf8);
    invalid(*this, nothrow.update_prefs("walter", o), "prefs");
    o.clear();
    o.emplace(bad_utf8, 1);
    invalid(*this, nothrow.update_prefs("walter", o), "prefs");
    o.clear();
    o.emplace("a", std::numeric_limits<double>::infinity());
    invalid(*this, nothrow.update_prefs("walter", o), "prefs");
    core->answer(200, "{}");
    BOOST_TEST(run(nothrow.update_prefs("walter", nested(511))).has_value());
    invalid(*this, nothrow.update_prefs("walter", nested(512)), "prefs");
}

BOOST_FIXTURE_TEST_CASE(all_labels, v1_9)
{
    sends(*this, throwing.update_labels("walter", labels("vip", std::string("Admin2"))),
        "PUT /users/walter/labels", R"({"labels":["vip","Admin2"]})", 200, walter);
    sends(*this, throwing.update_labels("walter", labels()), "PUT /users/walter/labels", R"({"labels":[]})",
        200, walter);
    for (std::string const& label : {std::string(), std::string("a-b"), std::string("a b"),
             std::string(37, 'a'), std::string("\xC3\xBC")})
        invalid(*this, nothrow.update_labels("walter", labels("fine", label)), "labels");
    core->answer(200, walter);
    BOOST_TEST(run(nothrow.update_labels("walter", std::vector<std::string>(1000, std::string(36, 'a'))))
                   .has_value());
    invalid(*this, nothrow.update_labels("walter", std::vector<std::string>(1001, "a")), "labels");
    invalid(*this, nothrow.update_labels("a/b", labels("a")), "id");
}

BOOST_FIXTURE_TEST_CASE(fewer_labels_on_1_4, v1_4)
{
    core->answer(200, walter);
    BOOST_TEST(run(nothrow.update_labels("walter", std::vector<std::string>(100, "a"))).has_value());
    invalid(*this, nothrow.update_labels("walter", std::vector<std::string>(101, "a")), "labels");
}

BOOST_AUTO_TEST_SUITE_END()
