//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: a connection that ends.
//
#include "response_parser_fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::wire;

BOOST_AUTO_TEST_SUITE(response_parser_ending)

BOOST_AUTO_TEST_CASE(every_beginning_is_incomplete)
{
    for (std::string const& text : {with_length, chunked, interim + no_content})
    {
        std::size_t wrong = 0;
        for (std::size_t n = 0; n < text.size(); ++n)
            for (end const how : {end::clean, end::unclean})
            {
                seen const s = feed(std::string_view(text).substr(0, n), how);
                wrong += s.ec == errc::incomplete_response && !s.done ? 0 : 1;
            }
        BOOST_TEST(wrong == 0u, text);
    }
}

BOOST_AUTO_TEST_CASE(the_end_of_the_connection_ends_a_body_without_length)
{
    BOOST_TEST(!feed(until_eof).done);
    seen const s = feed(until_eof, end::clean);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(!s.keep_alive);
    BOOST_TEST(s.response.body == "{\"total\":0}");
}

BOOST_AUTO_TEST_CASE(an_unclean_end_could_be_a_truncated_body)
{
    BOOST_TEST(feed(until_eof, end::unclean).ec == errc::incomplete_response);
}

BOOST_AUTO_TEST_CASE(an_unclean_end_does_not_hide_an_error_status)
{
    for (std::string const status : {"400", "413", "503"})
    {
        seen const s = feed("HTTP/1.1 " + status + " No\r\n\r\nbecause", end::unclean);
        BOOST_TEST(!s.ec);
        BOOST_TEST(s.done);
        BOOST_TEST(!s.keep_alive);
        BOOST_TEST(s.response.body == "because");
    }
    // But a length that was promised has to be kept.
    BOOST_TEST(feed("HTTP/1.1 400 No\r\nContent-Length: 9\r\n\r\nbecause", end::unclean).ec ==
               errc::incomplete_response);
    BOOST_TEST(feed("HTTP/1.1 400 No\r\nContent-Length: 9\r\n\r\nbecause", end::clean).ec ==
               errc::incomplete_response);
}

BOOST_AUTO_TEST_CASE(a_bare_413)
{
    std::string const bare = "HTTP/1.1 413 Request Entity Too Large\r\n\r\n";
    seen const open = feed(bare);
    BOOST_TEST(!open.ec);
    BOOST_TEST(open.header_done);
    BOOST_TEST(!open.done);
    for (end const how : {end::clean, end::unclean})
    {
        seen const s = feed(bare, how);
        BOOST_TEST(!s.ec);
        BOOST_TEST(s.done);
        BOOST_TEST(!s.keep_alive);
        BOOST_TEST(s.response.status == 413u);
        BOOST_TEST(s.response.body == "");
    }
}

BOOST_AUTO_TEST_CASE(an_end_after_the_response_changes_nothing)
{
    seen const s = feed(with_length, end::unclean);
    BOOST_TEST(!s.ec);
    BOOST_TEST(s.done);
    BOOST_TEST(s.response.body == "{\"total\":0}");
}

BOOST_AUTO_TEST_CASE(nothing_at_all)
{
    seen const s = feed("");
    BOOST_TEST(!s.ec);
    BOOST_TEST(!s.done);
    BOOST_TEST(!s.header_done);
    BOOST_TEST(feed("", end::clean).ec == errc::incomplete_response);
}

BOOST_AUTO_TEST_SUITE_END()
