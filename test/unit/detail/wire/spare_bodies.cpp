//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// spare_bodies: what is kept, and what is not.
//
#include <appwrite/detail/wire/spare_bodies.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>

using namespace appwrite;
using detail::spare_bodies;

BOOST_AUTO_TEST_SUITE(spare_bodies_)

namespace
{

std::string body_of(std::size_t size)
{
    std::string out;
    out.reserve(size);
    out.append("text");
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(nothing_is_there_at_first)
{
    spare_bodies spare;
    std::string const got = spare.take();
    BOOST_TEST(got.empty());
    BOOST_TEST(got.capacity() < spare_bodies::smallest);
}

BOOST_AUTO_TEST_CASE(the_last_one_comes_back_first_and_empty)
{
    spare_bodies spare;
    spare.give(body_of(10'000));
    spare.give(body_of(20'000));
    std::string const last = spare.take();
    BOOST_TEST(last.empty());
    BOOST_TEST(last.capacity() >= 20'000U);
    std::string const first = spare.take();
    BOOST_TEST(first.empty());
    BOOST_TEST(first.capacity() >= 10'000U);
    BOOST_TEST(first.capacity() < 20'000U);
    BOOST_TEST(spare.take().capacity() < spare_bodies::smallest);
}

BOOST_AUTO_TEST_CASE(what_was_in_it_is_overwritten)
{
    spare_bodies spare;
    std::string body = body_of(10'000);
    char const* const where = body.data();
    BOOST_TEST(std::string(where, 4) == "text");
    spare.give(std::move(body));
    // It is still there, in the store.
    BOOST_TEST(std::string(where, 4) == std::string(4, '\0'));
}

BOOST_AUTO_TEST_CASE(what_is_small_or_huge_is_not_kept)
{
    spare_bodies spare;
    spare.give(body_of(spare_bodies::smallest - 1));
    spare.give(body_of(spare_bodies::largest + 1));
    spare.give({});
    BOOST_TEST(spare.take().capacity() < spare_bodies::smallest);
}

BOOST_AUTO_TEST_CASE(there_is_a_limit)
{
    spare_bodies spare;
    for (std::size_t i = 0; i < spare_bodies::most + 3; ++i)
        spare.give(body_of(spare_bodies::smallest));
    for (std::size_t i = 0; i < spare_bodies::most; ++i)
        BOOST_TEST(spare.take().capacity() >= spare_bodies::smallest);
    BOOST_TEST(spare.take().capacity() < spare_bodies::smallest);
}

BOOST_AUTO_TEST_CASE(all_can_be_let_go)
{
    spare_bodies spare;
    spare.give(body_of(10'000));
    spare.clear();
    BOOST_TEST(spare.take().capacity() < spare_bodies::smallest);
}

BOOST_AUTO_TEST_SUITE_END()
