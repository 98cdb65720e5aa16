//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Ids: making them and checking them.
//
#include <appwrite/id.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(id)

BOOST_AUTO_TEST_CASE(fresh_ids_are_valid_and_differ)
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
    {
        std::string const fresh = unique_id();
        BOOST_TEST(fresh.size() == 32u);
        BOOST_TEST(fresh.find_first_not_of("0123456789abcdef") == std::string::npos);
        BOOST_TEST(is_valid_id(fresh));
        BOOST_TEST(seen.insert(fresh).second);
    }
}

BOOST_AUTO_TEST_CASE(the_servers_rule)
{
    for (char const* good :
        {"a", "Z", "0", "walter", "Upper.Case-1_x", "a.", "a-", "a_", "6b04324e3dccb617ae54"})
        BOOST_TEST(is_valid_id(good), good);
    for (char const* bad : {"", ".", "..", "-a", "_bad", ".a", "a b", "a/b", "../teams", "a?b", "a#b",
             "%77alter", "a%2Fb", "unique()", "a\nb", "a\tb", "a:b", "a@b", "\xC3\xA4", "a\xFF"})
        BOOST_TEST(!is_valid_id(bad), bad);
    BOOST_TEST(is_valid_id(std::string(36, 'a')));
    BOOST_TEST(!is_valid_id(std::string(37, 'a')));
    BOOST_TEST(!is_valid_id(std::string("a\0b", 3)));
}

BOOST_AUTO_TEST_SUITE_END()
