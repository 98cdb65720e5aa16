//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bytes as text: known pairs, and what decoders leave out.
//
#include "../../../src/testing/encoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_encoding)

BOOST_AUTO_TEST_CASE(encodes_as_the_standards_say)
{
    BOOST_TEST(to_hex(std::string("\x00\x9f\xff", 3)) == "009fff");
    BOOST_TEST(to_base64("") == "");
    BOOST_TEST(to_base64("f") == "Zg==");
    BOOST_TEST(to_base64("fo") == "Zm8=");
    BOOST_TEST(to_base64("foobar") == "Zm9vYmFy");
    BOOST_TEST(to_base64url("\xfb\xff\xfe?") == "-__-Pw");
    BOOST_TEST(to_base32("foobar") == "MZXW6YTBOI");
    BOOST_TEST(to_base32("f") == "MY");
}

BOOST_AUTO_TEST_CASE(decodes_both_alphabets_and_skips_the_rest)
{
    BOOST_TEST(from_base64("Zm9vYmFy") == "foobar");
    BOOST_TEST(from_base64("Zm8=\n") == "fo");
    BOOST_TEST(from_base64("-__-Pw") == "\xfb\xff\xfe?");
    BOOST_TEST(from_base64("+//+Pw==") == "\xfb\xff\xfe?");
    BOOST_TEST(from_base64("!?") == "");
    BOOST_TEST(from_base32("MZXW6YTBOI") == "foobar");
}

BOOST_AUTO_TEST_CASE(every_byte_survives)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
    {
        bytes += static_cast<char>(i);
        BOOST_TEST_REQUIRE(from_base64(to_base64(bytes)) == bytes);
        BOOST_TEST_REQUIRE(from_base64(to_base64url(bytes)) == bytes);
        BOOST_TEST_REQUIRE(from_base32(to_base32(bytes)) == bytes);
    }
}

BOOST_AUTO_TEST_SUITE_END()
