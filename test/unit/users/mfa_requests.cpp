//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's second factors.
//
#include "service.hpp"

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(mfa_requests)

BOOST_FIXTURE_TEST_CASE(requests, v1_9)
{
    std::string const path = " /users/walter/mfa";
    sends(*this, throwing.update_mfa("walter", true), "PATCH" + path, R"({"mfa":true})", 200, walter);
    auto const factors = sends(
        *this, throwing.list_mfa_factors("walter"), "GET" + path + "/factors", "", 200, R"({"totp":true})");
    BOOST_TEST(factors.totp);
    sends(*this, throwing.delete_mfa_authenticator("walter", authenticator_type::totp),
        "DELETE" + path + "/authenticators/totp", "", 204, "");

    std::string const codes = R"({"recoveryCodes":["abc"]})";
    auto const read = sends(
        *this, throwing.get_mfa_recovery_codes("walter"), "GET" + path + "/recovery-codes", "", 200, codes);
    BOOST_TEST_REQUIRE(read.codes.size() == 1u);
    BOOST_TEST(read.codes[0].reveal() == "abc");
    sends(*this, throwing.create_mfa_recovery_codes("walter"), "PATCH" + path + "/recovery-codes", "{}", 200,
        codes);
    sends(*this, throwing.update_mfa_recovery_codes("walter"), "PUT" + path + "/recovery-codes", "{}", 200,
        codes);
}

// The server's own description of the API promises 201; what it sends is 200.
BOOST_FIXTURE_TEST_CASE(codes_created_with_201_are_fine, v1_9)
{
    core->answer(201, R"({"recoveryCodes":["abc"]})");
    BOOST_TEST(run(throwing.create_mfa_recovery_codes("walter")).codes.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(refusals, v1_9)
{
    invalid(*this, nothrow.update_mfa("a/b", true), "id");
    invalid(*this, nothrow.list_mfa_factors("a/b"), "id");
    invalid(*this, nothrow.get_mfa_recovery_codes("a/b"), "id");
    invalid(*this, nothrow.create_mfa_recovery_codes("a/b"), "id");
    invalid(*this, nothrow.update_mfa_recovery_codes("a/b"), "id");
    invalid(*this, nothrow.delete_mfa_authenticator("a/b", authenticator_type::totp), "id");
}

BOOST_AUTO_TEST_SUITE_END()
