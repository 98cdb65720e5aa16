//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that change a user's account data.
//
#include "service.hpp"

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(account_requests)

BOOST_FIXTURE_TEST_CASE(texts, v1_9)
{
    sends(*this, throwing.update_email("walter", "W@Example.com"), "PATCH /users/walter/email",
        R"({"email":"W@Example.com"})", 200, walter);
    sends(*this, throwing.update_name("walter", "Zo\xC3\xAB / <b>"), "PATCH /users/walter/name",
        "{\"name\":\"Zo\xC3\xAB / <b>\"}", 200, walter);
    sends(*this, throwing.update_password("walter", "say my name"), "PATCH /users/walter/password",
        R"({"password":"say my name"})", 200, walter);
    user const u = sends(*this, throwing.update_phone("walter", "+12065550100"), "PATCH /users/walter/phone",
        R"({"number":"+12065550100"})", 200, walter);
    BOOST_TEST(u.id == "walter");
}

BOOST_FIXTURE_TEST_CASE(flags_are_json_booleans, v1_9)
{
    sends(*this, throwing.update_status("walter", false), "PATCH /users/walter/status", R"({"status":false})",
        200, walter);
    sends(*this, throwing.update_status("walter", true), "PATCH /users/walter/status", R"({"status":true})",
        200, walter);
    sends(*this, throwing.update_email_verification("walter", true), "PATCH /users/walter/verification",
        R"({"emailVerification":true})", 200, walter);
    sends(*this, throwing.update_phone_verification("walter", false),
        "PATCH /users/walter/verification/phone", R"({"phoneVerification":false})", 200, walter);
    sends(*this, throwing.update_impersonator("walter", true), "PATCH /users/walter/impersonator",
        R"({"impersonator":true})", 200, walter);
    for (auto call : {&users_nothrow::update_status, &users_nothrow::update_email_verification,
             &users_nothrow::update_phone_verification, &users_nothrow::update_impersonator})
        invalid(*this, (nothrow.*call)("a/b", true, call_options()), "id");
}

BOOST_FIXTURE_TEST_CASE(the_empty_text_clears, v1_9)
{
    sends(*this, throwing.update_email("walter", ""), "PATCH /users/walter/email", R"({"email":""})", 200,
        walter);
    sends(
        *this, throwing.update_name("walter", ""), "PATCH /users/walter/name", R"({"name":""})", 200, walter);
    sends(*this, throwing.update_phone("walter", ""), "PATCH /users/walter/phone", R"({"number":""})", 200,
        walter);
    // This one it would not clear: the server would hash it.
    invalid(*this, nothrow.update_password("walter", ""), "password");
}

BOOST_FIXTURE_TEST_CASE(nothing_can_be_cleared_on_0_15, v0_15)
{
    invalid(*this, nothrow.update_email("walter", ""), "email");
    invalid(*this, nothrow.update_name("walter", ""), "name");
    invalid(*this, nothrow.update_phone("walter", ""), "phone");
    invalid(*this, nothrow.update_password("walter", ""), "password");
}

BOOST_FIXTURE_TEST_CASE(nothing_can_be_cleared_on_1_4, v1_4)
{
    invalid(*this, nothrow.update_email("walter", ""), "email");
    invalid(*this, nothrow.update_name("walter", ""), "name");
    invalid(*this, nothrow.update_phone("walter", ""), "phone");
}

BOOST_FIXTURE_TEST_CASE(refusals, v1_9)
{
    invalid(*this, nothrow.update_email("walter", "nope"), "email");
    invalid(*this, nothrow.update_email("walter", "a@" + bad_utf8), "email");
    invalid(*this, nothrow.update_name("walter", std::string(129, 'n')), "name");
    invalid(*this, nothrow.update_name("walter", bad_utf8), "name");
    invalid(*this, nothrow.update_password("walter", "1234567"), "password");
    invalid(*this, nothrow.update_password("walter", std::string(257, 'p')), "password");
    for (char const* phone : {"12065550101", "+123456", "+0123456789", "+1234567890123456", "+1206555 100"})
        invalid(*this, nothrow.update_phone("walter", phone), "phone");
    for (std::string const id : {"", "../teams"})
    {
        invalid(*this, nothrow.update_email(id, "a@b"), "id");
        invalid(*this, nothrow.update_password(id, "12345678"), "id");
        invalid(*this, nothrow.update_phone(id, "+12065550100"), "id");
    }
}

BOOST_FIXTURE_TEST_CASE(rules_of_0_15, v0_15)
{
    sends(*this, throwing.update_phone("walter", "+12"), "PATCH /users/walter/phone", R"({"number":"+12"})",
        200, walter);
    std::string const long_one(1000, 'p');
    sends(*this, throwing.update_password("walter", long_one), "PATCH /users/walter/password",
        "{\"password\":\"" + long_one + "\"}", 200, walter);
    for (char const* phone : {"+1", "+01", "+1234567890123456", "12065550101"})
        invalid(*this, nothrow.update_phone("walter", phone), "phone");
    invalid(*this, nothrow.update_password("walter", "1234567"), "password");
}

BOOST_AUTO_TEST_SUITE_END()
