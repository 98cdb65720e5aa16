//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Session secrets: where they are found in a request, and whom they open the door to.
//
#include "../../../src/testing/sessions.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_sessions)

namespace
{

request with(const std::string& name, const std::string& value)
{
    request result;
    result.headers.emplace_back(name, value);
    return result;
}

} // namespace

BOOST_AUTO_TEST_CASE(encoding_is_that_of_real_servers)
{
    BOOST_TEST(encode_session("walter", "c8ec") == "eyJpZCI6IndhbHRlciIsInNlY3JldCI6ImM4ZWMifQ==");
    BOOST_TEST(hash_secret("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(only_the_right_secret_opens_a_living_session)
{
    change_set changes;
    owned_table<session_record> sessions(record_kind::session, changes);
    session_record session;
    session.id = "s";
    session.user_id = "walter";
    session.secret_hash = hash_secret("right");
    session.expire = 100;
    sessions.add(session);
    BOOST_TEST(find_session(sessions, encode_session("walter", "right"), 99));
    BOOST_TEST(!find_session(sessions, encode_session("walter", "right"), 100));
    BOOST_TEST(!find_session(sessions, encode_session("walter", "wrong"), 99));
    BOOST_TEST(!find_session(sessions, encode_session("walter", ""), 99));
    BOOST_TEST(!find_session(sessions, encode_session("jesse", "right"), 99));
    for (const char* bad : {"", "nonsense", "W10=", "e30=", "eyJpZCI6MSwic2VjcmV0Ijp0cnVlfQ=="})
        BOOST_TEST(!find_session(sessions, bad, 99), bad);
}

BOOST_AUTO_TEST_CASE(is_found_in_header_cookie_and_fallback)
{
    const auto found = [](const request& from, rules version = rules::v1_9)
    { return presented_session(from, "P", version); };
    BOOST_TEST(found(request()) == "");
    BOOST_TEST(found(with("X-Appwrite-Session", "abc")) == "abc");
    BOOST_TEST(found(with("X-Appwrite-Session", "abc"), rules::v0_15) == "");
    BOOST_TEST(found(with("Cookie", "x=1; a_session_p=ab%3D%3D; y=2")) == "ab==");
    BOOST_TEST(found(with("Cookie", "a_session_p=a+b==")) == "a+b==");
    BOOST_TEST(found(with("Cookie", "a_session_p_legacy=abc"), rules::v0_15) == "abc");
    BOOST_TEST(found(with("Cookie", "a_session_other=abc")) == "");
    BOOST_TEST(found(with("X-Fallback-Cookies", R"({"a_session_p":"abc"})")) == "abc");
    BOOST_TEST(found(with("X-Fallback-Cookies", "[]")) == "");
}

BOOST_AUTO_TEST_CASE(is_handed_out_as_cookies)
{
    const header_list headers = session_headers("P", "abc", 1795437135000);
    BOOST_TEST_REQUIRE(headers.size() == 3U);
    BOOST_TEST(find_header(headers, "X-Fallback-Cookies") == R"({"a_session_p":"abc"})");
    BOOST_TEST(headers[1].second ==
               "a_session_p_legacy=abc; expires=Mon, 23-Nov-2026 12:32:15 GMT; path=/; httponly");
    BOOST_TEST(headers[2].second ==
               "a_session_p=abc; expires=Mon, 23-Nov-2026 12:32:15 GMT; path=/; httponly; samesite=None");
}

BOOST_AUTO_TEST_SUITE_END()
