//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// done_prefix: compared with a list of all items, and what it keeps.
//
#include <appwrite/detail/paging/done_prefix.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(done_prefixes)

using appwrite::detail::done_prefix;

BOOST_AUTO_TEST_CASE(moves_with_the_earliest)
{
    done_prefix p;
    p.start("begin");
    BOOST_TEST(p.count() == 0u);
    BOOST_TEST(p.checkpoint() == "begin");
    auto const a = p.begin("a");
    auto const b = p.begin("b");
    auto const c = p.begin("c");
    BOOST_TEST(p.checkpoint() == "begin");
    p.done(b);
    BOOST_TEST(p.count() == 0u);
    BOOST_TEST(p.checkpoint() == "begin");
    p.done(a);
    BOOST_TEST(p.count() == 2u);
    BOOST_TEST(p.checkpoint() == "b");
    p.done(c);
    BOOST_TEST(p.count() == 3u);
    BOOST_TEST(p.checkpoint() == "c");
    auto const d = p.begin("d");
    BOOST_TEST(p.checkpoint() == "c");
    p.done(d);
    BOOST_TEST(p.checkpoint() == "d");
    BOOST_TEST(p.begun() == 4u);
}

// Items that end in any order, some of them never.
BOOST_AUTO_TEST_CASE(as_a_list_of_all_items_says)
{
    for (std::uint32_t seed = 0; seed < 200; ++seed)
    {
        std::mt19937 random(seed);
        done_prefix p;
        p.start("0");
        std::vector<bool> done;
        std::vector<std::uint64_t> open;
        for (int step = 0; step < 60; ++step)
        {
            if (open.size() < 5 && random() % 2 == 0)
            {
                open.push_back(p.begin(std::to_string(done.size() + 1)));
                BOOST_TEST_REQUIRE(open.back() == done.size());
                done.push_back(false);
            }
            else if (!open.empty())
            {
                std::size_t const which = random() % open.size();
                p.done(open[which]);
                done[open[which]] = true;
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
            }
            auto const prefix =
                static_cast<std::uint64_t>(std::find(done.begin(), done.end(), false) - done.begin());
            BOOST_TEST_REQUIRE(p.count() == prefix, "seed " << seed);
            BOOST_TEST_REQUIRE(p.checkpoint() == std::to_string(prefix), "seed " << seed);
        }
    }
}

BOOST_AUTO_TEST_CASE(keeps_no_more_than_what_is_under_way)
{
    done_prefix p;
    auto const slow = p.begin("0");
    for (int i = 1; i < 100'000; ++i)
    {
        p.done(p.begin(std::to_string(i)));
        BOOST_TEST_REQUIRE(p.open() == 1u);
    }
    BOOST_TEST(p.count() == 0u);
    p.done(slow);
    BOOST_TEST(p.open() == 0u);
    BOOST_TEST(p.checkpoint() == "99999");
}

BOOST_AUTO_TEST_SUITE_END()
