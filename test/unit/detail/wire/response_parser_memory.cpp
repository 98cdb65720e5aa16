//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: the memory that it is given for the body.
//
#include <appwrite/detail/wire/response_parser.hpp>

#include <boost/test/unit_test.hpp>

#include <span>
#include <string>

using namespace appwrite;
using detail::response_body;
using detail::response_parser;

BOOST_AUTO_TEST_SUITE(response_parser_memory)

namespace
{

std::string const final_response = "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n" + std::string(300, 'x');

} // namespace

BOOST_AUTO_TEST_CASE(the_body_is_where_it_was_told_to_be)
{
    for (std::string const before : {"", "HTTP/1.1 100 Continue\r\n\r\n"})
    {
        std::string room(10'000, 'a');
        char const* const where = room.data();
        response_parser parser({}, response_body::framed, std::move(room));
        std::string const bytes = before + final_response;
        error_code ec;
        BOOST_TEST(parser.put(bytes, ec) == bytes.size());
        BOOST_TEST(!ec);
        BOOST_REQUIRE(parser.done());
        std::string const body = parser.take().body;
        BOOST_TEST(body == std::string(300, 'x'));
        BOOST_TEST(static_cast<void const*>(body.data()) == static_cast<void const*>(where));
    }
}

BOOST_AUTO_TEST_CASE(a_response_without_a_body_leaves_nothing_of_what_was_there)
{
    response_parser parser({}, response_body::framed, std::string(10'000, 'a'));
    std::string const bytes = "HTTP/1.1 204 No Content\r\n\r\n";
    error_code ec;
    parser.put(bytes, ec);
    BOOST_REQUIRE(parser.done());
    BOOST_TEST(parser.take().body.empty());
}

BOOST_AUTO_TEST_SUITE_END()
