//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// appwrite-emulator as a process: what it prints, how it ends, what it keeps.
//
#include "emulator/running_program.hpp"
#include "emulator/scratch.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(emulator_program)

namespace
{

namespace json = boost::json;

char const* const versions[] = {"0.15.3", "1.9.0"};

/// Programs that all work on the same file.
class kept_server
{
public:
    explicit kept_server(std::string version) : version_(std::move(version)) {}

    void start()
    {
        program_.emplace(std::vector<std::string>{
            "--http", "--server-version", version_, "--data", folder_ / "data", "--seed-users", "3"});
        endpoint_ = program_->announced("endpoint");
        connection_.emplace(endpoint_);
    }

    /// As the power failing would.
    void kill() { BOOST_TEST(program_->end(SIGKILL) == -SIGKILL); }

    int end() { return program_->end(SIGTERM); }

    const std::string& endpoint() const { return endpoint_; }

    json::value ask(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const plain_connection::answer got = connection_->ask(method, target, body);
        BOOST_TEST_INFO_SCOPE(method << ' ' << target << ": " << got.body);
        BOOST_REQUIRE(got.status < 300);
        return got.body.empty() ? json::value() : json::parse(got.body);
    }

    unsigned status(const std::string& method, const std::string& target, const std::string& body = {})
    {
        return connection_->ask(method, target, body).status;
    }

private:
    scratch_folder folder_;
    std::string version_;
    std::string endpoint_;
    std::optional<running_program> program_;
    std::optional<plain_connection> connection_;
};

std::string user_text(const std::string& id)
{
    return R"({"userId":")" + id + R"(","email":")" + id +
           R"(@example.com","password":"correct horse","name":"N"})";
}

} // namespace

BOOST_AUTO_TEST_CASE(announces_itself_and_cleans_up)
{
    running_program program({});
    const std::string endpoint = program.announced("endpoint");
    BOOST_TEST(endpoint.starts_with("https://localhost:"));
    BOOST_TEST(endpoint.ends_with("/v1"));
    const std::string ca_file = program.announced("ca_file");
    std::ifstream file(ca_file);
    const std::string pem{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST(pem.starts_with("-----BEGIN CERTIFICATE-----"));
    BOOST_TEST(program.end(SIGTERM) == 0);
    BOOST_TEST(!std::filesystem::exists(ca_file));
    BOOST_TEST(!program.line().has_value());
}

BOOST_AUTO_TEST_CASE(ends_on_an_interrupt_too)
{
    running_program program({"--http"});
    BOOST_TEST(program.announced("endpoint").starts_with("http://localhost:"));
    BOOST_TEST(program.end(SIGINT) == 0);
}

BOOST_AUTO_TEST_CASE(help_is_printed)
{
    running_program program({"--help"});
    BOOST_TEST(program.line().value_or("") == "Usage: appwrite-emulator [options]");
    BOOST_TEST(program.wait() == 0);
}

BOOST_AUTO_TEST_CASE(wrong_options_end_it_with_2)
{
    running_program program({"--server-version", "1.4.0"});
    BOOST_TEST(program.line().value_or("").starts_with(
        "appwrite-emulator: --server-version: '1.4.0' is not emulated"));
    BOOST_TEST(program.wait() == 2);
}

BOOST_AUTO_TEST_CASE(what_is_in_the_way_ends_it_with_1)
{
    running_program first({"--http"});
    const std::string endpoint = first.announced("endpoint");
    const std::string port = endpoint.substr(17, endpoint.rfind('/') - 17);
    running_program second({"--http", "--port", port});
    BOOST_TEST(second.line().value_or("").starts_with("appwrite-emulator: "));
    BOOST_TEST(second.wait() == 1);

    const scratch_folder folder;
    running_program third({"--data", folder / "no such folder/data"});
    BOOST_TEST(third.line().value_or("").find("unable to open") != std::string::npos);
    BOOST_TEST(third.wait() == 1);
}

BOOST_DATA_TEST_CASE(state_survives_a_kill, boost::unit_test::data::make(versions), version)
{
    kept_server server(version);
    server.start();
    server.ask("POST", "/v1/users", user_text("walter"));
    server.ask("POST", "/v1/users", user_text("jesse"));
    server.ask("POST", "/v1/users", user_text("gus"));
    server.ask("PATCH", "/v1/users/walter/name", R"({"name":"Wälter \"W\" / White"})");
    server.ask("DELETE", "/v1/users/gus");
    server.ask(
        "POST", "/v1/account/sessions/email", R"({"email":"walter@example.com","password":"correct horse"})");
    const json::value users = server.ask("GET", "/v1/users");
    const json::value sessions = server.ask("GET", "/v1/users/walter/sessions");
    const json::value logs = server.ask("GET", "/v1/users/walter/logs");
    BOOST_TEST(users.at("total").as_int64() == 5);
    BOOST_TEST(sessions.at("total").as_int64() == 1);

    server.kill();
    server.start();
    BOOST_TEST(server.ask("GET", "/v1/users") == users);
    BOOST_TEST(server.ask("GET", "/v1/users/walter/sessions") == sessions);
    BOOST_TEST(server.ask("GET", "/v1/users/walter/logs") == logs);
    BOOST_TEST(server.status("GET", "/v1/users/gus") == 404u);
    // It goes on as if nothing had happened: the password is known, addresses are taken, an id is free again.
    server.ask(
        "POST", "/v1/account/sessions/email", R"({"email":"walter@example.com","password":"correct horse"})");
    BOOST_TEST(server.status("POST", "/v1/users", user_text("jesse")) == 409u);
    server.ask("POST", "/v1/users", user_text("gus"));

    BOOST_TEST(server.end() == 0);
    server.start();
    BOOST_TEST(server.ask("GET", "/v1/users").at("users").at(5).at("$id") == "gus");
}

BOOST_AUTO_TEST_CASE(whatever_was_answered_is_kept)
{
    kept_server server("1.9.0");
    server.start();
    constexpr std::size_t enough = 40;
    std::size_t answered = 0;
    for (int round = 0; round < 3; ++round)
    {
        const std::size_t before = answered;
        std::jthread killer;
        plain_connection connection(server.endpoint());
        try
        {
            for (;;)
            {
                const std::string id = "user" + std::to_string(answered);
                const unsigned status = connection.ask("POST", "/v1/users", user_text(id)).status;
                // Of the last one before a kill nobody knows.
                BOOST_REQUIRE((status == 201 || (status == 409 && answered == before)));
                if (++answered == before + enough)
                    killer = std::jthread([&] { server.kill(); });
            }
        }
        catch (const boost::system::system_error&)
        {
            // The server is dead.
        }
        BOOST_REQUIRE(killer.joinable());
        killer.join();
        server.start();
        for (std::size_t i = before; i < answered; ++i)
            BOOST_TEST(server.status("GET", "/v1/users/user" + std::to_string(i)) == 200u);
    }
}

BOOST_AUTO_TEST_CASE(a_file_of_another_release_is_refused)
{
    const scratch_folder folder;
    running_program first({"--http", "--data", folder / "data"});
    first.announced("endpoint");
    BOOST_TEST(first.end(SIGTERM) == 0);
    running_program second({"--http", "--data", folder / "data", "--server-version", "0.15.3"});
    BOOST_TEST(
        second.line().value_or("").find("holds the data of server version 1.9.0") != std::string::npos);
    BOOST_TEST(second.wait() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
