//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How PHP would write JSON.
//
#include <appwrite/detail/json/php_json.hpp>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace json = boost::json;
using namespace appwrite::detail;

BOOST_AUTO_TEST_SUITE(php_json)

namespace
{

json::object object_of(std::string_view text)
{
    return json::parse(json::string_view(text.data(), text.size())).as_object();
}

// What `text`, read and written by PHP, is.
void check(std::string_view text, std::string_view php)
{
    BOOST_TEST_CONTEXT(text)
    {
        BOOST_TEST(php_json_size(object_of(text)).value_or(0) == php.size());
    }
}

void check_number(double number, std::string_view php)
{
    json::object o;
    o.emplace("n", number);
    BOOST_TEST_CONTEXT(php)
    {
        BOOST_TEST(php_json_size(o).value_or(0) == php.size() + 6);
    }
}

} // namespace

BOOST_AUTO_TEST_CASE(values)
{
    check("{}", "[]");
    check(R"({"a":1})", R"({"a":1})");
    check(R"({"t":true,"f":false,"z":null,"n":-42})", R"({"t":true,"f":false,"z":null,"n":-42})");
    check(R"({"e":"","list":[1,[],"x"],"o":{"a":{"b":[{"c":1}]}}})",
        R"({"e":"","list":[1,[],"x"],"o":{"a":{"b":[{"c":1}]}}})");
    check(R"({"i":9223372036854775807,"j":-9223372036854775808})",
        R"({"i":9223372036854775807,"j":-9223372036854775808})");
}

BOOST_AUTO_TEST_CASE(texts_are_escaped)
{
    check(R"({"sl/":"a/b"})", R"({"sl\/":"a\/b"})");
    check(R"({"a":"\"\\\b\f\n\r\t"})", R"({"a":"\"\\\b\f\n\r\t"})");
    check("{\"a\":\"\\u0001\\u001f\x7f'<>&\"}", "{\"a\":\"\\u0001\\u001f\x7f'<>&\"}");
    check("{\"\xC3\xBC\":\"\xE2\x82\xAC\"}", R"({"\u00fc":"\u20ac"})");
    check("{\"a\":\"\xF0\x9F\x8E\x89\"}", R"({"a":"\ud83c\udf89"})");
}

// The first three as a server wrote them.
BOOST_AUTO_TEST_CASE(floating_point_numbers)
{
    check_number(2.0, "2");
    check_number(1e21, "1.0e+21");
    check_number(9223372036854775808.0, "9.223372036854776e+18");
    check_number(1.5, "1.5");
    check_number(0.0, "0");
    check_number(-0.0, "-0");
    check_number(-12.25, "-12.25");
    check_number(100.0, "100");
    check_number(0.1, "0.1");
    check_number(0.1 + 0.2, "0.30000000000000004");
    check_number(0.0001, "0.0001");
    check_number(0.00025, "0.00025");
    check_number(0.00001, "1.0e-5");
    check_number(-1.25e-7, "-1.25e-7");
    check_number(1e16, "10000000000000000");
    check_number(1e17, "1.0e+17");
    check_number(1.7976931348623157e308, "1.7976931348623157e+308");
    check_number(5e-324, "5.0e-324");
}

BOOST_AUTO_TEST_CASE(integers_beyond_64_bits_are_floating_point_numbers)
{
    check(R"({"n":18446744073709551615})", R"({"n":1.8446744073709552e+19})");
}

BOOST_AUTO_TEST_CASE(lists)
{
    BOOST_TEST(is_php_list(json::object()));
    BOOST_TEST(is_php_list(object_of(R"({"0":"a","1":"b"})")));
    for (char const* text :
        {R"({"1":"a","0":"b"})", R"({"1":"a"})", R"({"00":"a"})", R"({"0":"a","2":"b"})", R"({"a":0})"})
        BOOST_TEST(!is_php_list(object_of(text)), text);
    check(R"({"l":{"0":"a","1":"b"},"e":{}})", R"({"l":["a","b"],"e":[]})");
    check(R"({"5":"a","7":"b"})", R"({"5":"a","7":"b"})");
    json::object eleven;
    for (int i = 0; i <= 10; ++i)
        eleven.emplace(std::to_string(i), i);
    BOOST_TEST(is_php_list(eleven));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written)
{
    json::object o;
    o.emplace("a", "\xFF");
    BOOST_TEST(!php_json_size(o).has_value());
    o.clear();
    o.emplace("\xC3", 1);
    BOOST_TEST(!php_json_size(o).has_value());
    for (double d : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    {
        json::array inner;
        inner.emplace_back(d);
        o.clear();
        o.emplace("a", std::move(inner));
        BOOST_TEST(!php_json_size(o).has_value());
    }
}

BOOST_AUTO_TEST_CASE(depth)
{
    json::object const three = object_of(R"({"a":[{}]})");
    BOOST_TEST(php_json_size(three, 3).value_or(0) == 10u);
    BOOST_TEST(!php_json_size(three, 2).has_value());
    BOOST_TEST(!php_json_size(object_of(R"({"a":[[]]})"), 2).has_value());
    BOOST_TEST(php_json_size(object_of(R"({"a":[1]})"), 2).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
