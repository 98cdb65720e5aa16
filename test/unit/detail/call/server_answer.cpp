//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the answer to the question for the version means.
//
#include <appwrite/detail/call/server_answer.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(server_answer)

BOOST_AUTO_TEST_CASE(versions)
{
    BOOST_TEST((detail::server_from_body(R"({"version":"1.9.6"})")->version == detail::api_version{1, 9, 6}));
    BOOST_TEST((detail::server_from_body(R"({"version":"0.15.3"})")->speaks == dialect::v0_15));
    BOOST_TEST((detail::server_from_body(R"({"version":"1.4.14","more":1})")->speaks == dialect::v1_0));
}

BOOST_AUTO_TEST_CASE(answers_without_a_version)
{
    for (char const* body : {"", "{}", "[]", "1", R"({"version":1.9})", R"({"version":null})",
             R"({"version":"UNKNOWN"})", R"({"version":""})", "<html>", R"({"version":"1.9)"})
    {
        auto const a = detail::server_from_body(body);
        BOOST_REQUIRE(a.has_error());
        BOOST_TEST((a.error() == errc::unknown_server_version), body);
        BOOST_TEST((a.error().stage() == call_stage::detect));
        BOOST_TEST(a.error().status() == 200u);
        BOOST_TEST(a.error().message().find("client_options::server_version") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(servers_that_are_too_old)
{
    auto const a = detail::server_from_body(R"({"version":"0.12.4"})");
    BOOST_REQUIRE(a.has_error());
    BOOST_TEST((a.error() == errc::unknown_server_version));
    BOOST_TEST(a.error().message() == "the server is of version 0.12.4, 0.13 and newer are supported");
}

BOOST_AUTO_TEST_SUITE_END()
