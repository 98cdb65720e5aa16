//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From error responses to api_error.
//
#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/users/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using namespace appwrite::detail;

BOOST_AUTO_TEST_SUITE(error_response)

namespace
{

api_error from(unsigned status, std::string_view body, std::string_view content_type = "application/json")
{
    return error_from_response(status, content_type, {}, body, std::nullopt);
}

constexpr char html[] = "<!DOCTYPE html><html><head><title>x</title></head></html>";

} // namespace

BOOST_AUTO_TEST_CASE(appwrites_own_form)
{
    auto const e = error_from_response(404, "application/json; charset=UTF-8", {},
        R"({"message":"User not found","code":404,"type":"user_not_found","version":"0.15.3"})",
        std::chrono::seconds(3));
    BOOST_TEST((e == api_errc::user_not_found));
    BOOST_TEST(e.message() == "User not found");
    BOOST_TEST(e.type() == "user_not_found");
    BOOST_TEST(e.status() == 404u);
    BOOST_TEST(e.server_version() == "0.15.3");
    BOOST_TEST((e.stage() == call_stage::decode));
    BOOST_TEST((e.retry_hint() == std::chrono::seconds(3)));
    BOOST_TEST(e.raw_body().starts_with("{\"message\""));
}

BOOST_AUTO_TEST_CASE(the_type_decides_not_the_status)
{
    BOOST_TEST((from(500, R"({"message":"Server Error","type":"general_protocol_unsupported"})") ==
                api_errc::general_protocol_unsupported));
    BOOST_TEST((from(503, R"({"message":"off","type":"general_service_disabled"})") ==
                api_errc::general_service_disabled));
    BOOST_TEST(
        (from(429, R"({"type":"general_rate_limit_exceeded"})") == api_errc::general_rate_limit_exceeded));
}

BOOST_AUTO_TEST_CASE(unknown_types_are_kept_as_text)
{
    auto const e = from(409, R"({"message":"new","code":409,"type":"user_from_the_future"})");
    BOOST_TEST((e == make_http_error(409)));
    BOOST_TEST(e.type() == "user_from_the_future");
    BOOST_TEST(e.message() == "new");
}

BOOST_AUTO_TEST_CASE(json_that_calls_itself_html)
{
    auto const e =
        from(500, R"({"message":"Error: Server Error","code":500,"version":"1.9.0"})", "text/html");
    BOOST_TEST((e == make_http_error(500)));
    BOOST_TEST(e.message() == "Error: Server Error");
    BOOST_TEST(e.server_version() == "1.9.0");
    BOOST_TEST(e.type().empty());
}

BOOST_AUTO_TEST_CASE(pages_and_bare_statuses)
{
    BOOST_TEST((from(404, html, "text/html") == api_errc::general_route_not_found));
    BOOST_TEST((from(404, "Not Found", "text/plain") == api_errc::general_route_not_found));
    BOOST_TEST((from(413, "", "") == api_errc::payload_too_large));
    BOOST_TEST((from(429, html, "text/html") == api_errc::general_rate_limit_exceeded));
    for (unsigned status : {502u, 503u, 504u})
    {
        BOOST_TEST((from(status, html, "text/html") == api_errc::service_unavailable));
        BOOST_TEST((from(status, "", "") == api_errc::service_unavailable));
    }
    BOOST_TEST((from(400, "", "") == make_http_error(400)));
    BOOST_TEST((from(500, html, "text/html") == make_http_error(500)));
    BOOST_TEST((from(418, "short and stout", "text/plain") == make_http_error(418)));
    BOOST_TEST(from(418, "short and stout").message() == "the server answered HTTP 418");
}

BOOST_AUTO_TEST_CASE(a_page_instead_of_a_refusal)
{
    for (unsigned status : {401u, 403u})
    {
        auto const e = from(status, html, "text/html");
        BOOST_TEST((e == api_errc::general_access_forbidden));
        BOOST_TEST(e.message().find("host name") != std::string::npos);
        BOOST_TEST((from(status, "", "") == make_http_error(status)));
    }
}

BOOST_AUTO_TEST_CASE(redirects_say_what_to_configure)
{
    for (unsigned status : {301u, 302u, 304u, 307u, 308u})
    {
        auto const e =
            error_from_response(status, "text/html", "https://appwrite.test/v1/users/a", html, std::nullopt);
        BOOST_TEST((e == errc::unexpected_redirect));
        BOOST_TEST(e.message().find("https://appwrite.test/v1/users/a") != std::string::npos);
        BOOST_TEST(e.message().find("endpoint") != std::string::npos);
    }
    BOOST_TEST((from(301, "", "") == errc::unexpected_redirect));
}

BOOST_AUTO_TEST_CASE(broken_error_bodies_never_hide_the_status)
{
    for (char const* body :
        {"{", "[]", "7", "null", R"({"message":7,"type":["x"],"version":null})", "\xFF\xFE", "\"x\""})
    {
        auto const e = from(500, body);
        BOOST_TEST((e == make_http_error(500)), body);
        BOOST_TEST(!e.message().empty());
        BOOST_TEST(e.type().empty());
    }
    std::string const deep = R"({"type":"user_not_found","x":)" + std::string(100000, '[') + "}";
    BOOST_TEST((from(500, deep) == make_http_error(500)));
    std::string const huge = R"({"type":"user_not_found","x":")" + std::string(2 * 1024 * 1024, 'x') + "\"}";
    BOOST_TEST((from(500, huge) == make_http_error(500)));
    BOOST_TEST(from(500, huge).raw_body().size() == 4096u);
}

BOOST_AUTO_TEST_CASE(which_statuses_are_success)
{
    BOOST_TEST(is_success(users_create, 201));
    BOOST_TEST(is_success(users_create, 200));
    BOOST_TEST(is_success(users_get, 200));
    BOOST_TEST(is_success(users_get, 201));
    BOOST_TEST(!is_success(users_get, 204));
    BOOST_TEST(!is_success(users_get, 202));
    BOOST_TEST(is_success(users_delete_user, 204));
    BOOST_TEST(!is_success(users_delete_user, 200));
    BOOST_TEST(!is_success(users_delete_user, 404));

    auto const e = from(200, html, "text/html");
    BOOST_TEST((e == errc::unexpected_content));
    BOOST_TEST(e.message().find("HTTP 200") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
