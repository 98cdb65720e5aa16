//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: names and addresses.
//
#include "connection_fixture.hpp"

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;

BOOST_FIXTURE_TEST_SUITE(basic_connection_connecting, connection_fixture)

BOOST_AUTO_TEST_CASE(resolving_fails)
{
    resolver->answer({}, net::error::host_not_found);
    auto t = connect();
    expect_failure(t.get(ctx), net::error::host_not_found, call_stage::resolve);

    resolver->answer({});
    auto nothing = connect();
    expect_failure(nothing.get(ctx), net::error::host_not_found, call_stage::resolve);
}

BOOST_AUTO_TEST_CASE(connection_refused)
{
    resolver->answer({test::refusing_endpoint(ctx)});
    auto t = connect();
    expect_failure(t.get(ctx), net::error::connection_refused, call_stage::connect);
}

BOOST_AUTO_TEST_CASE(the_second_address_answers)
{
    resolver->answer({test::refusing_endpoint(ctx), server.endpoint()});
    test::peer_socket s = connected();
    auto t = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(t.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(the_second_address_answers_after_the_first_took_its_share)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), server.endpoint()});
    auto t = connect();
    ends_after(t, 1s);
    BOOST_TEST(!t.get().status.ec);
    test::peer_socket s = server.accept();

    // Nothing is left over of the first one's failure.
    auto u = exchange();
    s.read_request();
    s.write(ok);
    BOOST_TEST(u.get(ctx).clean);
}

BOOST_AUTO_TEST_CASE(every_address_is_deaf)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), deaf.endpoint(), deaf.endpoint(), deaf.endpoint()});
    auto t = connect();
    test::settle(ctx);
    for (int share = 1; share < 4; ++share)
    {
        mock_clock::advance(500ms);
        test::settle(ctx);
        BOOST_TEST(!t.done());
    }
    mock_clock::advance(500ms);
    expect_failure(t.get(ctx), errc::connect_timeout, call_stage::connect);
}

BOOST_AUTO_TEST_CASE(the_last_failure_is_reported)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint(), test::refusing_endpoint(ctx)});
    auto t = connect();
    ends_after(t, 1s);
    expect_failure(t.get(), net::error::connection_refused, call_stage::connect);
}

BOOST_AUTO_TEST_SUITE_END()
