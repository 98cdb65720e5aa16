//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_template: exact bytes, and what is refused.
//
#include <appwrite/detail/wire/request_builder.hpp>
#include <appwrite/version.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace appwrite;
using detail::header_field;
using detail::http_method;
using detail::request_template;

BOOST_AUTO_TEST_SUITE(request_builder)

namespace
{

detail::endpoint const here = detail::endpoint::parse("https://appwrite.test:8443/v1").value();

request_template make()
{
    return request_template::make(here, "project1", "the-key").value();
}

std::string const constant_fields = "Host: appwrite.test:8443\r\n"
                                    "User-Agent: appwrite-asio/" APPWRITE_VERSION_STRING "\r\n"
                                    "Accept: application/json\r\n"
                                    "X-SDK-Name: C++\r\n"
                                    "X-SDK-Platform: server\r\n"
                                    "X-SDK-Language: cpp\r\n"
                                    "X-SDK-Version: " APPWRITE_VERSION_STRING "\r\n"
                                    "X-Appwrite-Project: project1\r\n"
                                    "X-Appwrite-Key: the-key\r\n"
                                    "X-Appwrite-Response-Format: 1.9.0\r\n";

} // namespace

BOOST_AUTO_TEST_CASE(it_knows_its_project_and_its_key)
{
    BOOST_TEST(make().project() == "project1");
    BOOST_TEST(make().key() == "the-key");
}

BOOST_AUTO_TEST_CASE(a_get_has_no_body_and_no_length)
{
    BOOST_TEST(make().build(dialect::v1_5, http_method::get, "/users?limit=2", "", {}, "") ==
               "GET /v1/users?limit=2 HTTP/1.1\r\n" + constant_fields + "\r\n");
}

BOOST_AUTO_TEST_CASE(a_delete_has_no_body_and_no_length)
{
    BOOST_TEST(make().build(dialect::v1_5, http_method::delete_, "/users/a", "", {}, "") ==
               "DELETE /v1/users/a HTTP/1.1\r\n" + constant_fields + "\r\n");
}

BOOST_AUTO_TEST_CASE(a_body_has_type_and_length)
{
    BOOST_TEST(make().build(dialect::v1_5, http_method::patch, "/users/a/name", R"({"name":"x"})", {}, "") ==
               "PATCH /v1/users/a/name HTTP/1.1\r\n" + constant_fields +
                   "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"name\":\"x\"}");
}

BOOST_AUTO_TEST_CASE(methods_that_usually_have_a_body_say_that_there_is_none)
{
    for (auto method : {http_method::post, http_method::put, http_method::patch})
    {
        std::string const wire = make().build(dialect::v1_5, method, "/x", "", {}, "");
        BOOST_TEST(wire.ends_with("\r\nContent-Length: 0\r\n\r\n"));
        BOOST_TEST(wire.find("Content-Type") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(fields_of_the_call_come_after_the_constant_ones)
{
    std::vector<header_field> const extra{{"X-Forwarded-User-Agent", "browser"}, {"X-Empty", ""}};
    BOOST_TEST(make().build(dialect::v1_5, http_method::get, "/users", "", extra, "job-7") ==
               "GET /v1/users HTTP/1.1\r\n" + constant_fields +
                   "X-Request-Id: job-7\r\nX-Forwarded-User-Agent: browser\r\nX-Empty: \r\n\r\n");
}

BOOST_AUTO_TEST_CASE(the_response_format_follows_the_dialect)
{
    auto const has_format = [](dialect speaks, std::string const& format)
    {
        std::string const wire = make().build(speaks, http_method::get, "/users", "", {}, "");
        return wire.find("\r\nX-Appwrite-Response-Format: " + format + "\r\n") != std::string::npos;
    };
    BOOST_TEST(has_format(dialect::v0_15, "0.15.0"));
    BOOST_TEST(has_format(dialect::v1_0, "1.4.0"));
    BOOST_TEST(has_format(dialect::v1_5, "1.9.0"));
}

BOOST_AUTO_TEST_CASE(what_is_public_goes_without_project_and_key)
{
    BOOST_TEST(make().build_public("/health/version") ==
               "GET /v1/health/version HTTP/1.1\r\n"
               "Host: appwrite.test:8443\r\n"
               "User-Agent: appwrite-asio/" APPWRITE_VERSION_STRING "\r\n"
               "Accept: application/json\r\n"
               "X-SDK-Name: C++\r\n"
               "X-SDK-Platform: server\r\n"
               "X-SDK-Language: cpp\r\n"
               "X-SDK-Version: " APPWRITE_VERSION_STRING "\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(no_compression_is_asked_for)
{
    BOOST_TEST(make().build(dialect::v1_5, http_method::get, "/users", "", {}, "").find("Accept-Encoding") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(compression_is_asked_for)
{
    auto const asking = request_template::make(here, "project1", "the-key", true).value();
    std::string const wire = asking.build(dialect::v1_5, http_method::get, "/users", "", {}, "");
    BOOST_TEST(wire.find("\r\nAccept-Encoding: gzip\r\n") != std::string::npos);
    BOOST_TEST(
        asking.build_public("/health/version").find("\r\nAccept-Encoding: gzip\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_request_is_allocated_once)
{
    std::string const body(100000, 'x');
    std::vector<header_field> const extra{{"A", "b"}};
    for (std::string_view b : {std::string_view(), std::string_view("1"), std::string_view(body)})
    {
        std::string const wire = make().build(dialect::v1_5, http_method::post, "/users", b, extra, "id");
        BOOST_TEST(wire.capacity() == wire.size());
    }
}

BOOST_AUTO_TEST_CASE(projects_and_keys_are_checked)
{
    for (char const* bad : {"", "a\r\nEvil: 1", "a\nb", "\x7f"})
    {
        auto const no_project = request_template::make(here, bad, "key");
        BOOST_TEST((!no_project && no_project.error() == errc::invalid_argument));
        BOOST_TEST(no_project.error().message().starts_with("project: "));
        auto const no_key = request_template::make(here, "project", bad);
        BOOST_TEST((!no_key && no_key.error() == errc::invalid_argument));
        BOOST_TEST(no_key.error().message().starts_with("key: "));
        // A refused key is still a secret.
        BOOST_TEST(no_key.error().what().find("Evil") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(headers_that_contradict_the_client_are_refused)
{
    for (char const* reserved :
        {"X-Appwrite-Key", "x-appwrite-key", "X-APPWRITE-PROJECT", "x-appwrite-response-format", "Host",
            "content-length", "Content-Type", "Transfer-Encoding", "Connection", "TE", "Trailer", "Upgrade",
            "Expect", "User-Agent", "Accept-Encoding", "X-Request-Id", "Origin"})
    {
        std::vector<header_field> const headers{{reserved, "x"}};
        auto const refused = detail::check_headers(headers, "", "header");
        BOOST_TEST((refused && *refused == errc::invalid_argument), reserved);
        BOOST_TEST(refused->message().find(reserved) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(headers_that_would_break_the_request_are_refused)
{
    std::vector<header_field> const split_value{{"X-A", "b\r\nEvil: 1"}};
    std::vector<header_field> const split_name{{"X-A: b\r\nEvil", "1"}};
    std::vector<header_field> const no_name{{"", "1"}};
    for (auto const& headers : {split_value, split_name, no_name})
    {
        auto const refused = detail::check_headers(headers, "", "header");
        BOOST_TEST((refused && *refused == errc::invalid_argument));
        BOOST_TEST(refused->message().find("Evil") == std::string::npos);
    }
    auto const bad_id = detail::check_headers({}, "a\nb", "header");
    BOOST_TEST((bad_id && bad_id->message().starts_with("request_id: ")));
}

BOOST_AUTO_TEST_CASE(other_headers_are_fine)
{
    std::vector<header_field> const headers{{"X-Forwarded-For", "10.0.0.1"}, {"X-Appwrite-Locale", "de"}};
    BOOST_TEST(!detail::check_headers(headers, "job-7", "header"));
}

BOOST_AUTO_TEST_SUITE_END()
