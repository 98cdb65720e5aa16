//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Percent-encoding.
//
#include <appwrite/detail/wire/percent_encoding.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(percent_encoding)

namespace
{

std::string encoded(std::string_view text)
{
    std::string out = "x=";
    appwrite::detail::append_percent_encoded(out, text);
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(unreserved_characters_stay)
{
    std::string const unreserved = "ABCXYZabcxyz0189-._~";
    BOOST_TEST(encoded(unreserved) == "x=" + unreserved);
}

BOOST_AUTO_TEST_CASE(everything_else_is_escaped)
{
    BOOST_TEST(encoded("/?#[]@!$&'()*+,;=") == "x=%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
    BOOST_TEST(encoded(" %\"\\") == "x=%20%25%22%5C");
    BOOST_TEST(encoded("\r\n") == "x=%0D%0A");
    BOOST_TEST(encoded("\xE6\xB5\x8B") == "x=%E6%B5%8B");
    BOOST_TEST(encoded(std::string_view("\0\x7f\xff", 3)) == "x=%00%7F%FF");
    BOOST_TEST(encoded("") == "x=");
}

BOOST_AUTO_TEST_CASE(decoding)
{
    using appwrite::detail::percent_decoded;
    BOOST_TEST(percent_decoded("") == "");
    BOOST_TEST(percent_decoded("abc-._~") == "abc-._~");
    BOOST_TEST(percent_decoded("%41%7a%2B+%00") == std::string("Az++\0", 5));
    BOOST_TEST(percent_decoded("%25%32%35") == "%25");
    // No escapes.
    using appwrite::detail::is_percent_encoded;
    for (std::string const text : {"%", "%4", "%zz", "%4g", "%g4", "100%", "%%", "a%41%"})
        BOOST_TEST(!is_percent_encoded(text), text);
    for (std::string const text : {"%", "%4", "%zz", "%4g", "100%", "%%"})
        BOOST_TEST(percent_decoded(text) == text);
    BOOST_TEST(is_percent_encoded(""));
    BOOST_TEST(is_percent_encoded("a+b@:/%41%7a%2B%00"));
    std::string every;
    for (int byte = 0; byte < 256; ++byte)
        every.push_back(static_cast<char>(byte));
    std::string escaped;
    appwrite::detail::append_percent_encoded(escaped, every);
    BOOST_TEST((percent_decoded(escaped) == every));
}

BOOST_AUTO_TEST_SUITE_END()
