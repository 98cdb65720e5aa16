//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The command line of appwrite-emulator.
//
#include "emulator/program_options.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace appwrite::testing::program;

BOOST_AUTO_TEST_SUITE(emulator_program_options)

namespace
{

program_options parse(const std::vector<const char*>& arguments)
{
    return parse_options(arguments);
}

void expect_refused(const std::vector<const char*>& arguments, const std::string& part_of_the_reason)
{
    BOOST_CHECK_EXCEPTION(parse(arguments), usage_error,
        [&](const usage_error& error)
        {
            BOOST_TEST_INFO(error.what());
            return std::string(error.what()).find(part_of_the_reason) != std::string::npos;
        });
}

} // namespace

BOOST_AUTO_TEST_CASE(defaults)
{
    const program_options got = parse({});
    BOOST_TEST((got.what == program_options::action::serve));
    BOOST_TEST(got.server.server_version() == "1.9.0");
    BOOST_TEST(got.server.project() == "emulated-project");
    BOOST_TEST(got.server.port() == 0);
    BOOST_TEST(got.server.uses_tls());
    BOOST_TEST(got.seed_users == 0u);
    BOOST_TEST(got.data_file.empty());
    BOOST_REQUIRE(got.server.api_keys().size() == 1u);
    BOOST_TEST(got.server.api_keys()[0].secret == "emulated-key");
    BOOST_TEST(got.server.api_keys()[0].scopes.empty());
}

BOOST_AUTO_TEST_CASE(everything_can_be_chosen)
{
    const program_options got =
        parse({"--port", "4242", "--http", "--server-version", "0.15.3", "--project=p 1", "--key", "a",
            "--seed-users", "12", "--data", "some/file", "--key=b:users.read,users.write"});
    BOOST_TEST(got.server.port() == 4242);
    BOOST_TEST(!got.server.uses_tls());
    BOOST_TEST(got.server.server_version() == "0.15.3");
    BOOST_TEST(got.server.project() == "p 1");
    BOOST_TEST(got.seed_users == 12u);
    BOOST_TEST(got.data_file == "some/file");
    BOOST_REQUIRE(got.server.api_keys().size() == 2u);
    BOOST_TEST(got.server.api_keys()[0].secret == "a");
    BOOST_TEST(got.server.api_keys()[1].secret == "b");
    const std::vector<std::string> scopes{"users.read", "users.write"};
    BOOST_TEST(got.server.api_keys()[1].scopes == scopes);
}

BOOST_AUTO_TEST_CASE(a_secret_with_a_colon_ends_with_another)
{
    const program_options got = parse({"--key", "a:b:", "--key", "a:b:users.read"});
    BOOST_TEST(got.server.api_keys()[0].secret == "a:b");
    BOOST_TEST(got.server.api_keys()[0].scopes.empty());
    BOOST_TEST(got.server.api_keys()[1].secret == "a:b");
    BOOST_TEST(got.server.api_keys()[1].scopes.size() == 1u);
    expect_refused({"--key", "a:b"}, "'b' is no scope");
    expect_refused({"--key", "a:users.read,,users.write"}, "'' is no scope");
    expect_refused({"--key", ":users.read"}, "--key takes a secret");
}

BOOST_DATA_TEST_CASE(emulated_versions,
    boost::unit_test::data::make({"0.15", "0.15.0", "0.15.3", "1.9", "1.9.0", "1.9.2"}), version)
{
    BOOST_TEST(parse({"--server-version", version}).server.server_version() == version);
}

BOOST_DATA_TEST_CASE(other_versions,
    boost::unit_test::data::make(
        {"0.14.2", "1.4.0", "1.90.0", "2.0.0", "1.9.0.1", "1.9.", "v1.9.0", "1.9x", "new"}),
    version)
{
    expect_refused({"--server-version", version}, "is not emulated");
}

BOOST_AUTO_TEST_CASE(help_and_version_come_first)
{
    BOOST_TEST((parse({"--help"}).what == program_options::action::show_help));
    BOOST_TEST((parse({"--port", "1", "--version", "rest"}).what == program_options::action::show_version));
    BOOST_TEST(help().find("--server-version VERSION") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(mistakes_are_named)
{
    expect_refused({"--prot", "1"}, "unknown option '--prot'");
    expect_refused({"serve"}, "unexpected 'serve'");
    expect_refused({"--port"}, "--port needs a value");
    expect_refused({"--project="}, "--project needs a value");
    expect_refused({"--port", "65536"}, "from 0 to 65535, not '65536'");
    expect_refused({"--port", "12x"}, "not '12x'");
    expect_refused({"--seed-users", "-1"}, "not '-1'");
    expect_refused({"--http=yes"}, "--http takes no value");
    expect_refused({"--http", "--https"}, "exclude each other");
}

BOOST_AUTO_TEST_SUITE_END()
