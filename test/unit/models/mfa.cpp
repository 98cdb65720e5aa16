//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading factors and recovery codes.
//
#include <support/decoded.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::refusal;

BOOST_AUTO_TEST_SUITE(models_mfa)

BOOST_AUTO_TEST_CASE(factors)
{
    auto const f =
        decoded<mfa_factors>(R"({"totp":true,"phone":false,"email":true,"recoveryCode":true})").value();
    BOOST_TEST(f.totp);
    BOOST_TEST(!f.phone);
    BOOST_TEST(f.email);
    BOOST_TEST(f.recovery_code);
    // 1.5.0 does not have the last one.
    BOOST_TEST(!decoded<mfa_factors>(R"({"totp":true,"phone":true,"email":true})").value().recovery_code);
}

BOOST_AUTO_TEST_CASE(recovery_codes)
{
    auto const c = decoded<mfa_recovery_codes>(R"({"recoveryCodes":["a","b",7]})").value();
    BOOST_REQUIRE(c.codes.size() == 2u);
    BOOST_TEST(c.codes[1].reveal() == "b");
    BOOST_TEST(decoded<mfa_recovery_codes>(R"({"recoveryCodes":[]})").value().codes.empty());
}

// A missing member must not be mistaken for "none set up".
BOOST_AUTO_TEST_CASE(what_is_needed)
{
    for (char const* bad : {"{}", "[]", R"({"totp":null})", R"({"totp":"yes"})"})
        BOOST_TEST(refusal<mfa_factors>(bad) == "the response lacks totp, or it is of another type");
    for (char const* bad : {"{}", "[]", R"({"recoveryCodes":null})", R"({"recoveryCodes":{}})"})
        BOOST_TEST(
            refusal<mfa_recovery_codes>(bad) == "the response lacks recoveryCodes, or it is of another type");
}

BOOST_AUTO_TEST_SUITE_END()
