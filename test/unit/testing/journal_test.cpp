//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an emulator remembers of requests.
//
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace appwrite::testing;
using namespace appwrite::testing::test;

BOOST_AUTO_TEST_SUITE(emulator_journal)

BOOST_AUTO_TEST_CASE(what_was_executed_and_what_met_a_fault)
{
    emulator server(plain());
    server.inject(fault::close_before_response());
    server.inject(fault::close_before_response().after_executing());
    for (int i = 0; i < 2; ++i)
    {
        blocking_client client(server);
        client.send_request("POST /v1/users", "X-Request-Id: call " + std::to_string(i) + "\r\n", new_user);
        client.receive_all();
    }
    blocking_client(server).exchange("GET /v1/users");

    const std::vector<recorded_request> seen = server.requests();
    BOOST_TEST_REQUIRE(seen.size() == 3U);
    BOOST_TEST(!seen[0].executed);
    BOOST_TEST(seen[0].fault == "close_before_response");
    BOOST_TEST(seen[0].request_id() == "call 0");
    BOOST_TEST(seen[1].executed);
    BOOST_TEST(seen[1].fault == "close_before_response");
    BOOST_TEST(seen[1].request_id() == "call 1");
    BOOST_TEST(seen[2].executed);
    BOOST_TEST(seen[2].fault.empty());
    for (const recorded_request& one : seen)
        BOOST_TEST(one.complete);
}

BOOST_AUTO_TEST_CASE(only_the_newest_are_kept)
{
    emulator server(plain());
    blocking_client client(server);
    client.exchange("GET /v1/users/a");
    server.keep_requests(2);
    server.inject(fault::hold().on("GET", "/v1/users/b"));
    blocking_client slow(server);
    slow.send_request("GET /v1/users/b");
    BOOST_TEST(server.wait_for_held(1));
    for (const char* const id : {"c", "d", "e"})
        client.exchange("GET /v1/users/" + std::string(id));
    // Forgotten by now; that it is executed all the same is noted nowhere.
    server.release_held();
    BOOST_TEST(slow.receive().status == 404U);

    const std::vector<recorded_request> seen = server.requests();
    BOOST_TEST_REQUIRE(seen.size() == 2U);
    BOOST_TEST(seen[0].target == "/v1/users/d");
    BOOST_TEST(seen[1].target == "/v1/users/e");
    server.keep_requests(0);
    client.exchange("GET /v1/users");
    BOOST_TEST(server.requests().empty());
    BOOST_TEST(server.counters().requests == 6U);
}

BOOST_AUTO_TEST_CASE(records_that_are_not_kept_are_not_mixed_up)
{
    emulator server(plain());
    server.record_requests(false);
    server.inject(fault::hold());
    blocking_client slow(server);
    slow.send_request("GET /v1/users/a");
    BOOST_TEST(server.wait_for_held(1));
    server.record_requests(true);
    server.inject(fault::reset());
    blocking_client other(server);
    other.send_request("GET /v1/users/b");
    other.receive_all();
    server.release_held();
    slow.receive();
    BOOST_TEST_REQUIRE(server.requests().size() == 1U);
    BOOST_TEST(!server.requests()[0].executed);
}

BOOST_AUTO_TEST_CASE(what_a_client_left_behind_is_a_request_cut_short)
{
    emulator server;
    {
        blocking_client client(server);
        client.send("PATCH /v1/users/wal");
        client.exchange("ter/name");
        client.send("PATCH /v1/users/walter/na");
    }
    BOOST_TEST(server.wait_for_open_connections(0));
    const std::vector<recorded_request> seen = server.requests();
    BOOST_TEST_REQUIRE(seen.size() == 2U);
    BOOST_TEST(seen[0].target == "/v1/users/walter/name");
    BOOST_TEST(seen[0].complete);
    BOOST_TEST(seen[1].method == "PATCH");
    BOOST_TEST(seen[1].target == "/v1/users/walter/na");
    BOOST_TEST(!seen[1].complete);
    BOOST_TEST(!seen[1].executed);
}

BOOST_AUTO_TEST_SUITE_END()
