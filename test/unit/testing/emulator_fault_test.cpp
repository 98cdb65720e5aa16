//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The faults of the emulator, over real sockets.
//
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

using namespace appwrite::testing;
using namespace appwrite::testing::test;
namespace net = boost::asio;

BOOST_AUTO_TEST_SUITE(emulator_faults)

BOOST_AUTO_TEST_CASE(delay_answers_later)
{
    emulator server(plain());
    server.inject(fault::delay(std::chrono::milliseconds(5)));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    BOOST_TEST(server.counters().faults_applied == 1U);
}

BOOST_AUTO_TEST_CASE(respond_replaces_the_response_and_the_operation)
{
    emulator server(plain());
    server.inject(fault::respond(429, R"({"message":"slow down"})").header("Retry-After", "2"));
    blocking_client client(server);
    const plain_response got = client.exchange("POST /v1/users", new_user);
    BOOST_TEST(got.status == 429U);
    BOOST_TEST(got.head.find("\r\nRetry-After: 2\r\n") != std::string::npos);
    BOOST_TEST(got.head.find("\r\nContent-Type: application/json\r\n") != std::string::npos);
    BOOST_TEST(got.body == R"({"message":"slow down"})");
    BOOST_TEST(server.user_count() == 0U);
    BOOST_TEST(client.exchange("POST /v1/users", new_user).status == 201U);
}

BOOST_AUTO_TEST_CASE(an_answer_may_be_lost_after_executing)
{
    emulator server(plain());
    server.inject(fault::close_before_response().after_executing());
    blocking_client client(server);
    client.send_request("POST /v1/users", {}, new_user);
    BOOST_TEST(client.receive_all().text.empty());
    BOOST_TEST(server.user_count() == 1U);
}

BOOST_AUTO_TEST_CASE(faults_without_a_response_do_not_execute)
{
    const std::vector<fault> lost{fault::reset(), fault::close_before_response(), fault::raw("nonsense")};
    for (const fault& what : lost)
    {
        emulator server(plain());
        server.inject(what);
        blocking_client client(server);
        client.send_request("POST /v1/users", {}, new_user);
        client.receive_all();
        BOOST_TEST(server.user_count() == 0U);
        BOOST_TEST(server.wait_for_open_connections(0));
    }
}

BOOST_AUTO_TEST_CASE(raw_bytes)
{
    emulator server;
    server.inject(fault::raw("SSH-2.0-no http\r\n"));
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text == "SSH-2.0-no http\r\n");
    BOOST_TEST(got.end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(reset_sends_rst)
{
    for (const bool tls : {false, true})
    {
        emulator server(tls ? emulator_options() : plain());
        server.inject(fault::reset());
        blocking_client client(server);
        client.send_request("GET /v1/users");
        const all_bytes got = client.receive_all();
        BOOST_TEST(got.text.empty());
        BOOST_TEST(got.end == net::error::connection_reset);
    }
}

BOOST_AUTO_TEST_CASE(close_before_response_is_orderly)
{
    emulator server;
    server.inject(fault::close_before_response());
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.empty());
    BOOST_TEST(got.end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(close_after_bytes_cuts_the_response)
{
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{20}})
    {
        emulator server;
        server.inject(fault::close_after_bytes(count));
        blocking_client client(server);
        client.send_request("GET /v1/users");
        const all_bytes got = client.receive_all();
        BOOST_TEST(got.text == std::string("HTTP/1.1 200 OK\r\nServer: Appwrite").substr(0, count));
        BOOST_TEST(got.end == net::error::eof);
    }
}

BOOST_AUTO_TEST_CASE(hold_stops_until_released)
{
    emulator server;
    server.inject(fault::hold().times(2));
    blocking_client first(server);
    blocking_client second(server);
    first.send_request("POST /v1/users", {}, new_user);
    BOOST_TEST(server.wait_for_held(1));
    second.send_request("GET /v1/users/walter");
    BOOST_TEST(server.wait_for_held(2));
    BOOST_TEST(server.user_count() == 0U);
    server.release_held();
    BOOST_TEST(first.receive().status == 201U);
    BOOST_TEST(second.receive().status == 200U);
    BOOST_TEST(server.counters().held == 0U);
}

BOOST_AUTO_TEST_CASE(no_close_notify_truncates_tls)
{
    emulator server;
    server.inject(fault::no_close_notify());
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.find("Connection: close\r\n") != std::string::npos);
    BOOST_TEST(got.text.ends_with(R"({"total":0,"users":[]})"));
    BOOST_TEST(got.end == net::ssl::error::stream_truncated);
}

BOOST_AUTO_TEST_CASE(connection_close_is_announced)
{
    emulator server;
    server.inject(fault::connection_close());
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.find("Connection: close\r\n") != std::string::npos);
    BOOST_TEST(got.end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(close_after_response_is_not_announced)
{
    emulator server;
    server.inject(fault::close_after_response());
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.find("Connection: keep-alive\r\n") != std::string::npos);
    BOOST_TEST(got.text.ends_with(R"({"total":0,"users":[]})"));
    BOOST_TEST(got.end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(chunked_response)
{
    emulator server(plain());
    server.inject(fault::chunked(20));
    blocking_client client(server);
    client.send_request("GET /v1/users", "Connection: close\r\n");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.find("Content-Length") == std::string::npos);
    BOOST_TEST(got.text.ends_with("\r\n\r\n14\r\n{\"total\":0,\"users\":[\r\n2\r\n]}\r\n0\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(dripping_response)
{
    for (const bool tls : {false, true})
    {
        emulator server(tls ? emulator_options() : plain());
        server.inject(fault::drip(40, std::chrono::milliseconds(1)));
        blocking_client client(server);
        BOOST_TEST(client.exchange("GET /v1/users").body == R"({"total":0,"users":[]})");
        BOOST_TEST(client.exchange("GET /v1/users").body == R"({"total":0,"users":[]})");
    }
}

BOOST_AUTO_TEST_CASE(wrong_content_length)
{
    for (const int delta : {-5, 5})
    {
        emulator server(plain());
        server.inject(fault::content_length(delta));
        blocking_client client(server);
        client.send_request("GET /v1/users");
        const all_bytes got = client.receive_all();
        BOOST_TEST(
            got.text.find("\r\nContent-Length: " + std::to_string(22 + delta) + "\r\n") != std::string::npos);
        BOOST_TEST(got.text.ends_with(R"({"total":0,"users":[]})"));
        BOOST_TEST(got.end == net::error::eof);
    }
}

BOOST_AUTO_TEST_CASE(extra_bytes_follow_the_response)
{
    emulator server;
    server.inject(fault::extra_bytes("HTTP/1.1 200 OK\r\n"));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    BOOST_TEST(client.receive_bytes(17) == "HTTP/1.1 200 OK\r\n");
    BOOST_TEST(server.counters().connections_open == 1U);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_CASE(failures_as_servers_and_proxies_report_them)
{
    emulator server(plain());
    server.inject(fault::server_error());
    server.inject(fault::server_error(503));
    server.inject(fault::proxy_page());
    blocking_client client(server);
    const plain_response first = client.exchange("POST /v1/users", new_user);
    BOOST_TEST(first.status == 500U);
    BOOST_TEST(first.body == R"({"message":"Server Error","code":500,"type":"general_server_error"})");
    BOOST_TEST(client.exchange("GET /v1/users").status == 503U);
    const plain_response page = client.exchange("GET /v1/users");
    BOOST_TEST(page.status == 502U);
    BOOST_TEST(page.head.find("\r\nContent-Type: text/html\r\n") != std::string::npos);
    BOOST_TEST(page.body.find("<h1>502 Bad Gateway</h1>") != std::string::npos);
    BOOST_TEST(server.user_count() == 0U);
    BOOST_TEST(server.counters().faults_by_name.at("server_error") == 2U);
    BOOST_TEST(server.counters().faults_by_name.at("proxy_page") == 1U);
}

BOOST_AUTO_TEST_CASE(three_ways_to_ask_for_a_wait)
{
    emulator server(plain());
    server.inject(fault::too_many_requests(std::chrono::seconds(7)));
    server.inject(fault::too_many_requests_until(std::chrono::hours(24)));
    server.inject(fault::rate_limit_reset(std::chrono::seconds(60)));
    blocking_client client(server);
    const plain_response seconds = client.exchange("GET /v1/users");
    BOOST_TEST(seconds.status == 429U);
    BOOST_TEST(seconds.head.find("\r\nRetry-After: 7\r\n") != std::string::npos);
    BOOST_TEST(seconds.body.find("\"type\":\"general_rate_limit_exceeded\"") != std::string::npos);
    const plain_response date = client.exchange("GET /v1/users");
    BOOST_TEST(date.status == 429U);
    BOOST_TEST(date.head.find("\r\nRetry-After: ") != std::string::npos);
    BOOST_TEST(date.head.substr(date.head.find("Retry-After: ")).find(" GMT\r\n") == 38U);
    const std::time_t now = std::time(nullptr);
    const plain_response reset = client.exchange("GET /v1/users");
    BOOST_TEST(reset.status == 429U);
    const std::string field = "\r\nX-RateLimit-Reset: ";
    BOOST_TEST_REQUIRE(reset.head.find(field) != std::string::npos);
    BOOST_TEST(std::stoll(reset.head.substr(reset.head.find(field) + field.size())) >= now + 60);
}

BOOST_AUTO_TEST_CASE(garbage_is_the_same_each_time)
{
    std::string seen;
    for (int i = 0; i < 2; ++i)
    {
        emulator server(plain());
        server.inject(fault::garbage(100));
        blocking_client client(server);
        client.send_request("GET /v1/users");
        const std::string got = client.receive_all().text;
        BOOST_TEST(got.size() == 100U);
        BOOST_TEST((i == 0 || got == seen));
        seen = got;
    }
}

BOOST_AUTO_TEST_CASE(faults_apply_in_order_to_what_they_match)
{
    emulator server(plain());
    server.inject(fault::respond(503, "{}").on("DELETE", "/v1/users/walter"));
    server.inject(fault::respond(500, "{}").times(2).on("", "/v1/users"));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/health/version").status == 401U);
    BOOST_TEST(client.exchange("GET /v1/users").status == 500U);
    BOOST_TEST(client.exchange("DELETE /v1/users/walter").status == 503U);
    BOOST_TEST(client.exchange("DELETE /v1/users/walter").status == 500U);
    BOOST_TEST(client.exchange("DELETE /v1/users/walter").status == 404U);
    BOOST_TEST(server.counters().faults_applied == 3U);
    server.inject(fault::respond(500, "{}").times(100));
    server.clear_faults();
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_SUITE_END()
