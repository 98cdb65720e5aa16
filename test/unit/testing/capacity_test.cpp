//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An emulator that can do only so much at once.
//
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace appwrite::testing;
using namespace appwrite::testing::test;

BOOST_AUTO_TEST_SUITE(emulator_capacity)

BOOST_AUTO_TEST_CASE(the_one_too_many_is_refused)
{
    emulator server(plain());
    server.limit_capacity(capacity(2).refuse_with(429));
    server.inject(fault::hold().times(2));
    blocking_client first(server);
    blocking_client second(server);
    blocking_client third(server);
    first.send_request("GET /v1/users");
    second.send_request("POST /v1/users", {}, new_user);
    BOOST_TEST(server.wait_for_held(2));
    const plain_response refused = third.exchange("POST /v1/users", new_user);
    BOOST_TEST(refused.status == 429U);
    BOOST_TEST(refused.body.find("\"code\":429") != std::string::npos);
    BOOST_TEST(server.counters().in_service == 2U);
    BOOST_TEST(server.user_count() == 0U);

    server.release_held();
    BOOST_TEST(first.receive().status == 200U);
    BOOST_TEST(second.receive().status == 201U);
    BOOST_TEST(third.exchange("GET /v1/users").status == 200U);
    BOOST_TEST(server.counters().in_service == 0U);
    BOOST_TEST(server.counters().most_in_service == 2U);
    BOOST_TEST(server.counters().over_capacity == 1U);
    BOOST_TEST(!server.requests().at(2).executed);
}

BOOST_AUTO_TEST_CASE(who_leaves_makes_room)
{
    emulator server(plain());
    server.limit_capacity(capacity(1));
    server.inject(fault::never_answer());
    {
        blocking_client gone(server);
        gone.send_request("GET /v1/users");
        BOOST_TEST(server.wait_for_requests(1));
        BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 503U);
    }
    BOOST_TEST(server.wait_for_open_connections(0));
    BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_CASE(service_takes_its_time)
{
    emulator server(plain());
    server.limit_capacity(capacity(1).service_time(std::chrono::hours(1)));
    blocking_client slow(server);
    slow.send_request("POST /v1/users", {}, new_user);
    BOOST_TEST(server.wait_for_requests(1));
    BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 503U);
    BOOST_TEST(server.user_count() == 0U);

    slow.close();
    BOOST_TEST(server.wait_for_open_connections(0));
    server.limit_capacity(capacity(1).service_time(std::chrono::milliseconds(1)));
    blocking_client client(server);
    BOOST_TEST(client.exchange("POST /v1/users", new_user).status == 201U);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    server.limit_capacity(capacity());
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    BOOST_TEST(server.counters().over_capacity == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
