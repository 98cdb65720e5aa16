//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What holds for every route alike.
//
#include "../../../src/testing/routes.hpp"

#include "../../../src/testing/service.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(testing_routes)

namespace
{

using namespace appwrite::testing::detail;
namespace json = boost::json;

char const* const versions[] = {"0.15.3", "1.9.0"};

service make_service(const std::string& version)
{
    service_config config;
    config.version = version;
    config.project = "p";
    config.keys = {{"all", {}}, {"nothing", {""}}};
    return service(std::move(config));
}

/// The pattern with "x" in the place of each ":name".
std::string path_of(const route& which)
{
    std::string result;
    bool in_name = false;
    for (const char c : which.pattern)
    {
        if (c == '/')
            in_name = false;
        if (!in_name)
            result += c == ':' ? 'x' : c;
        in_name |= c == ':';
    }
    return result;
}

response ask(service& of, std::string method, const route& which, header_list headers)
{
    request sent;
    sent.method = std::move(method);
    sent.target = path_of(which);
    sent.headers = std::move(headers);
    sent.headers.emplace_back("Host", "localhost");
    return of.handle(sent, std::chrono::system_clock::now());
}

/// Checks that a response is an error in the service's form, and returns its type.
std::string error_type(const response& got, const std::string& version)
{
    const json::value body = json::parse(got.body);
    BOOST_TEST(body.at("code").as_int64() == got.status);
    BOOST_TEST(body.at("version").as_string() == version);
    BOOST_TEST(!body.at("message").as_string().empty());
    return std::string(body.at("type").as_string());
}

} // namespace

BOOST_DATA_TEST_CASE(options_need_no_credentials, boost::unit_test::data::make(versions), version)
{
    service emulated = make_service(version);
    for (const route& one : routes_of(emulated.version()))
    {
        BOOST_TEST_CONTEXT(one.pattern)
        {
            const response got = ask(emulated, "OPTIONS", one, {});
            BOOST_TEST(got.status == 204u);
            BOOST_TEST(got.body.empty());
        }
    }
}

BOOST_DATA_TEST_CASE(head_answers_as_get, boost::unit_test::data::make(versions), version)
{
    service emulated = make_service(version);
    const header_list with_key{{"X-Appwrite-Project", "p"}, {"X-Appwrite-Key", "all"}};
    for (const route& one : routes_of(emulated.version()))
    {
        BOOST_TEST_CONTEXT(one.method << ' ' << one.pattern)
        {
            if (one.method == "GET")
                BOOST_TEST(ask(emulated, "HEAD", one, with_key).status ==
                           ask(emulated, "GET", one, with_key).status);
        }
    }
}

BOOST_DATA_TEST_CASE(another_project_is_not_found, boost::unit_test::data::make(versions), version)
{
    service emulated = make_service(version);
    for (const route& one : routes_of(emulated.version()))
    {
        BOOST_TEST_CONTEXT(one.method << ' ' << one.pattern)
        {
            const response got =
                ask(emulated, std::string(one.method), one, {{"X-Appwrite-Project", "other"}});
            BOOST_TEST(got.status == 404u);
            BOOST_TEST(error_type(got, version) == "project_not_found");
        }
    }
}

BOOST_DATA_TEST_CASE(a_key_needs_the_scope, boost::unit_test::data::make(versions), version)
{
    service emulated = make_service(version);
    for (const route& one : routes_of(emulated.version()))
    {
        if (one.scope == "public" || one.pattern.starts_with("/v1/account"))
            continue;
        BOOST_TEST_CONTEXT(one.method << ' ' << one.pattern)
        {
            const response got = ask(emulated, std::string(one.method), one,
                {{"X-Appwrite-Project", "p"}, {"X-Appwrite-Key", "nothing"}});
            BOOST_TEST(got.status == 401u);
            BOOST_TEST(error_type(got, version) == "general_unauthorized_scope");
        }
    }
}

BOOST_DATA_TEST_CASE(other_methods_find_no_route, boost::unit_test::data::make(versions), version)
{
    service emulated = make_service(version);
    for (const route& one : routes_of(emulated.version()))
    {
        BOOST_TEST_CONTEXT(one.pattern)
        {
            const response got = ask(emulated, "TRACE", one, {{"X-Appwrite-Project", "p"}});
            BOOST_TEST(got.status == 404u);
            BOOST_TEST(error_type(got, version) == "general_route_not_found");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
