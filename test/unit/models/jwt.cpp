//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading JSON Web Tokens.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_jwt)

BOOST_AUTO_TEST_CASE(a_jwt)
{
    auto const j = decoded<jwt>(R"({"jwt":"a.b.c","novel":true})").value();
    BOOST_TEST(j.token.reveal() == "a.b.c");
    BOOST_TEST(j.extra.size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_token_is_needed)
{
    for (char const* bad : {"{}", R"({"jwt":""})", R"({"jwt":7})", "\"a.b.c\""})
        BOOST_TEST(refusal<jwt>(bad) == "the response lacks jwt, or it is of another type");
}

BOOST_AUTO_TEST_SUITE_END()
