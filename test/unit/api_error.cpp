//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// api_error: its text, and how results throw it.
//
#include <appwrite/api_error.hpp>
#include <appwrite/result.hpp>

#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(api_error_)

namespace
{

api_error not_found()
{
    api_error e(
        api_errc::user_not_found, call_stage::decode, "User with the requested ID could not be found.");
    e.status(404)
        .type("user_not_found")
        .operation("users.get")
        .attempts(1)
        .elapsed(std::chrono::milliseconds(12));
    return e;
}

} // namespace

BOOST_AUTO_TEST_CASE(one_line_says_it_all)
{
    BOOST_TEST(not_found().what() == "users.get: User with the requested ID could not be found. "
                                     "[user_not_found, HTTP 404; stage decode; attempts 1; 12 ms]");
}

BOOST_AUTO_TEST_CASE(client_errors_are_named_by_their_enumerator)
{
    api_error e(errc::response_timeout, call_stage::first_byte, "");
    e.operation("users.list").attempts(2).elapsed(std::chrono::milliseconds(30000)).request_id("job-7");
    BOOST_TEST(e.what() == "users.list: no response arrived in time "
                           "[response_timeout; stage first byte; attempts 2; 30000 ms; request job-7]");
}

BOOST_AUTO_TEST_CASE(system_errors_are_named_by_category_and_value)
{
    error_code const refused(111, boost::system::system_category());
    api_error const e(refused, call_stage::connect, "connection refused by 127.0.0.1:1");
    BOOST_TEST(e.what() == "connection refused by 127.0.0.1:1 [system:111; stage connect; attempts 0; 0 ms]");
}

BOOST_AUTO_TEST_CASE(foreign_text_cannot_begin_a_new_line)
{
    api_error e(make_http_error(500), call_stage::decode, "first\r\nsecond\x1b[31m\x7f");
    e.type("odd\ntype").status(500);
    std::string const line = e.what();
    BOOST_TEST(line.find_first_of("\r\n\x1b\x7f") == std::string::npos);
    BOOST_TEST(line.find("odd type, HTTP 500") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_messages_are_cut_off_in_the_line_only)
{
    api_error const e(make_http_error(500), call_stage::decode, std::string(100000, 'x'));
    BOOST_TEST(e.what().size() < 1200u);
    BOOST_TEST(e.message().size() == 100000u);
}

BOOST_AUTO_TEST_CASE(the_raw_body_is_not_in_the_line)
{
    api_error e = not_found();
    e.raw_body("{\"password\":\"hunter2 hunter2\"}");
    BOOST_TEST(e.what().find("hunter2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(streams_its_line)
{
    std::ostringstream os;
    os << not_found();
    BOOST_TEST(os.str() == not_found().what());
}

BOOST_AUTO_TEST_CASE(compares_with_all_kinds_of_codes)
{
    BOOST_TEST((not_found() == api_errc::user_not_found));
    BOOST_TEST((not_found() != api_errc::user_blocked));
    BOOST_TEST((not_found() != errc::invalid_json));
    BOOST_TEST((not_found() == make_error_code(api_errc::user_not_found)));
}

BOOST_AUTO_TEST_CASE(a_result_without_value_throws_the_exception)
{
    result<int> const failed = not_found();
    try
    {
        failed.value();
        BOOST_ERROR("value() returned");
    }
    catch (api_exception const& e)
    {
        BOOST_TEST((e.error() == api_errc::user_not_found));
        BOOST_TEST((e.code() == api_errc::user_not_found));
        BOOST_TEST(e.what() == not_found().what());
        BOOST_TEST(e.error().status() == 404u);
    }
    // Whoever knows only Boost catches it too.
    BOOST_CHECK_THROW(failed.value(), boost::system::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
