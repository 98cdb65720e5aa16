//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading tokens.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_token)

BOOST_AUTO_TEST_CASE(a_token)
{
    auto const t =
        decoded<token>(R"({"$id":"t1","$createdAt":"2026-11-23T12:32:15.375+00:00","userId":"walter",
        "secret":"123456","expire":"2026-11-23T12:47:15.375+00:00","phrase":"Golden Fox"})")
            .value();
    BOOST_TEST(t.id == "t1");
    BOOST_TEST(t.user_id == "walter");
    BOOST_TEST(t.secret.reveal() == "123456");
    BOOST_TEST((t.expire == *t.created_at + std::chrono::minutes(15)));
    BOOST_TEST(t.phrase == "Golden Fox");
    BOOST_TEST(t.extra.empty());
}

BOOST_AUTO_TEST_CASE(the_id_is_needed)
{
    BOOST_TEST(refusal<token>(R"({"secret":"123456"})").find("$id") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
