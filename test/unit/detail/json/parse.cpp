//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// document: bounds and typed failures.
//
#include <appwrite/detail/json/parse.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using detail::document;

BOOST_AUTO_TEST_SUITE(parse)

namespace
{

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

BOOST_AUTO_TEST_CASE(good_text)
{
    document d(16);
    BOOST_TEST(!d.parse(R"({"total":9007199254740993,"x":1.0e+21})"));
    BOOST_TEST(d.root().as_object().at("total").as_int64() == 9007199254740993);
    BOOST_TEST(d.root().as_object().at("x").as_double() == 1e21);
}

BOOST_AUTO_TEST_CASE(what_servers_take_can_be_read_back)
{
    // Preferences of the deepest nesting, in a user, in a listing.
    std::string const deepest = R"({"total":1,"users":[{"$id":"a","prefs":)" + nested(511) + "}]}";
    document d(deepest.size());
    BOOST_TEST(!d.parse(deepest));
    // A copy into the default memory is as deep, and so is its destruction.
    boost::json::value const copy(d.root(), boost::json::storage_ptr());
    BOOST_TEST(copy.is_object());
}

BOOST_AUTO_TEST_CASE(hostile_nesting_is_refused)
{
    for (std::size_t depth : {detail::max_json_depth + 1, std::size_t{1000000}})
    {
        document d(1);
        auto const error = d.parse(nested(depth));
        BOOST_TEST((error && *error == errc::invalid_json));
    }
    document d(1);
    BOOST_TEST(!d.parse(nested(detail::max_json_depth)));
    BOOST_TEST((d.parse(nested(9), 8).value() == errc::invalid_json));
}

BOOST_AUTO_TEST_CASE(broken_json)
{
    for (char const* bad : {"{", "{\"a\":}", "[1,]", "{\"a\":1}x", "nul", "\"a", "{\"a\":\"\xFF\"}", "01"})
    {
        document d(1);
        auto const error = d.parse(bad);
        BOOST_TEST((error && *error == errc::invalid_json), bad);
        BOOST_TEST((error->stage() == call_stage::decode));
    }
}

BOOST_AUTO_TEST_CASE(not_json_at_all)
{
    for (char const* other :
        {"", "  \r\n", "<!DOCTYPE html><html></html>", "  <html>", "Not Found", "\xEF\xBB\xBF{}"})
    {
        document d(1);
        auto const error = d.parse(other);
        BOOST_TEST((error && *error == errc::unexpected_content), other);
    }
}

BOOST_AUTO_TEST_SUITE_END()
