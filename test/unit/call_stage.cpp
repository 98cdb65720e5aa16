//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_stage: every stage has a name of its own.
//
#include <appwrite/call_stage.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(call_stage_)

BOOST_AUTO_TEST_CASE(names)
{
    BOOST_TEST(to_string(call_stage::validate) == "validate");
    BOOST_TEST(to_string(call_stage::first_byte) == "first byte");
    BOOST_TEST(to_string(call_stage::backoff) == "backoff");

    std::set<std::string_view> distinct;
    for (call_stage const s : {call_stage::validate, call_stage::detect, call_stage::acquire,
             call_stage::resolve, call_stage::connect, call_stage::proxy, call_stage::handshake,
             call_stage::write, call_stage::first_byte, call_stage::body, call_stage::decode,
             call_stage::backoff, call_stage::pacing})
        distinct.insert(to_string(s));
    BOOST_TEST(distinct.size() == 13u);
    BOOST_TEST(!distinct.contains("unknown"));
    BOOST_TEST(to_string(static_cast<call_stage>(99)) == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()
