//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_cursor: takes what Boost.JSON takes, and finds in it what Boost.JSON finds.
//
#include <appwrite/detail/json/cursor.hpp>
#include <appwrite/detail/json/parse.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace appwrite;
using detail::json_cursor;
using detail::json_token;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(cursor)

namespace
{

json::value rest_of(json_cursor& from, json_token const& token)
{
    if (token.kind() == json::kind::object)
    {
        json::object object;
        std::string_view name;
        for (bool more = from.first_name(name); more; more = from.next_name(name))
        {
            std::string const key(name);
            object.insert_or_assign(key, rest_of(from, from.value()));
        }
        return object;
    }
    if (token.kind() == json::kind::array)
    {
        json::array array;
        for (bool more = from.first_element(); more; more = from.next_element())
            array.push_back(rest_of(from, from.value()));
        return array;
    }
    return token.value();
}

// By way of text: what is no number is not the same as itself.
std::string written(json::value const& v)
{
    return json::serialize(v);
}

// Read, and passed over, with the same outcome as Boost.JSON's.
void check(std::string_view text, std::size_t max_depth = 32)
{
    detail::document document(text.size());
    bool const good = !document.parse(text, max_depth);

    json_cursor reading(text, max_depth);
    json::value const read = rest_of(reading, reading.value());
    BOOST_TEST(reading.complete() == good, "read: " << text);
    if (good)
        BOOST_TEST(written(read) == written(document.root()));

    json_cursor skipping(text, max_depth);
    skipping.skip(skipping.value());
    BOOST_TEST(skipping.complete() == good, "passed over: " << text);
}

// Also inside of others.
void check_everywhere(std::string const& text)
{
    check(text);
    check(" \t\r\n" + text + "\n");
    check("[" + text + "]");
    check("[0," + text + " , 1]");
    check(R"({"a":)" + text + R"(,"b":[]})");
    check(R"({ "a" : )" + text + "\n}");
}

// So that every character of it is once at each place of a piece of 16.
void check_text(std::string const& characters)
{
    for (std::size_t before = 0; before < 18; ++before)
    {
        std::string const text =
            '"' + std::string(before, '.') + characters + std::string(17 - before, '.') + '"';
        check(text);
        check("{" + text + ":" + text + "}");
    }
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

BOOST_AUTO_TEST_CASE(words)
{
    for (char const* text :
        {"null", "true", "false", "nul", "nulll", "tru", "True", "falsy", "n", "", " ", "undefined"})
        check_everywhere(text);
}

BOOST_AUTO_TEST_CASE(numbers)
{
    for (char const* text : {"0", "-0", "7", "-7", "00", "01", "-01", "-", "+1", "1.", ".5", "1.5", "-1.5",
             "1e", "1e+", "1e5", "1E-5", "1.5e+5", "1e5.5", "1-2", "0x10", "123456789012345678",
             "999999999999999999", "1000000000000000000", "9223372036854775807", "9223372036854775808",
             "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
             "123456789012345678901234567890", "0.1", "1e400", "-1e400", "0e400", "1e-400", "1e99999999999",
             "2.0", "Infinity", "NaN", "1 2"})
        check_everywhere(text);
}

BOOST_AUTO_TEST_CASE(plain_texts)
{
    for (std::size_t size = 0; size < 70; ++size)
        check_everywhere('"' + std::string(size, 'x') + '"');
    check("\"without an end");
    check("\"");
    check_text("~}{[]:,'/ ");
}

BOOST_AUTO_TEST_CASE(escapes)
{
    check_text(R"(\"\\\/\b\f\n\r\t)");
    check_text(R"(\u0041\u00e9\u20AC\ud83d\uDE00\u0000)");
    for (char const* bad : {R"(\x)", R"(\u00g0)", R"(\u12)", R"(\)", R"(\ud800)", R"(\ud800x)", R"(\ud800\n)",
             R"(\ud800\u0041)", R"(\udc00)", R"(\udc00\ud800)", R"(\ud800\ud800)", R"(\U0041)"})
        check_text(bad);
    check(R"("\)");
    check(R"("\u00)");
    check(R"("\ud83d\u)");
}

BOOST_AUTO_TEST_CASE(characters_that_are_no_ascii)
{
    for (char const* text : {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\x7F"})
        check_text(text);
    for (char const* bad :
        {"\xC3", "\xA9", "\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",
            // An escape in the middle of a character.
            "\xC3\\u00a9", "\\u00c3\xA9", "\xE2\x82\\n", "\x1F", "\n"})
        check_text(bad);
    check_text(std::string(1, '\0'));
}

BOOST_AUTO_TEST_CASE(arrays_and_objects)
{
    for (char const* text : {"[]", "{}", "[ ]", "{ }", "[[],{}]", "[1,2]", R"({"a":1,"b":{"c":[]},"a":2})",
             R"({"":0})", R"({"\u0061":1,"a":2,"b\n":3})", "[1,]", "[,1]", "[1 2]", "[1", "[", "]", "[}",
             "{]", R"({"a"})", R"({"a":})", R"({"a" 1})", R"({"a":1,})", R"({,"a":1})", R"({"a":1 "b":2})",
             "{1:2}", "{a:1}", R"({"a":1)", "{", "}", R"({"a":1]})", "[]]", "{}{}", "[]x", "<html>",
             "\xEF\xBB\xBF{}", "// a\n1", "[1]\v"})
        check_everywhere(text);
}

BOOST_AUTO_TEST_CASE(nesting_to_the_limit)
{
    for (std::size_t depth : {31u, 32u, 33u, 100u})
    {
        check(nested(depth));
        check("{\"a\":" + nested(depth - 1) + ",\"b\":" + nested(depth - 1) + "}");
    }
    check("[[]]", 1);
    check("[]", 1);
    check("7", 0);
    check("[]", 0);
}

BOOST_AUTO_TEST_CASE(texts_that_end_too_soon)
{
    std::string const text = R"( {"a":[1,-2.5e3,true,null,"x\ud83d\ude00\n"],"b":{"\u00e9":"Zo)"
                             "\xC3\xAB"
                             R"("},"c":[[],{}],"d":false} )";
    for (std::size_t size = 0; size <= text.size(); ++size)
        check(text.substr(0, size));
}

BOOST_AUTO_TEST_CASE(every_byte_replaced)
{
    std::string const text = R"({"a":[1,"x\u0041y",{"b":null}],"c":"0123456789abcdef","d":1.5})";
    for (std::size_t i = 0; i < text.size(); ++i)
        for (char const c : std::string_view("\"\\{}[],: 0e-.u\x80\x1F", 17))
        {
            std::string changed = text;
            changed[i] = c;
            check(changed);
        }
}

BOOST_AUTO_TEST_SUITE_END()
