//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: what becomes of a connection when its lease ends.
//
#include "pool_fixture.hpp"

#include <memory>

using namespace appwrite;
using namespace appwrite::test::pool;
using test::mock_clock;
using test::mock_connection;

BOOST_AUTO_TEST_SUITE(connection_pool_lease)

BOOST_AUTO_TEST_CASE(a_lease_without_proof_closes_the_connection)
{
    pool_fixture f;
    lease l = f.open();
    std::weak_ptr<mock_connection> const connection = l.connection();
    l = lease();
    f.expect(0, 0, 0, 0);
    BOOST_TEST(connection.expired());
}

BOOST_AUTO_TEST_CASE(an_open_lease_that_nobody_used_goes_back)
{
    pool_fixture f;
    lease l = f.open();
    give_back_clean(l);
    {
        lease const again = acquire_now(*f.pool);
        BOOST_TEST(again.open());
        f.expect(1, 0, 0, 0);
    }
    f.expect(0, 0, 1, 0);
    BOOST_TEST(f.made == 1);
}

BOOST_AUTO_TEST_CASE(a_lease_that_never_connected_frees_its_slot)
{
    pool_fixture f(pool_options().max_connections(1));
    {
        lease const l = acquire_now(*f.pool);
        BOOST_TEST(!l.open());
    }
    f.expect(0, 0, 0, 0);
    BOOST_TEST(static_cast<bool>(acquire_now(*f.pool)));
}

BOOST_AUTO_TEST_CASE(moving_a_lease_gives_back_what_it_held)
{
    pool_fixture f(pool_options().max_connections(2));
    lease a = f.open();
    lease b = f.open();
    a.prove_clean();
    a = std::move(b);
    f.expect(1, 0, 1, 0);
    lease const c(std::move(a));
    BOOST_TEST(!a);
    BOOST_TEST(static_cast<bool>(c));
    f.expect(1, 0, 1, 0);
}

BOOST_AUTO_TEST_SUITE_END()
