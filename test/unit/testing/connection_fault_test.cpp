//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The faults of connections and the limits of keep-alive, over real sockets.
//
#include "emulator_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

using namespace appwrite::testing;
using namespace appwrite::testing::test;
namespace net = boost::asio;

BOOST_AUTO_TEST_SUITE(emulator_connection_faults)

namespace
{

/// Connects without a handshake.
struct bare_client
{
    explicit bare_client(const emulator& to) { socket.connect({net::ip::address_v4::loopback(), to.port()}); }

    all_bytes receive_all()
    {
        all_bytes result;
        char bytes[4096];
        while (!result.end)
        {
            const std::size_t count = socket.read_some(net::buffer(bytes), result.end);
            result.text.append(bytes, count);
        }
        return result;
    }

    net::io_context io;
    net::ip::tcp::socket socket{io};
};

/// Shakes hands with the emulator. @return how that failed.
boost::system::error_code failed_handshake(const emulator& with)
{
    blocking_client client(with, blocking_client::context_for(with));
    try
    {
        client.shake_hands();
    }
    catch (const boost::system::system_error& e)
    {
        return e.code();
    }
    return {};
}

/// Sends so many requests, one after the other. @return how many were answered before the end.
std::size_t answered(const emulator& by)
{
    blocking_client client(by);
    for (std::size_t count = 0;; ++count)
        try
        {
            client.exchange("GET /v1/users");
        }
        catch (const boost::system::system_error&)
        {
            return count;
        }
}

} // namespace

BOOST_AUTO_TEST_CASE(reset_and_close_come_at_once)
{
    emulator server;
    server.inject(connection_fault::reset());
    server.inject(connection_fault::close());
    BOOST_TEST(bare_client(server).receive_all().end == net::error::connection_reset);
    BOOST_TEST(bare_client(server).receive_all().end == net::error::eof);
    BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 200U);
    BOOST_TEST(server.counters().connection_faults_applied == 2U);
    BOOST_TEST(server.counters().faults_by_name.at("connection_fault::reset") == 1U);
    BOOST_TEST(server.counters().faults_by_name.at("connection_fault::close") == 1U);
}

BOOST_AUTO_TEST_CASE(times_and_clear)
{
    emulator server(plain());
    server.inject(connection_fault::close().times(2));
    server.inject(connection_fault::close().times(0));
    BOOST_TEST(bare_client(server).receive_all().end == net::error::eof);
    BOOST_TEST(bare_client(server).receive_all().end == net::error::eof);
    BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 200U);
    server.inject(connection_fault::close().times(5));
    server.clear_faults();
    BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_CASE(delay_answers_later)
{
    for (const bool tls : {false, true})
    {
        emulator server(tls ? emulator_options() : plain());
        server.inject(connection_fault::delay(std::chrono::milliseconds(5)));
        BOOST_TEST(blocking_client(server).exchange("GET /v1/users").status == 200U);
        BOOST_TEST(server.counters().connection_faults_applied == 1U);
    }
}

BOOST_AUTO_TEST_CASE(delay_does_not_end_a_stall)
{
    emulator server(plain());
    server.stall_new_connections(true);
    server.inject(connection_fault::delay(std::chrono::milliseconds(0)));
    blocking_client client(server);
    client.send_request("GET /v1/users");
    server.stall_new_connections(false);
    BOOST_TEST(client.receive().status == 200U);
}

BOOST_AUTO_TEST_CASE(silence_says_nothing_and_records_what_came)
{
    emulator server(plain());
    server.inject(connection_fault::silence());
    {
        blocking_client client(server);
        client.send_request("POST /v1/users", {}, new_user);
        BOOST_TEST(server.wait_for_connections(1));
        server.stall_new_connections(false);
    }
    BOOST_TEST(server.wait_for_open_connections(0));
    BOOST_TEST(server.counters().requests == 0U);
    BOOST_TEST(server.counters().requests_cut == 1U);
    BOOST_TEST_REQUIRE(server.requests().size() == 1U);
    BOOST_TEST(server.requests()[0].complete);
    BOOST_TEST(!server.requests()[0].executed);
    BOOST_TEST(server.requests()[0].body == new_user);
    BOOST_TEST(server.user_count() == 0U);
}

BOOST_AUTO_TEST_CASE(close_in_handshake_fails_it)
{
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, std::size_t{100}})
    {
        emulator server;
        server.inject(connection_fault::close_in_handshake(bytes));
        BOOST_TEST((failed_handshake(server) == net::ssl::error::stream_truncated));
        BOOST_TEST(server.wait_for_open_connections(0));
        BOOST_TEST(server.counters().tls_failed == 1U);
        BOOST_TEST(!failed_handshake(server));
    }
}

BOOST_AUTO_TEST_CASE(reset_after_reading_cuts_the_request)
{
    emulator server(plain());
    server.inject(connection_fault::reset_after_reading(80));
    {
        blocking_client client(server);
        client.send_request("POST /v1/users", {}, new_user);
        BOOST_TEST(client.receive_all().text.empty());
    }
    BOOST_TEST_REQUIRE(server.requests().size() == 1U);
    const recorded_request seen = server.requests()[0];
    BOOST_TEST(seen.method == "POST");
    BOOST_TEST(seen.target == "/v1/users");
    BOOST_TEST(seen.header("Host") == "localhost");
    BOOST_TEST(!seen.complete);
    BOOST_TEST(!seen.executed);
    BOOST_TEST(server.counters().requests_cut == 1U);
    BOOST_TEST(server.counters().requests == 0U);
    BOOST_TEST(server.user_count() == 0U);
}

BOOST_AUTO_TEST_CASE(reset_after_reading_in_the_middle_of_a_handshake)
{
    emulator server;
    server.inject(connection_fault::reset_after_reading(20));
    BOOST_TEST((failed_handshake(server) == net::error::connection_reset));
    BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(reset_after_writing_cuts_the_response)
{
    emulator server(plain());
    server.inject(connection_fault::reset_after_writing(17));
    blocking_client client(server);
    client.send_request("GET /v1/users");
    const all_bytes got = client.receive_all();
    BOOST_TEST(std::string("HTTP/1.1 200 OK\r\n").starts_with(got.text));
    BOOST_TEST(got.end == net::error::connection_reset);
    BOOST_TEST(server.requests().at(0).executed);
}

BOOST_AUTO_TEST_CASE(reset_after_writing_in_a_later_response)
{
    emulator server(plain());
    const std::size_t one = [&]
    {
        blocking_client client(server);
        const plain_response got = client.exchange("GET /v1/users");
        return got.head.size() + got.body.size();
    }();
    server.inject(connection_fault::reset_after_writing(one + 1));
    BOOST_TEST(answered(server) == 1U);
}

BOOST_AUTO_TEST_CASE(close_at_request_takes_it_and_hangs_up)
{
    emulator server;
    server.inject(connection_fault::close_at_request(2));
    blocking_client client(server);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
    client.send_request("POST /v1/users", {}, new_user);
    const all_bytes got = client.receive_all();
    BOOST_TEST(got.text.empty());
    BOOST_TEST(got.end == net::error::eof);
    BOOST_TEST_REQUIRE(server.requests().size() == 2U);
    BOOST_TEST(server.requests()[1].complete);
    BOOST_TEST(!server.requests()[1].executed);
    BOOST_TEST(server.counters().requests_cut == 1U);
    BOOST_TEST(server.user_count() == 0U);
}

BOOST_AUTO_TEST_CASE(keep_alive_limits_are_drawn_by_a_seed)
{
    const auto limits = [](std::uint64_t seed)
    {
        emulator server(plain().keep_alive_between(1, 5, seed).announce_close(false));
        std::vector<std::size_t> result;
        for (int i = 0; i < 8; ++i)
            result.push_back(answered(server));
        return result;
    };
    const std::vector<std::size_t> first = limits(7);
    BOOST_TEST(first == limits(7), boost::test_tools::per_element());
    BOOST_TEST((first != limits(8)));
    for (const std::size_t one : first)
    {
        BOOST_TEST(one >= 1U);
        BOOST_TEST(one <= 5U);
    }
    BOOST_CHECK_THROW(emulator_options().keep_alive_between(3, 2), std::invalid_argument);
    BOOST_CHECK_THROW(emulator_options().keep_alive_between(0, 2), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(the_end_of_keep_alive_is_announced_or_not)
{
    for (const bool announced : {true, false})
    {
        emulator server(plain().keep_alive_max(2).announce_close(announced));
        blocking_client client(server);
        BOOST_TEST(client.exchange("GET /v1/users").head.find("keep-alive") != std::string::npos);
        client.send_request("GET /v1/users");
        const all_bytes last = client.receive_all();
        BOOST_TEST((last.text.find("Connection: close") != std::string::npos) == announced);
        BOOST_TEST(last.end == net::error::eof);
    }
}

BOOST_AUTO_TEST_SUITE_END()
