//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Web tokens: what was signed is read back, anything else is refused.
//
#include "../../../src/testing/jwt.hpp"

#include "../../../src/testing/failure.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_jwt)

namespace
{

std::string refusal(const std::string& token, std::int64_t now)
{
    try
    {
        read_jwt("key", token, now);
    }
    catch (const failure& why)
    {
        BOOST_TEST(why.status() == 401U);
        BOOST_TEST(why.type() == "user_jwt_invalid");
        return why.message();
    }
    return {};
}

} // namespace

BOOST_AUTO_TEST_CASE(has_the_form_of_a_real_one)
{
    const std::string token = make_jwt("key", {"walter", "", 1795438054});
    BOOST_TEST(token.substr(0, token.rfind('.')) ==
               "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
               "eyJ1c2VySWQiOiJ3YWx0ZXIiLCJzZXNzaW9uSWQiOiIiLCJleHAiOjE3OTU0MzgwNTR9");
    const jwt_claims read = read_jwt("key", token, 1795438053);
    BOOST_TEST(read.user_id == "walter");
    BOOST_TEST(read.session_id == "");
    BOOST_TEST(read.expires == 1795438054);
}

BOOST_AUTO_TEST_CASE(is_refused_unless_genuine_and_fresh)
{
    const std::string token = make_jwt("key", {"walter", "session", 1000});
    BOOST_TEST(refusal(token, 999) == "");
    BOOST_TEST(refusal(token, 1000) == "Failed to verify JWT. Invalid token: Expired");
    BOOST_TEST(refusal(make_jwt("other", {"walter", "session", 1000}), 999) ==
               "Failed to verify JWT. Invalid token: Signature failed");
    for (const char* bad : {"", "a", "a.b", "a.b.c.d"})
        BOOST_TEST(refusal(bad, 0) == "Failed to verify JWT. Invalid token: Incomplete segments");
}

BOOST_AUTO_TEST_SUITE_END()
