//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checkpoints: what is written is read again, and nothing else.
//
#include <appwrite/detail/paging/checkpoint.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(checkpoint)

using appwrite::detail::item_key;
using appwrite::detail::listing_name;
using appwrite::detail::read_checkpoint;
using appwrite::detail::walk_place;
using appwrite::detail::write_checkpoint;

listing_name const everyone("house", "users.list", "0123456789abcdef");

walk_place some_place()
{
    walk_place out;
    out.delivered = {item_key("a", 1), item_key("b\"\\", -1), item_key("c", 1234567890123)};
    out.whole = false;
    out.next = 17;
    return out;
}

void check_refused(std::string const& text, std::string const& why)
{
    auto const outcome = read_checkpoint(text, everyone);
    BOOST_TEST_REQUIRE(!outcome.has_value(), text);
    BOOST_TEST((outcome.error() == appwrite::errc::invalid_argument));
    BOOST_TEST(outcome.error().field() == "checkpoint");
    BOOST_TEST(outcome.error().message().find(why) != std::string::npos, outcome.error().message());
}

BOOST_AUTO_TEST_CASE(there_and_back)
{
    std::string const text = write_checkpoint(everyone, some_place());
    BOOST_TEST(text == R"({"v":1,"project":"house","op":"users.list","for":"0123456789abcdef",)"
                       R"("whole":false,"next":17,)"
                       R"("items":[["a",1],["b\"\\",-1],["c",1234567890123]]})");
    auto const read = read_checkpoint(text, everyone);
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST((read->delivered == some_place().delivered));
    BOOST_TEST(!read->whole);
    BOOST_TEST(read->next == 17);
}

BOOST_AUTO_TEST_CASE(the_beginning)
{
    for (std::string const& text : {std::string(), write_checkpoint(everyone, walk_place())})
    {
        auto const read = read_checkpoint(text, everyone);
        BOOST_TEST_REQUIRE(read.has_value());
        BOOST_TEST(read->delivered.empty());
        BOOST_TEST(read->whole);
    }
}

BOOST_AUTO_TEST_CASE(of_something_else)
{
    check_refused(
        write_checkpoint(listing_name("house", "users.list_targets", everyone.parameters), some_place()),
        "of another listing than users.list");
    check_refused(
        write_checkpoint(listing_name("house", "users.list", "ffff"), some_place()), "other parameters");
    check_refused(
        write_checkpoint(listing_name("garden", everyone.operation, everyone.parameters), some_place()),
        "of another project than house");
    std::string text = write_checkpoint(everyone, some_place());
    check_refused(text.replace(text.find("\"v\":1"), 5, "\"v\":2"), "another version");
}

BOOST_AUTO_TEST_CASE(damaged)
{
    for (char const* const text : {"x", "{", "[]", "{}", "null", "walter", R"({"v":"1"})"})
        check_refused(text, "is not a text that checkpoint() gave");
    std::string const head = R"({"v":1,"project":"house","op":"users.list","for":"0123456789abcdef",)";
    for (char const* const rest : {R"("whole":true,"next":0})", R"("whole":1,"next":0,"items":[]})",
             R"("whole":true,"next":-1,"items":[]})", R"("whole":true,"items":[]})",
             R"("whole":true,"next":0,"items":{}})", R"("whole":true,"next":0,"items":["a"]})",
             R"("whole":true,"next":0,"items":[["a"]]})", R"("whole":true,"next":0,"items":[["",1]]})",
             R"("whole":true,"next":0,"items":[["a","b"]]})", R"("whole":true,"next":0,"items":[["a",1]]})",
             R"("whole":false,"next":0,"items":[]})",
             R"("whole":true,"next":0,"items":[["a",1],["a",1],["a",1],["a",1],["a",1],["a",1],["a",1],)"
             R"(["a",1],["a",1],["a",1]]})"})
        check_refused(head + rest, "damaged");
    std::string const whole = write_checkpoint(everyone, some_place());
    for (std::size_t length = 1; length < whole.size(); ++length)
        check_refused(whole.substr(0, length), "");
}

BOOST_AUTO_TEST_SUITE_END()
