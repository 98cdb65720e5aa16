//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// resolver: the order of endpoints, their shares of the time, and the system's resolver.
//
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/resolver.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::connect_share;
using detail::endpoint_list;
using detail::interleave_families;

BOOST_AUTO_TEST_SUITE(resolver)

namespace
{

/// One letter an endpoint: lower case for IPv4, upper case for IPv6.
endpoint_list list(std::string const& letters)
{
    endpoint_list out;
    for (char const c : letters)
    {
        bool const six = c >= 'A' && c <= 'Z';
        auto const address = six ? net::ip::make_address("2001:db8::1") : net::ip::make_address("192.0.2.1");
        out.emplace_back(address, static_cast<unsigned short>(c));
    }
    return out;
}

std::string interleaved(std::string const& letters)
{
    std::string out;
    for (auto const& e : interleave_families(list(letters)))
        out += static_cast<char>(e.port());
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(families_take_turns)
{
    BOOST_TEST(interleaved("") == "");
    BOOST_TEST(interleaved("a") == "a");
    BOOST_TEST(interleaved("abc") == "abc");
    BOOST_TEST(interleaved("ABC") == "ABC");
    BOOST_TEST(interleaved("ABab") == "AaBb");
    BOOST_TEST(interleaved("abAB") == "aAbB");
    BOOST_TEST(interleaved("ABCDa") == "AaBCD");
    BOOST_TEST(interleaved("aBCDb") == "aBbCD");
    BOOST_TEST(interleaved("AabcBd") == "AaBbcd");
}

BOOST_AUTO_TEST_CASE(an_equal_share_for_each)
{
    BOOST_TEST((connect_share(5s, 1) == 5s));
    BOOST_TEST((connect_share(5s, 2) == 2500ms));
    BOOST_TEST((connect_share(5s, 10) == 500ms));
}

BOOST_AUTO_TEST_CASE(a_share_is_never_uselessly_small)
{
    BOOST_TEST((connect_share(5s, 100) == 250ms));
    BOOST_TEST((connect_share(300ms, 2) == 250ms));
    // Unless there is no more.
    BOOST_TEST((connect_share(200ms, 1) == 200ms));
    BOOST_TEST((connect_share(200ms, 5) == 200ms));
    BOOST_TEST((connect_share(0s, 3) == 0s));
    BOOST_TEST((connect_share(-1s, 3) < 0s));
}

BOOST_AUTO_TEST_CASE(the_system_resolves_addresses_and_localhost)
{
    net::io_context ctx;
    auto const system = detail::make_system_resolver();
    for (std::string const host : {"127.0.0.1", "localhost"})
    {
        bool done = false;
        error_code error;
        endpoint_list found;
        system->resolve(host, 4711, ctx.get_executor(),
            [&](error_code ec, endpoint_list endpoints)
            {
                done = true;
                error = ec;
                found = std::move(endpoints);
            });
        BOOST_TEST(!done);
        test::poll_until(ctx, [&] { return done; });
        BOOST_TEST(!error);
        BOOST_REQUIRE(!found.empty());
        for (auto const& e : found)
        {
            BOOST_TEST(e.address().is_loopback());
            BOOST_TEST(e.port() == 4711);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
