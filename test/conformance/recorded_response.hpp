//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Comparing what the SDK made of a recorded response with the response's JSON.
//
#ifndef APPWRITE_TEST_CONFORMANCE_RECORDED_RESPONSE_HPP
#define APPWRITE_TEST_CONFORMANCE_RECORDED_RESPONSE_HPP

#include "recording.hpp"
#include "says_the_same.hpp"

#include <appwrite/api_error.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/to_json.hpp>
#include <appwrite/models/user.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace appwrite::test
{

namespace json = boost::json;

inline void check_time(std::optional<timestamp> const& time, json::value const& recorded)
{
    if (recorded.is_int64())
    {
        auto const seconds = std::chrono::seconds(recorded.as_int64());
        BOOST_TEST((seconds.count() == 0 ? !time : time == timestamp(seconds)));
        return;
    }
    std::string const text = text_of(recorded);
    if (text.empty())
    {
        BOOST_TEST(!time);
        return;
    }
    std::tm tm{};
    int ms = 0;
    BOOST_TEST_REQUIRE(std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%d.%d+00:00", &tm.tm_year, &tm.tm_mon,
                           &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &tm.tm_sec, &ms) == 7);
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    BOOST_TEST_REQUIRE(time.has_value());
    BOOST_TEST(time->time_since_epoch().count() == std::int64_t{timegm(&tm)} * 1000 + ms);
}

inline void check_text(std::string_view text, json::value const& recorded)
{
    BOOST_TEST(text == (recorded.is_null() ? std::string() : text_of(recorded)));
}

inline void check_target(target const& t, json::object const& recorded)
{
    BOOST_TEST(t.extra.empty());
    BOOST_TEST(recorded.size() == 9u);
    check_text(t.id, recorded.at("$id"));
    check_time(t.created_at, recorded.at("$createdAt"));
    check_time(t.updated_at, recorded.at("$updatedAt"));
    check_text(t.name, recorded.at("name"));
    check_text(t.user_id, recorded.at("userId"));
    check_text(t.provider_id.value_or(""), recorded.at("providerId"));
    check_text(t.provider_type.text(), recorded.at("providerType"));
    check_text(t.identifier, recorded.at("identifier"));
    BOOST_TEST(t.expired == recorded.at("expired").as_bool());
}

// A model by what it is when written; a test of its own says that writing is right.
template <class T>
void check_written(T const& model, json::value const& recorded)
{
    BOOST_TEST(model.extra.empty());
    json::value const written = to_json(model, secrets::reveal);
    BOOST_TEST(
        says_the_same(recorded, written), json::serialize(recorded) << " != " << json::serialize(written));
}

inline void check_model(user const& u, json::value const& value)
{
    json::object const& recorded = value.as_object();
    // No member of these servers is unknown, and each is compared below.
    BOOST_TEST(u.extra.empty());
    bool const old = !recorded.contains("hash");
    // Older response formats leave out one or another of them.
    if (recorded.size() != (old ? 12u : 21u))
        return check_written(u, value);
    check_text(u.id, recorded.at("$id"));
    check_time(u.created_at, recorded.at("$createdAt"));
    check_time(u.updated_at, recorded.at("$updatedAt"));
    check_text(u.name, recorded.at("name"));
    check_time(u.registration, recorded.at("registration"));
    BOOST_TEST(u.status == recorded.at("status").as_bool());
    check_time(u.password_update, recorded.at("passwordUpdate"));
    check_text(u.email, recorded.at("email"));
    check_text(u.phone, recorded.at("phone"));
    BOOST_TEST(u.email_verification == recorded.at("emailVerification").as_bool());
    BOOST_TEST(u.phone_verification == recorded.at("phoneVerification").as_bool());
    BOOST_TEST((json::value(u.prefs) == recorded.at("prefs")));
    if (old)
        return;
    check_text(u.password_hash.reveal(), recorded.at("password"));
    check_text(u.hash.text(), recorded.at("hash"));
    BOOST_TEST((u.hash_options == recorded.at("hashOptions")));
    BOOST_TEST((json::value_from(u.labels) == recorded.at("labels")));
    BOOST_TEST(u.mfa == recorded.at("mfa").as_bool());
    check_time(u.accessed_at, recorded.at("accessedAt"));
    BOOST_TEST(u.impersonator == recorded.at("impersonator").as_bool());
    check_text(u.impersonator_user_id.value_or(""), recorded.at("impersonatorUserId"));
    auto const& targets = recorded.at("targets").as_array();
    BOOST_TEST_REQUIRE(u.targets.size() == targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i)
        check_target(u.targets[i], targets[i].as_object());
}

// Preferences are the object itself.
inline void check_model(json::object const& prefs, json::value const& recorded)
{
    BOOST_TEST((json::value(prefs) == recorded));
}

template <class T>
requires(!std::is_same_v<T, user>) void check_model(T const& model, json::value const& recorded)
{
    check_written(model, recorded);
}

template <class T>
void check_model(page<T> const& p, json::value const& recorded)
{
    BOOST_TEST_REQUIRE(recorded.as_object().size() == 2u);
    BOOST_TEST(p.total == recorded.at("total").as_int64());
    for (auto const& [name, items] : recorded.as_object())
    {
        if (name == "total")
            continue;
        BOOST_TEST_REQUIRE(p.items.size() == items.as_array().size());
        for (std::size_t i = 0; i < p.items.size(); ++i)
            check_model(p.items[i], items.at(i));
    }
}

inline void check_error(api_error const& e, exchange const& recorded)
{
    BOOST_TEST(e.status() == recorded.status);
    BOOST_TEST((e.stage() == call_stage::decode));
    BOOST_TEST(e.raw_body() == recorded.response_body->substr(0, 4096));
    json::error_code ec;
    json::value const body = json::parse(*recorded.response_body, ec);
    if (ec)
    {
        // The page for a host name that the server does not know is the one body that is not JSON.
        BOOST_TEST((e == api_errc::general_access_forbidden), e.what());
        return;
    }
    BOOST_TEST(e.message() == text_of(body.at("message")));
    BOOST_TEST(e.server_version() == text_of(body.at("version")));
    if (auto const* type = body.as_object().if_contains("type"))
    {
        BOOST_TEST(e.type() == text_of(*type));
        BOOST_TEST((to_api_errc(e.type()) != api_errc::unknown), e.type());
        BOOST_TEST((e == to_api_errc(e.type())), e.what());
    }
    else
    {
        BOOST_TEST(e.type().empty());
        BOOST_TEST((e == make_http_error(recorded.status)), e.what());
    }
}

} // namespace appwrite::test

#endif
