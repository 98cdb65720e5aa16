//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Error codes: texts, categories, comparisons.
//
#include <appwrite/error.hpp>

#include <boost/system/errc.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(every_type_is_found_by_its_text)
{
    std::set<std::string_view> seen;
    for (int i = 1; !to_string(static_cast<api_errc>(i)).empty(); ++i)
    {
        auto const code = static_cast<api_errc>(i);
        BOOST_TEST(seen.insert(to_string(code)).second, to_string(code));
        BOOST_TEST((to_api_errc(to_string(code)) == code), to_string(code));
        BOOST_TEST(!make_error_code(code).message().empty());
    }
    BOOST_TEST(seen.count("service_unavailable") == 1u);
    BOOST_TEST(seen.size() == static_cast<std::size_t>(api_errc::service_unavailable));
}

BOOST_AUTO_TEST_CASE(types_keep_the_servers_spelling)
{
    BOOST_TEST((to_api_errc("user_not_found") == api_errc::user_not_found));
    BOOST_TEST((to_api_errc("password_recently_used") == api_errc::password_recently_used));
    BOOST_TEST((to_api_errc("general_argument_invalid") == api_errc::general_argument_invalid));
    BOOST_TEST((to_api_errc("no_such_type") == api_errc::unknown));
    BOOST_TEST((to_api_errc("") == api_errc::unknown));
    BOOST_TEST((to_api_errc("USER_NOT_FOUND") == api_errc::unknown));
}

BOOST_AUTO_TEST_CASE(categories_are_distinct)
{
    BOOST_TEST((client_category() != api_category()));
    BOOST_TEST((api_category() != http_category()));
    BOOST_TEST(client_category().name() == std::string("appwrite.client"));
    // The same value in another category is another error.
    BOOST_TEST((make_error_code(errc::invalid_argument) != make_error_code(api_errc::unknown)));
}

BOOST_AUTO_TEST_CASE(client_codes_have_messages)
{
    std::set<std::string> seen;
    for (int i = 1; i <= static_cast<int>(errc::circuit_open); ++i)
        BOOST_TEST(seen.insert(make_error_code(static_cast<errc>(i)).message()).second);
    BOOST_TEST(make_error_code(errc::response_timeout).message() == "no response arrived in time");
    BOOST_TEST(client_category().message(0) == "unknown error of the client");
    BOOST_TEST(client_category().message(-1) == "unknown error of the client");
    BOOST_TEST(client_category().message(1000) == "unknown error of the client");
    BOOST_TEST(api_category().message(1000) == "unknown error of the server");
}

BOOST_AUTO_TEST_CASE(portable_conditions)
{
    namespace portable = boost::system::errc;
    BOOST_TEST((make_error_code(errc::acquire_timeout) == portable::timed_out));
    BOOST_TEST((make_error_code(errc::read_timeout) == portable::timed_out));
    BOOST_TEST((make_error_code(errc::proxy_timeout) == portable::timed_out));
    BOOST_TEST((make_error_code(errc::pacing_timeout) == portable::timed_out));
    BOOST_TEST((make_error_code(errc::invalid_argument) == portable::invalid_argument));
    BOOST_TEST((make_error_code(errc::not_supported_by_server) == portable::operation_not_supported));
    BOOST_TEST((make_error_code(errc::invalid_json) != portable::timed_out));
}

BOOST_AUTO_TEST_CASE(http_codes_carry_the_status)
{
    error_code const code = make_http_error(418);
    BOOST_TEST(code.value() == 418);
    BOOST_TEST(code.message() == "the server answered HTTP 418");
    BOOST_TEST(code.failed());
}

BOOST_AUTO_TEST_CASE(enumerators_convert_to_error_codes)
{
    error_code code = errc::resolve_timeout;
    BOOST_TEST((code == errc::resolve_timeout));
    code = api_errc::user_blocked;
    BOOST_TEST((code == api_errc::user_blocked));
    BOOST_TEST((code != errc::resolve_timeout));
}

BOOST_AUTO_TEST_SUITE_END()
