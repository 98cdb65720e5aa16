//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Digests and one-time passwords: the vectors of the standards.
//
#include "../../../src/testing/digest.hpp"

#include "../../../src/testing/encoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_digest)

BOOST_AUTO_TEST_CASE(digests_are_the_known_ones)
{
    BOOST_TEST(to_hex(digest("md5", "abc")) == "900150983cd24fb0d6963f7d28e17f72");
    BOOST_TEST(to_hex(digest("sha1", "abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    BOOST_TEST(to_hex(digest("sha3-224", "")) == "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7");
    BOOST_TEST(digest("nosuch", "abc").empty());
}

BOOST_AUTO_TEST_CASE(hmac_is_that_of_rfc_4231)
{
    BOOST_TEST(to_hex(hmac("sha256", "Jefe", "what do ya want for nothing?")) ==
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    BOOST_TEST(hmac("nosuch", "key", "text").empty());
}

BOOST_AUTO_TEST_CASE(one_time_passwords_are_those_of_rfc_6238)
{
    const std::string key = "12345678901234567890";
    // The last six of the eight digits given there.
    BOOST_TEST(one_time_password(key, 59) == "287082");
    BOOST_TEST(one_time_password(key, 1111111109) == "081804");
    BOOST_TEST(one_time_password(key, 1111111111) == "050471");
    BOOST_TEST(one_time_password(key, 20000000000) == "353130");
    BOOST_TEST(one_time_password(key, 30) == one_time_password(key, 59));
    BOOST_TEST(one_time_password(key, 30) != one_time_password(key, 29));
}

BOOST_AUTO_TEST_CASE(random_texts_have_their_length_and_differ)
{
    BOOST_TEST(random_hex(7).size() == 7U);
    BOOST_TEST(random_hex(256).find_first_not_of("0123456789abcdef") == std::string::npos);
    BOOST_TEST(random_hex(32) != random_hex(32));
    BOOST_TEST(random_bytes(16).size() == 16U);
}

BOOST_AUTO_TEST_SUITE_END()
