//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers: missing, null, wrong types, both forms of times.
//
#include <appwrite/detail/json/reader.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

using namespace appwrite;
using namespace appwrite::detail;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(reader)

namespace
{

json::value const others[] = {nullptr, true, 7, -1.5, "text", json::array{1}, json::object{{"a", 1}}};

std::optional<timestamp> time_of(char const* text)
{
    return to_timestamp(json::value(text));
}

} // namespace

BOOST_AUTO_TEST_CASE(texts)
{
    BOOST_TEST(to_text("abc") == "abc");
    BOOST_TEST(to_optional_text("abc").value() == "abc");
    BOOST_TEST(!to_optional_text("").has_value());
    for (auto const& v : others)
        if (!v.is_string())
        {
            BOOST_TEST(to_text(v).empty());
            BOOST_TEST(!to_optional_text(v).has_value());
        }
}

BOOST_AUTO_TEST_CASE(booleans)
{
    BOOST_TEST(to_bool(true));
    BOOST_TEST(!to_bool(false));
    BOOST_TEST(to_bool(1));
    BOOST_TEST(!to_bool(0));
    BOOST_TEST(!to_bool(nullptr));
    BOOST_TEST(!to_bool("true"));
    BOOST_TEST(!to_bool(json::array{1}));
}

BOOST_AUTO_TEST_CASE(integers)
{
    BOOST_TEST(to_int64(7) == 7);
    BOOST_TEST(
        to_int64(std::numeric_limits<std::int64_t>::min()) == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(to_int64(2.0) == 2);
    BOOST_TEST(to_int64(2.5) == 0);
    BOOST_TEST(to_int64(1e30) == 0);
    BOOST_TEST(to_int64(std::numeric_limits<double>::quiet_NaN()) == 0);
    BOOST_TEST(to_int64(-std::numeric_limits<double>::infinity()) == 0);
    BOOST_TEST(to_int64(std::numeric_limits<std::uint64_t>::max()) == 0);
    BOOST_TEST(to_int64("7") == 0);
    BOOST_TEST(to_int64(nullptr) == 0);
}

BOOST_AUTO_TEST_CASE(lists_of_texts)
{
    auto const texts = to_texts(json::array{"a", 1, nullptr, "b"});
    BOOST_TEST(texts.size() == 2u);
    BOOST_TEST(texts[1] == "b");
    BOOST_TEST(to_texts("a").empty());
    BOOST_TEST(to_texts(json::object{{"0", "a"}}).empty());
}

BOOST_AUTO_TEST_CASE(objects)
{
    BOOST_TEST(to_object(json::object{{"a", 1}}).size() == 1u);
    BOOST_TEST(to_object(json::array{}).empty());
    BOOST_TEST(to_object(nullptr).empty());
    BOOST_TEST(to_object("{}").empty());
}

BOOST_AUTO_TEST_CASE(times_as_seconds)
{
    BOOST_TEST((to_timestamp(1795437134) == timestamp(std::chrono::seconds(1795437134))));
    BOOST_TEST((to_timestamp(1795437134.0) == timestamp(std::chrono::seconds(1795437134))));
    BOOST_TEST(!to_timestamp(0).has_value());
    BOOST_TEST(!to_timestamp(-5).has_value());
    BOOST_TEST(!to_timestamp(std::numeric_limits<std::int64_t>::max()).has_value());
}

BOOST_AUTO_TEST_CASE(times_as_text)
{
    auto const expected = timestamp(std::chrono::milliseconds(1795435590294));
    BOOST_TEST((time_of("2026-11-23T12:06:30.294+00:00") == expected));
    BOOST_TEST((time_of("2026-11-23T12:06:30.294Z") == expected));
    BOOST_TEST((time_of("2026-11-23T13:06:30.294+01:00") == expected));
    BOOST_TEST((time_of("2026-11-23T06:36:30.294-0530") == expected));
    BOOST_TEST((time_of("2026-11-23T12:06:30.294999+00:00") == expected));
    BOOST_TEST((time_of("2026-11-23T12:06:30+00:00") == std::chrono::floor<std::chrono::seconds>(expected)));
    BOOST_TEST((time_of("2026-11-23T12:06:30.2+00:00") == expected - std::chrono::milliseconds(94)));
    BOOST_TEST((time_of("1969-12-31T23:59:59.999+00:00") == timestamp(std::chrono::milliseconds(-1))));
    BOOST_TEST((time_of("2026-11-23 12:06:30.294") == expected));
    BOOST_TEST(time_of("2024-02-29T00:00:00Z").has_value());
}

BOOST_AUTO_TEST_CASE(times_that_are_none)
{
    for (char const* bad : {"", "never", "2026-11-23", "2026-11-23T12:06:30", "2026-11-23 12:06:30Z",
             "2026-13-23T12:06:30Z", "2026-02-29T00:00:00Z", "2026-11-23T24:06:30Z", "2026-11-23T12:60:30Z",
             "2026-11-23T12:06:61Z", "2026-11-23T12:06:30.Z", "2026-11-23T12:06:30Zx",
             "2026-11-23T12:06:30+24:00", "2026-11-23T12:06:30+0", "26-11-23T12:06:30Z", "1795437134",
             // Valid, but not within the years 0 to 9999 in UTC.
             "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"})
        BOOST_TEST(!time_of(bad).has_value(), bad);
    BOOST_TEST(!to_timestamp(nullptr).has_value());
    BOOST_TEST(!to_timestamp(json::object{}).has_value());
}

BOOST_AUTO_TEST_CASE(places)
{
    json_path const users("users");
    json_path const fourth(3, &users);
    json_path const targets("targets", &fourth);
    json_path const first(0, &targets);
    BOOST_TEST(json_path("$id", &first).text() == "users[3].targets[0].$id");
    BOOST_TEST(json_path("$id").text() == "$id");
}

struct thing
{
    std::string a;
    int b = 0;
    json::object extra;
};

BOOST_AUTO_TEST_CASE(members_in_any_order)
{
    static constexpr json_member<thing> members[] = {
        {"a", [](thing& t, json::value const& v) { t.a = to_text(v); }},
        {"b", [](thing& t, json::value const& v) { t.b = static_cast<int>(to_int64(v)); }},
    };
    for (char const* text : {R"({"a":"x","b":2,"c":[1],"d":null})", R"({"d":null,"b":2,"c":[1],"a":"x"})",
             R"({"b":2,"d":null,"a":"x","c":[1]})"})
    {
        thing t;
        read_members(t, json::parse(text).as_object(), members);
        BOOST_TEST(t.a == "x");
        BOOST_TEST(t.b == 2);
        BOOST_TEST(t.extra.size() == 2u);
        BOOST_TEST(json::serialize(t.extra.at("c")) == "[1]");
        BOOST_TEST(t.extra.at("d").is_null());
    }
    thing none;
    read_members(none, json::object(), members);
    BOOST_TEST(none.a.empty());
}

BOOST_AUTO_TEST_SUITE_END()
