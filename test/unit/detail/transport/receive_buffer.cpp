//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// receive_buffer: its size follows what arrives.
//
#include <appwrite/detail/transport/receive_buffer.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

using namespace appwrite;
using detail::receive_buffer;

BOOST_AUTO_TEST_SUITE(receive_buffer_)

BOOST_AUTO_TEST_CASE(it_gives_back_what_arrived)
{
    receive_buffer buffer;
    auto const room = buffer.prepare();
    BOOST_REQUIRE(room.size() == receive_buffer::initial);
    std::memcpy(room.data(), "abc", 3);
    auto const got = buffer.received(3);
    BOOST_TEST(std::string(got.data(), got.size()) == "abc");
    BOOST_TEST(buffer.received(0).empty());
}

BOOST_AUTO_TEST_CASE(it_grows_when_it_was_filled)
{
    receive_buffer buffer;
    std::size_t expected = receive_buffer::initial;
    for (int i = 0; i < 10; ++i)
    {
        auto const room = buffer.prepare();
        BOOST_TEST(room.size() == expected);
        std::memset(room.data(), 'x', room.size());
        // What arrived stays until the next one is prepared.
        auto const got = buffer.received(room.size());
        BOOST_TEST(got.size() == expected);
        BOOST_TEST(got.back() == 'x');
        expected = std::min(expected * 2, receive_buffer::largest);
    }
    BOOST_TEST(expected == receive_buffer::largest);
}

BOOST_AUTO_TEST_CASE(it_keeps_its_size_when_there_was_room_left)
{
    receive_buffer buffer;
    for (std::size_t const n : {receive_buffer::initial - 1, std::size_t(1)})
    {
        auto const room = buffer.prepare();
        std::memset(room.data(), 'x', n);
        BOOST_TEST(buffer.received(n).size() == n);
        BOOST_TEST(buffer.prepare().size() == receive_buffer::initial);
        BOOST_TEST(buffer.prepare().data() == room.data());
    }
}

BOOST_AUTO_TEST_SUITE_END()
