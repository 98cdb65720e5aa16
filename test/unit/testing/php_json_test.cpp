//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// JSON as PHP reads and writes it.
//
#include "../../../src/testing/php_json.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_php_json)

namespace
{

using namespace appwrite::testing::detail;

/// What becomes of a text that is read and written.
std::string pass(const std::string& text, const php_json_style& style = {})
{
    const auto value = parse_php_json(text);
    if (!value)
        return "malformed";
    return write_php_json(*value, style).value_or("no JSON");
}

} // namespace

BOOST_AUTO_TEST_CASE(integers)
{
    BOOST_TEST(pass("[0,-1,9007199254740993]") == "[0,-1,9007199254740993]");
    BOOST_TEST(
        pass("[9223372036854775807,-9223372036854775808]") == "[9223372036854775807,-9223372036854775808]");
    // What has no place in 64 bits becomes a double.
    BOOST_TEST(pass("[9223372036854775808]") == "[9.223372036854776e+18]");
    BOOST_TEST(pass("[18446744073709551615]") == "[1.8446744073709552e+19]");
    BOOST_TEST(pass("[123456789012345678901234567890]") == "[1.2345678901234568e+29]");
    BOOST_TEST(pass("[-9223372036854775809]") == "[-9.223372036854776e+18]");
}

BOOST_AUTO_TEST_CASE(doubles)
{
    BOOST_TEST(pass("[1.5,2.0,0.1,3.141592653589793]") == "[1.5,2,0.1,3.141592653589793]");
    BOOST_TEST(pass("[1e21,1.5e300,1e17,1e16,123456789012345680000.0]") ==
               "[1.0e+21,1.5e+300,1.0e+17,10000000000000000,1.2345678901234568e+20]");
    BOOST_TEST(pass("[0.001,0.0001,0.00001,2.5e-7,5e-324]") == "[0.001,0.0001,1.0e-5,2.5e-7,5.0e-324]");
    BOOST_TEST(pass("[123.456,-0.25,1e2]") == "[123.456,-0.25,100]");
    BOOST_TEST(pass("[-0.0,0.0]") == "[-0,0]");
    BOOST_TEST(pass("[-0.0]", {false, false}) == "[0]");
    BOOST_TEST(pass("[1e-400]") == "[0]");
    BOOST_TEST(pass("[1e400]") == "no JSON");
    BOOST_TEST(pass("{\"a\":{\"b\":-1e999}}") == "no JSON");
}

BOOST_AUTO_TEST_CASE(objects_that_are_lists)
{
    BOOST_TEST(pass(R"({"a":{},"b":[]})") == R"({"a":[],"b":[]})");
    BOOST_TEST(pass(R"({"a":{"0":"x","1":"y"}})") == R"({"a":["x","y"]})");
    BOOST_TEST(pass(R"({"a":{"1":"x","0":"y"},"b":{"00":1},"c":{"0":1,"2":2}})") ==
               R"({"a":{"1":"x","0":"y"},"b":{"00":1},"c":{"0":1,"2":2}})");
    BOOST_TEST(pass(R"({"a":1,"b":2,"a":3})").find("\"a\":3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(text)
{
    BOOST_TEST(pass(R"({"sl":"a/b","u":"ü🎉","c":"\u0000\n"})") == R"({"sl":"a\/b","u":"ü🎉","c":"\u0000\n"})");
    BOOST_TEST(pass(R"({"ü":"€🎉"})", {true}) == R"({"\u00fc":"\u20ac\ud83c\udf89"})");
}

BOOST_AUTO_TEST_CASE(malformed)
{
    for (const char* text : {"", "{", "[1,]", "nul", "01", "[1] x", "\"\\ud800\"", "\"\xff\""})
        BOOST_TEST(pass(text) == "malformed");
    BOOST_TEST(pass(" [1] \n") == "[1]");
    BOOST_TEST(pass("[" + std::string(600, '[') + std::string(600, ']') + "]") == "malformed");
}

BOOST_AUTO_TEST_SUITE_END()
