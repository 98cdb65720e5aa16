//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Every recorded body that is a model: read, written, compared with what was recorded, and read again.
//
#include "recording.hpp"
#include "says_the_same.hpp"

#include <support/decoded.hpp>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

using namespace appwrite;
namespace json = boost::json;

namespace
{

template <class T>
void check(json::value recorded)
{
    recorded.as_object()["a member from the future"] = {{"deep", {1, nullptr}}};
    result<T> const first = test::decoded<T>(json::serialize(recorded));
    BOOST_TEST_REQUIRE(first.has_value(), json::serialize(recorded));
    json::value const written = to_json(*first, secrets::reveal);
    BOOST_TEST(test::says_the_same(recorded, written), json::serialize(recorded) << '\n'
                                                                                 << json::serialize(written));
    result<T> const second = test::reread(*first);
    BOOST_TEST_REQUIRE(second.has_value());
    BOOST_TEST((*first == *second), json::serialize(written));
    BOOST_TEST((json::value(to_json(*second, secrets::reveal)) == written));
}

using checker = void (*)(json::value);

// By the member that holds the items.
std::map<std::string_view, checker> const lists = {
    {"identities", &check<identity>},
    {"logs", &check<log_entry>},
    {"memberships", &check<membership>},
    {"sessions", &check<session>},
    {"targets", &check<target>},
    {"users", &check<user>},
};

// By a member that no other model has.
std::map<std::string_view, checker> const models = {
    {"jwt", &check<jwt>},
    {"phrase", &check<token>},
    {"providerType", &check<target>},
    {"providerUid", &check<session>},
    {"range", &check<users_usage>},
    {"recoveryCode", &check<mfa_factors>},
    {"recoveryCodes", &check<mfa_recovery_codes>},
    {"registration", &check<user>},
    {"teamName", &check<membership>},
};

struct counts
{
    std::map<std::string, std::size_t> checked;
    std::size_t others = 0;
};

void check_body(json::object const& body, counts& seen)
{
    for (auto const& [member, check_item] : lists)
        if (auto const* items = body.if_contains(member);
            items && body.contains("total") && items->is_array())
        {
            for (json::value const& item : items->as_array())
                check_item(item);
            ++seen.checked[std::string(member)];
            return;
        }
    for (auto const& [member, check_model] : models)
        if (body.contains(member))
        {
            check_model(body);
            ++seen.checked[std::string(member)];
            return;
        }
    ++seen.others;
}

void check_recording(std::string const& version, std::size_t least_kinds)
{
    counts seen;
    for (test::exchange const& e :
        test::read_recording(std::string(APPWRITE_RECORDINGS_DIR) + "/" + version + ".jsonl"))
    {
        if ((e.status != 200 && e.status != 201) || !e.response_body)
            continue;
        json::error_code error;
        json::value const body = json::parse(*e.response_body, error);
        // Preferences are an object without a model, and answers to HEAD have no body.
        if (error || !body.is_object() || e.operation == "getPrefs" || e.operation == "updatePrefs")
            continue;
        BOOST_TEST_CONTEXT(version << " exchange " << e.sequence << ", " << e.operation)
        check_body(body.as_object(), seen);
    }
    BOOST_TEST(seen.checked.size() >= least_kinds);
    std::cout << version << " bodies read, written and read again:";
    for (auto const& [kind, count] : seen.checked)
        std::cout << ' ' << kind << ' ' << count;
    std::cout << "; of other services: " << seen.others << '\n';
}

} // namespace

BOOST_AUTO_TEST_SUITE(model_round_trip)

BOOST_AUTO_TEST_CASE(bodies_of_0_15)
{
    check_recording("0.15.3", 7);
}

BOOST_AUTO_TEST_CASE(bodies_of_1_9)
{
    check_recording("1.9.0", 14);
}

BOOST_AUTO_TEST_CASE(preferences)
{
    for (char const* version : {"0.15.3", "1.9.0"})
        for (test::exchange const& e :
            test::read_recording(std::string(APPWRITE_RECORDINGS_DIR) + "/" + version + ".jsonl"))
        {
            if (e.status != 200 || !e.response_body ||
                (e.operation != "getPrefs" && e.operation != "updatePrefs"))
                continue;
            auto const prefs = test::decoded<json::object>(*e.response_body);
            BOOST_TEST_REQUIRE(prefs.has_value(), *e.response_body);
            BOOST_TEST((json::value(*prefs) == json::parse(*e.response_body)));
        }
}

BOOST_AUTO_TEST_SUITE_END()
