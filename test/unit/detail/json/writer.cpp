//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// object_writer: request bodies.
//
#include <appwrite/detail/json/writer.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::detail;

BOOST_AUTO_TEST_SUITE(writer)

BOOST_AUTO_TEST_CASE(objects)
{
    BOOST_TEST(object_writer().take() == "{}");
    object_writer w;
    w.text("userId", "walter");
    w.text("name", "");
    BOOST_TEST(w.take() == R"({"userId":"walter","name":""})");
}

BOOST_AUTO_TEST_CASE(members_of_each_type)
{
    object_writer w;
    w.boolean("yes", true);
    w.boolean("no", false);
    w.number("n", -42);
    w.json("list", R"(["a"])");
    w.text("t", "x");
    BOOST_TEST(w.take() == R"({"yes":true,"no":false,"n":-42,"list":["a"],"t":"x"})");
}

BOOST_AUTO_TEST_CASE(only_what_must_be_is_escaped)
{
    std::string out;
    append_json_string(out, "Zo\xC3\xAB \"q\" \\ / <b>\n\x01\x1f");
    BOOST_TEST(out == "\"Zo\xC3\xAB \\\"q\\\" \\\\ / <b>\\u000a\\u0001\\u001f\"");
}

BOOST_AUTO_TEST_CASE(every_ascii_character_comes_back)
{
    std::string all;
    for (char c = 0; c < 0x7f; ++c)
        all.push_back(c);
    std::string out;
    append_json_string(out, all);
    auto const read = boost::json::parse(out);
    BOOST_TEST(std::string(read.as_string().c_str(), read.as_string().size()) == all);
}

BOOST_AUTO_TEST_SUITE_END()
