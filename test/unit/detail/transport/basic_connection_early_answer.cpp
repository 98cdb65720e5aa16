//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: a server that answers before it has read everything.
//
#include "connection_fixture.hpp"

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_connection_early_answer, connection_fixture)

BOOST_AUTO_TEST_CASE(an_early_413_is_understood)
{
    for (bool const bare : {true, false})
    {
        fresh();
        test::peer_socket s = kept();
        auto t = exchange(large_request());
        s.read_some(1000);
        s.write(bare ? "HTTP/1.1 413 Request Entity Too Large\r\n\r\n"
                     : "HTTP/1.1 413 Request Entity Too Large\r\nContent-Length: 3\r\n\r\nno!");
        // Closing with unread data makes the kernel send a reset.
        s.close();
        exchange_outcome const& out = t.get(ctx);
        BOOST_TEST(!out.status.ec);
        BOOST_TEST(out.response.status == 413u);
        BOOST_TEST(out.response.body == (bare ? "" : "no!"));
        BOOST_TEST(!out.clean);
        BOOST_TEST(!out.stale);
    }
}

BOOST_AUTO_TEST_CASE(an_end_while_writing_without_a_word)
{
    test::peer_socket s = connected();
    auto t = exchange(large_request());
    s.read_some(1000);
    s.close();
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(static_cast<bool>(out.status.ec));
    BOOST_TEST(out.sent);
    BOOST_TEST(!out.clean);
}

BOOST_AUTO_TEST_SUITE_END()
