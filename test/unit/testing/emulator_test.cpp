//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Counters, recording and connection handling of the emulator, over real sockets.
//
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace appwrite::testing;
using namespace appwrite::testing::test;
namespace net = boost::asio;

BOOST_AUTO_TEST_SUITE(emulator_over_sockets)

BOOST_AUTO_TEST_CASE(one_connection_serves_many_requests)
{
    emulator server;
    blocking_client client(server);
    BOOST_TEST(client.exchange("POST /v1/users", new_user).status == 201U);
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(client.exchange("GET /v1/users/walter").status == 200U);
    const emulator_counters seen = server.counters();
    BOOST_TEST(seen.connections_accepted == 1U);
    BOOST_TEST(seen.connections_open == 1U);
    BOOST_TEST(seen.tls_handshakes == 1U);
    BOOST_TEST(seen.tls_resumed == 0U);
    BOOST_TEST(seen.requests == 21U);
    BOOST_TEST_REQUIRE(seen.requests_per_connection.size() == 1U);
    BOOST_TEST(seen.requests_per_connection[0] == 21U);
    BOOST_TEST(seen.faults_applied == 0U);
}

BOOST_AUTO_TEST_CASE(endpoint_names_the_scheme_and_the_port)
{
    emulator secure;
    emulator open(plain());
    BOOST_TEST(secure.endpoint() == "https://localhost:" + std::to_string(secure.port()) + "/v1");
    BOOST_TEST(open.endpoint() == "http://localhost:" + std::to_string(open.port()) + "/v1");
    BOOST_TEST(open.ca_pem().empty());
    BOOST_TEST(open.ca_file().empty());
}

BOOST_AUTO_TEST_CASE(requests_are_recorded)
{
    emulator server(plain());
    blocking_client first(server);
    blocking_client second(server);
    first.exchange("POST /v1/users", new_user);
    second.exchange("GET /v1/users?search=walter");
    const std::vector<recorded_request> seen = server.requests();
    BOOST_TEST_REQUIRE(seen.size() == 2U);
    BOOST_TEST(seen[0].method == "POST");
    BOOST_TEST(seen[0].target == "/v1/users");
    BOOST_TEST(seen[0].body == new_user);
    BOOST_TEST(seen[0].header("x-appwrite-project") == server.project());
    BOOST_TEST(seen[0].connection != seen[1].connection);
    BOOST_TEST(seen[1].target == "/v1/users?search=walter");
    server.clear_requests();
    server.record_requests(false);
    first.exchange("GET /v1/users");
    BOOST_TEST(server.requests().empty());
    BOOST_TEST(server.counters().requests == 3U);
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order)
{
    emulator server(plain());
    server.add_users(2);
    blocking_client client(server);
    client.send_request("GET /v1/users/seed0");
    client.send_request("GET /v1/users/seed1");
    client.send_request("GET /v1/users/seed2");
    BOOST_TEST(client.receive().body.find("\"seed0\"") != std::string::npos);
    BOOST_TEST(client.receive().body.find("\"seed1\"") != std::string::npos);
    BOOST_TEST(client.receive().status == 404U);
}

BOOST_AUTO_TEST_CASE(a_chunked_request_body_is_read)
{
    emulator server(plain());
    blocking_client client(server);
    std::string chunks;
    for (const char c : new_user)
        chunks += std::string("1;x=y\r\n") + c + "\r\n";
    client.send_request("POST /v1/users", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
    client.send(chunks + "0\r\nTrailer: x\r\n\r\n");
    BOOST_TEST(client.receive().status == 201U);
    BOOST_TEST(server.requests().at(0).body == new_user);
}

BOOST_AUTO_TEST_CASE(interim_continue_only_since_swoole_6)
{
    const std::string expect = "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: " +
                               std::to_string(new_user.size()) + "\r\n";
    emulator fresh(plain());
    blocking_client to_fresh(fresh);
    to_fresh.send_request("POST /v1/users", expect);
    BOOST_TEST(to_fresh.receive().status == 100U);
    to_fresh.send(new_user);
    BOOST_TEST(to_fresh.receive().status == 201U);

    emulator old(plain().server_version("0.15.3"));
    blocking_client to_old(old);
    to_old.send_request("POST /v1/users", expect);
    to_old.send(new_user);
    BOOST_TEST(to_old.receive().status == 201U);
}

BOOST_AUTO_TEST_CASE(head_has_no_body_and_no_length)
{
    emulator server(plain());
    blocking_client client(server);
    client.send_request("HEAD /v1/users");
    const plain_response head = client.receive();
    BOOST_TEST(head.status == 200U);
    BOOST_TEST(head.head.find("Content-Length") == std::string::npos);
    BOOST_TEST(client.exchange("GET /v1/users").body == R"({"total":0,"users":[]})");
}

BOOST_AUTO_TEST_CASE(too_large_and_malformed_requests_get_a_bare_line)
{
    emulator server(plain().server_version("0.15.3"));
    blocking_client large(server);
    large.send_request("POST /v1/users", "Content-Length: 7000000\r\n");
    BOOST_TEST(large.receive_all().text == "HTTP/1.1 413 Request Entity Too Large\r\n\r\n");

    blocking_client unknown(server);
    unknown.send_request("FOO /v1/users");
    BOOST_TEST(unknown.receive_all().text == "HTTP/1.1 400 Bad Request\r\n\r\n");
    BOOST_TEST(server.counters().requests == 0U);
}

BOOST_AUTO_TEST_CASE(long_lists_are_chunked)
{
    emulator server(plain());
    server.add_users(5000);
    blocking_client client(server);
    client.send_request(
        "GET /v1/users?queries[]=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B5000%5D%7D",
        "Connection: close\r\n");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.end == net::error::eof);
    BOOST_TEST(got.text.find("Transfer-Encoding: chunked") != std::string::npos);
    BOOST_TEST(got.text.find("Content-Length") == std::string::npos);
    BOOST_TEST(got.text.find("\r\n1e8480\r\n") != std::string::npos);
    BOOST_TEST(got.text.ends_with("\r\n0\r\n\r\n"));
    BOOST_TEST(server.user_count() == 5000U);
}

BOOST_AUTO_TEST_CASE(connection_close_is_honoured)
{
    emulator server;
    blocking_client client(server);
    client.send_request("GET /v1/users", "Connection: close\r\n");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.end == net::error::eof);
    BOOST_TEST(got.text.find("Connection: close\r\n") != std::string::npos);
    BOOST_TEST(server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(keep_alive_limit)
{
    emulator server(plain().keep_alive_max(2));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/users").head.find("keep-alive") != std::string::npos);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.find("Connection: close\r\n") != std::string::npos);
    BOOST_TEST(got.end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(idle_connections_are_closed_after_a_while)
{
    emulator server(emulator_options().idle_close_after(std::chrono::milliseconds(20)));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    BOOST_TEST(client.receive_all().end == net::error::eof);
}

BOOST_AUTO_TEST_CASE(idle_connections_are_closed_on_demand)
{
    emulator server;
    blocking_client idle(server);
    blocking_client busy(server);
    idle.exchange("GET /v1/users");
    server.inject(fault::hold());
    busy.send_request("GET /v1/users");
    BOOST_TEST(server.wait_for_held(1));
    // The answer may be here before the emulator has gone back to waiting for the next request.
    std::size_t closed = 0;
    for (int i = 0; i < 1'000'000 && closed == 0; ++i)
        closed = server.close_idle_connections();
    BOOST_TEST(closed == 1U);
    BOOST_TEST(server.counters().connections_open == 1U);
    BOOST_TEST(idle.receive_all().end == net::error::eof);
    server.release_held();
    BOOST_TEST(busy.receive().status == 200U);
}

BOOST_AUTO_TEST_CASE(all_connections_can_be_reset)
{
    emulator server(plain());
    blocking_client client(server);
    client.exchange("GET /v1/users");
    BOOST_TEST(server.reset_all_connections() == 1U);
    BOOST_TEST(client.receive_all().end == net::error::connection_reset);
    BOOST_TEST(server.counters().connections_open == 0U);
}

BOOST_AUTO_TEST_CASE(destruction_waits_for_no_client)
{
    std::optional<emulator> server(std::in_place);
    blocking_client idle(*server);
    blocking_client waiting(*server);
    server->inject(fault::never_answer());
    waiting.send_request("GET /v1/users");
    BOOST_TEST(server->wait_for_requests(1));
    server.reset();
    BOOST_TEST(!waiting.receive_all().end.message().empty());
    BOOST_TEST(!idle.receive_all().end.message().empty());
}

BOOST_AUTO_TEST_CASE(a_client_that_leaves_is_noticed)
{
    emulator server;
    server.inject(fault::never_answer());
    blocking_client client(server);
    client.send_request("GET /v1/users");
    BOOST_TEST(server.wait_for_requests(1));
    BOOST_TEST(server.counters().connections_open == 1U);
    client.close();
    BOOST_TEST(server.wait_for_open_connections(0));
}

BOOST_AUTO_TEST_CASE(stalled_connections_go_on_later)
{
    emulator server(plain());
    server.stall_new_connections(true);
    blocking_client patient(server);
    std::optional<blocking_client> impatient(std::in_place, server);
    patient.send_request("GET /v1/users");
    BOOST_TEST(server.wait_for_connections(2));
    impatient.reset();
    BOOST_TEST(server.wait_for_open_connections(1));
    BOOST_TEST(server.counters().requests == 0U);
    BOOST_TEST(server.close_idle_connections() == 0U);
    server.stall_new_connections(false);
    BOOST_TEST(patient.receive().status == 200U);
}

BOOST_AUTO_TEST_CASE(stalled_handshakes_go_on_later)
{
    emulator server;
    server.stall_new_connections(true);
    std::thread opener(
        [&server]
        {
            if (server.wait_for_connections(1))
                server.stall_new_connections(false);
        });
    blocking_client client(server);
    opener.join();
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_CASE(waiting_gives_up)
{
    emulator server(plain());
    BOOST_TEST(!server.wait_for_requests(1, std::chrono::milliseconds(1)));
    BOOST_TEST(!server.wait_for_held(1, std::chrono::milliseconds(1)));
    BOOST_TEST(server.wait_for_open_connections(0, std::chrono::milliseconds(1)));
}

BOOST_AUTO_TEST_CASE(seeded_users)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        emulator server(plain().server_version(version));
        server.add_users(3);
        server.add_users(2);
        BOOST_TEST(server.user_count() == 5U);
        blocking_client client(server);
        BOOST_TEST(client.exchange("GET /v1/users/seed4").status == 200U);
        server.reset_users();
        BOOST_TEST(client.exchange("GET /v1/users/seed4").status == 404U);
        server.add_users(1);
        BOOST_TEST(client.exchange("GET /v1/users/seed0").status == 200U);
    }
}

BOOST_AUTO_TEST_CASE(may_be_used_from_several_threads)
{
    emulator server;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back(
            [&server]
            {
                blocking_client client(server);
                for (int i = 0; i < 25; ++i)
                {
                    client.exchange("GET /v1/users");
                    server.add_users(1);
                    static_cast<void>(server.counters());
                }
            });
    for (std::thread& t : threads)
        t.join();
    BOOST_TEST(server.counters().requests == 100U);
    BOOST_TEST(server.user_count() == 100U);
}

BOOST_AUTO_TEST_SUITE_END()
