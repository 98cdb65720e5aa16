//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Listings that go wrong: no items, the same page again.
//
#include "../../../src/testing/listing_faults.hpp"
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing;
using namespace appwrite::testing::test;

BOOST_AUTO_TEST_SUITE(emulator_listing_faults)

BOOST_AUTO_TEST_CASE(cursors_and_offsets_go_all_else_stays)
{
    using detail::first_page_target;
    BOOST_TEST(first_page_target("/v1/users") == "/v1/users");
    BOOST_TEST(first_page_target("/v1/users?") == "/v1/users");
    BOOST_TEST(first_page_target("/v1/users?limit=2&cursor=a&cursorDirection=after&offset=4&search=cursor") ==
               "/v1/users?limit=2&search=cursor");
    BOOST_TEST(first_page_target(
                   "/v1/users?queries%5B0%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B2%5D%7D&"
                   "queries%5B1%5D=%7B%22method%22%3A%22cursorAfter%22%2C%22values%22%3A%5B%22a%22%5D%7D") ==
               "/v1/users?queries%5B0%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B2%5D%7D");
    BOOST_TEST(first_page_target(
                   "/v1/users?queries[]=limit(2)&queries[]=cursorBefore(%22a%22)&queries[]=offset(3)") ==
               "/v1/users?queries[]=limit(2)");
}

BOOST_AUTO_TEST_CASE(items_go_and_the_total_stays)
{
    using detail::without_items;
    BOOST_TEST(
        without_items(R"({"total":2,"users":[{"$id":"a"},{"$id":"b"}]})") == R"({"total":2,"users":[]})");
    BOOST_TEST(without_items(R"({"$id":"a","labels":["x"]})") == R"({"$id":"a","labels":["x"]})");
    BOOST_TEST(without_items("[1]") == "[1]");
    BOOST_TEST(without_items("no json") == "no json");
}

BOOST_AUTO_TEST_CASE(over_a_connection)
{
    emulator server(plain());
    server.add_users(3);
    blocking_client client(server);
    const std::string whole = client.exchange("GET /v1/users?cursor=x").body;
    const std::string query = "?queries[]=%7B%22method%22:%22cursorAfter%22,%22values%22:[%22seed2%22]%7D";
    BOOST_TEST(client.exchange("GET /v1/users" + query).body == R"({"total":3,"users":[]})");

    server.inject(fault::first_page().on("GET", "/v1/users").times(2));
    BOOST_TEST(client.exchange("GET /v1/users" + query).body == whole);
    BOOST_TEST(client.exchange("GET /v1/users" + query).body == whole);
    BOOST_TEST(server.requests().back().target == "/v1/users" + query);

    server.inject(fault::empty_page());
    client.send_request("GET /v1/users", "Accept-Encoding: gzip\r\n");
    BOOST_TEST(client.receive().body == R"({"total":3,"users":[]})");
}

BOOST_AUTO_TEST_SUITE_END()
