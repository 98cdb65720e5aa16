//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers: missing, null, wrong types, both forms of times.
//
#include <appwrite/detail/json/reader.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
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
    BOOST_TEST(to_text(json::value("abc")) == "abc");
    for (auto const& v : others)
        if (!v.is_string())
            BOOST_TEST(to_text(v).empty());
}

BOOST_AUTO_TEST_CASE(booleans)
{
    BOOST_TEST(to_bool(json::value(true)));
    BOOST_TEST(!to_bool(json::value(false)));
    BOOST_TEST(to_bool(json::value(1)));
    BOOST_TEST(!to_bool(json::value(0)));
    BOOST_TEST(!to_bool(json::value(nullptr)));
    BOOST_TEST(!to_bool(json::value("true")));
    BOOST_TEST(!to_bool(json::value(json::array{1})));
}

BOOST_AUTO_TEST_CASE(integers)
{
    BOOST_TEST(to_int64(json::value(7)) == 7);
    BOOST_TEST(to_int64(json::value(std::numeric_limits<std::int64_t>::min())) ==
               std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(to_int64(json::value(2.0)) == 2);
    BOOST_TEST(to_int64(json::value(2.5)) == 0);
    BOOST_TEST(to_int64(json::value(1e30)) == 0);
    BOOST_TEST(to_int64(json::value(std::numeric_limits<double>::quiet_NaN())) == 0);
    BOOST_TEST(to_int64(json::value(-std::numeric_limits<double>::infinity())) == 0);
    BOOST_TEST(to_int64(json::value(std::numeric_limits<std::uint64_t>::max())) == 0);
    BOOST_TEST(to_int64(json::value("7")) == 0);
    BOOST_TEST(to_int64(json::value(nullptr)) == 0);
}

BOOST_AUTO_TEST_CASE(times_as_seconds)
{
    BOOST_TEST((to_timestamp(json::value(1795437134)) == timestamp(std::chrono::seconds(1795437134))));
    BOOST_TEST((to_timestamp(json::value(1795437134.0)) == timestamp(std::chrono::seconds(1795437134))));
    BOOST_TEST(!to_timestamp(json::value(0)).has_value());
    BOOST_TEST(!to_timestamp(json::value(-5)).has_value());
    BOOST_TEST(!to_timestamp(json::value(std::numeric_limits<std::int64_t>::max())).has_value());
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
    for (char const* bad :
        {"", "never", "2026-11-23", "2026-11-23T12:06:30", "2026-11-23 12:06:30Z", "2026-13-23T12:06:30Z",
            "2026-02-29T00:00:00Z", "2026-11-23T24:06:30Z", "2026-11-23T12:60:30Z", "2026-11-23T12:06:61Z",
            "2026-11-23T12:06:30.Z", "2026-11-23T12:06:30Zx", "2026-11-23T12:06:30+24:00",
            "2026-11-23T12:06:30+0", "26-11-23T12:06:30Z", "1795437134", "2026-11-23 12:06:30.294+00:00",
            // Valid, but not within the years 0 to 9999 in UTC.
            "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "9999-12-31T23:59:60.000+00:00"})
        BOOST_TEST(!time_of(bad).has_value(), bad);
    BOOST_TEST(!to_timestamp(json::value(nullptr)).has_value());
    BOOST_TEST(!to_timestamp(json::value(json::object())).has_value());
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

BOOST_AUTO_TEST_SUITE_END()
