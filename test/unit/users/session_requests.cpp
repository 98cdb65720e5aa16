//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's sessions and tokens.
//
#include "service.hpp"

#include <chrono>

using namespace appwrite;
using namespace appwrite::test;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(session_requests)

BOOST_FIXTURE_TEST_CASE(sessions, v1_9)
{
    auto const all = sends(*this, throwing.list_sessions("walter"), "GET /users/walter/sessions", "", 200,
        R"({"total":1,"sessions":[{"$id":"s1"}]})");
    BOOST_TEST_REQUIRE(all.items.size() == 1u);
    BOOST_TEST(all.items[0].id == "s1");
    auto const made = sends(*this, throwing.create_session("walter"), "POST /users/walter/sessions", "{}",
        201, R"({"$id":"s2","secret":"x"})");
    BOOST_TEST(made.secret.reveal() == "x");
    sends(*this, throwing.delete_sessions("walter"), "DELETE /users/walter/sessions", "", 204, "");
    sends(*this, throwing.delete_session("walter", "s2"), "DELETE /users/walter/sessions/s2", "", 204, "");
    invalid(*this, nothrow.create_session(""), "id");
    invalid(*this, nothrow.delete_sessions("a/b"), "id");
    invalid(*this, nothrow.delete_session("a/b", "s2"), "id");
}

BOOST_FIXTURE_TEST_CASE(tokens, v1_9)
{
    std::string const request = "POST /users/walter/tokens";
    std::string const answer = R"({"$id":"t","secret":"123456"})";
    token const t = sends(*this, throwing.create_token("walter"), request, "{}", 201, answer);
    BOOST_TEST(t.secret.reveal() == "123456");
    sends(*this, throwing.create_token("walter", new_token().length(32).expires_after(1min)), request,
        R"({"length":32,"expire":60})", 201, answer);
    for (std::int64_t length : {4, 128})
        sends(*this, throwing.create_token("walter", new_token().length(length)), request,
            "{\"length\":" + std::to_string(length) + "}", 201, answer);
    sends(*this, throwing.create_token("walter", new_token().expires_after(24h * 365)), request,
        R"({"expire":31536000})", 201, answer);
    for (std::int64_t length : {-1, 3, 129})
        invalid(*this, nothrow.create_token("walter", new_token().length(length)), "length");
    for (auto expiry : {0s, 59s, 31'536'001s})
        invalid(*this, nothrow.create_token("walter", new_token().expires_after(expiry)), "expires_after");
    invalid(*this, nothrow.create_token("a/b"), "id");
}

BOOST_FIXTURE_TEST_CASE(json_web_tokens, v1_9)
{
    std::string const request = "POST /users/walter/jwts";
    jwt const t = sends(*this, throwing.create_jwt("walter"), request, "{}", 201, R"({"jwt":"a.b.c"})");
    BOOST_TEST(t.token.reveal() == "a.b.c");
    sends(*this, throwing.create_jwt("walter", new_jwt().session("s1").duration(60s)), request,
        R"({"sessionId":"s1","duration":60})", 201, R"({"jwt":"a"})");
    sends(*this, throwing.create_jwt("walter", new_jwt().recent_session().duration(0s)), request,
        R"({"sessionId":"recent","duration":0})", 201, R"({"jwt":"a"})");
    sends(*this, throwing.create_jwt("walter", new_jwt().duration(1h)), request, R"({"duration":3600})", 201,
        R"({"jwt":"a"})");
    for (auto duration : {-1s, 3601s})
        invalid(*this, nothrow.create_jwt("walter", new_jwt().duration(duration)), "duration");
    invalid(*this, nothrow.create_jwt("walter", new_jwt().session("")), "session");
    invalid(*this, nothrow.create_jwt("a/b"), "id");
}

BOOST_AUTO_TEST_SUITE_END()
