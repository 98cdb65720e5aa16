//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: what the log says of it.
//
#include "connection_fixture.hpp"
#include "support/event_recorder.hpp"

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(basic_connection_log)

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

namespace
{

struct logged_fixture : connection_fixture
{
    logged_fixture() { write_up_to(log_level::debug); }

    void write_up_to(log_level most)
    {
        options->log = log.logger(most);
        fresh();
    }

    /// All lines so far, without what they begin with.
    std::vector<std::string> told()
    {
        std::vector<std::string> lines = log.take();
        std::string const start = "debug: connection to appwrite.test:1 ";
        for (std::string& line : lines)
        {
            BOOST_TEST_REQUIRE(line.starts_with(start), line);
            line.erase(0, start.size());
        }
        return lines;
    }

    void expect(std::vector<std::string> const& lines)
    {
        BOOST_TEST(told() == lines, boost::test_tools::per_element());
    }

    test::log_recorder log;
};

} // namespace

BOOST_FIXTURE_TEST_CASE(opened_and_dropped, logged_fixture)
{
    test::peer_socket s = kept();
    expect({"opened"});
    c.reset();
    test::settle(ctx);
    expect({"closed: not needed any more, responses 1"});
}

BOOST_FIXTURE_TEST_CASE(never_opened, logged_fixture)
{
    server.stop_listening();
    auto t = connect();
    BOOST_TEST((t.get(ctx).status.ec == net::error::connection_refused));
    c.reset();
    test::settle(ctx);
    expect({});
}

BOOST_FIXTURE_TEST_CASE(the_server_closes_it, logged_fixture)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    BOOST_TEST(!t.get(ctx).status.ec);
    expect({"opened", "closed: the server wishes it, responses 1"});
}

BOOST_FIXTURE_TEST_CASE(found_closed, logged_fixture)
{
    {
        test::peer_socket const s = kept();
    }
    auto t = exchange();
    BOOST_TEST(t.get(ctx).stale);
    expect({"opened", "closed: the server had closed it, responses 1"});
    connected();
    expect({"opened"});
}

BOOST_FIXTURE_TEST_CASE(out_of_step, logged_fixture)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write(ok + "HTTP/1.1 200 OK\r\n");
    BOOST_TEST(!t.get(ctx).status.ec);
    expect({"opened", "closed: it is out of step, responses 1"});
}

BOOST_FIXTURE_TEST_CASE(a_request_fails, logged_fixture)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    ends_after(t, 5s);
    BOOST_TEST((t.get(ctx).status.ec == errc::response_timeout));
    expect({"opened", "closed: the request failed: response_timeout, responses 0"});
}

BOOST_FIXTURE_TEST_CASE(a_request_is_interrupted, logged_fixture)
{
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    c->interrupt(c->current_use());
    BOOST_TEST((t.get(ctx).status.ec == net::error::operation_aborted));
    expect({"opened", "closed: the request failed: system:125 (Operation canceled), responses 0"});
}

BOOST_FIXTURE_TEST_CASE(not_wanted, logged_fixture)
{
    write_up_to(log_level::info);
    test::peer_socket s = kept();
    c.reset();
    test::settle(ctx);
    expect({});
}

BOOST_AUTO_TEST_SUITE_END()
