//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Models as JSON: what is lost, and what must not be told.
//
#include <support/decoded.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

using namespace appwrite;
using appwrite::test::decoded;
using appwrite::test::reread;

BOOST_AUTO_TEST_SUITE(models_to_json)

namespace
{

template <class T>
std::string written(std::string body, secrets what)
{
    return boost::json::serialize(to_json(decoded<T>(std::move(body)).value(), what));
}

} // namespace

BOOST_AUTO_TEST_CASE(the_form_is_the_server_s)
{
    std::string const body =
        R"({"$id":"t1","$createdAt":"2026-11-23T12:32:15.375+00:00","$updatedAt":"2026-11-23T12:32:15.005+00:00",)"
        R"("name":"","userId":"walter","providerId":null,"providerType":"pigeon","identifier":"a\"b","expired":true,)"
        R"("novel":{"a":[1,null]}})";
    BOOST_TEST(written<target>(body, secrets::hide) == body);
}

BOOST_AUTO_TEST_CASE(times_that_are_not_set_are_null)
{
    user u;
    u.id = "a";
    u.created_at = timestamp::max();
    auto const json = to_json(u);
    BOOST_TEST(json.at("accessedAt").is_null());
    // No server could read it.
    BOOST_TEST(json.at("$createdAt").is_null());
    BOOST_TEST(json.at("targets").as_array().empty());
}

BOOST_AUTO_TEST_CASE(secrets_are_hidden_unless_asked_for)
{
    std::string const user_body =
        R"({"$id":"a","password":"SECRET","hash":"scrypt","hashOptions":{"salt":"SECRET"},"targets":[{"$id":"t"}]})";
    std::string const session_body =
        R"({"$id":"a","secret":"SECRET","providerAccessToken":"SECRET","providerRefreshToken":"SECRET"})";
    std::string const token_body = R"({"$id":"a","secret":"SECRET"})";
    std::string const jwt_body = R"({"jwt":"SECRET"})";
    std::string const codes_body = R"({"recoveryCodes":["SECRET"]})";
    for (secrets const what : {secrets::hide, secrets::reveal})
    {
        bool const revealed = what == secrets::reveal;
        for (std::string const& json : {written<user>(user_body, what), written<session>(session_body, what),
                 written<token>(token_body, what), written<jwt>(jwt_body, what),
                 written<mfa_recovery_codes>(codes_body, what)})
            BOOST_TEST((json.find("SECRET") != std::string::npos) == revealed, json);
    }
    identity i;
    i.provider_access_token = "SECRET";
    i.provider_refresh_token = "SECRET";
    BOOST_TEST(boost::json::serialize(to_json(i)).find("SECRET") == std::string::npos);
    BOOST_TEST(to_json(i, secrets::reveal).at("providerRefreshToken").as_string() == "SECRET");
}

BOOST_AUTO_TEST_CASE(what_is_known_wins_over_extra)
{
    token t;
    t.id = "a";
    t.extra = boost::json::parse(R"({"$id":"b","novel":1})").as_object();
    BOOST_TEST(to_json(t).at("$id").as_string() == "a");
    BOOST_TEST(to_json(t).at("novel").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(nothing_is_lost)
{
    auto check = [](auto const& model) { BOOST_TEST((reread(model).value() == model)); };
    check(decoded<user>(R"({"$id":"a","$createdAt":5,"status":true,"prefs":{"a":{"b":[]}},"labels":["x"],
        "password":"h","hash":"novel","hashOptions":[],"emailIsFree":false,"impersonatorUserId":"b",
        "targets":[{"$id":"t","novel":1}],"novel":[1.5,{"$id":2}]})")
              .value());
    check(decoded<session>(R"({"$id":"a","expire":5,"osName":"x","factors":["a"],"secret":"s","novel":1})")
              .value());
    check(
        decoded<token>(R"({"$id":"a","secret":"s","expire":"1969-12-31T23:59:59.999Z","novel":1})").value());
    check(decoded<jwt>(R"({"jwt":"a","novel":1})").value());
    check(decoded<mfa_factors>(R"({"totp":true,"novel":1})").value());
    check(decoded<mfa_recovery_codes>(R"({"recoveryCodes":["a","b"],"novel":1})").value());
    check(decoded<users_usage>(
        R"({"range":"30d","usersTotal":0,"users":[{"value":1,"date":5,"novel":1}],"usersRead":[{}],"novel":1})")
              .value());
}

// The models that come in pages only.
BOOST_AUTO_TEST_CASE(nothing_is_lost_in_pages)
{
    auto check = [](auto const& p, char const* name)
    {
        for (auto const& item : p.items)
        {
            boost::json::object again;
            again.emplace(name, boost::json::array{to_json(item, secrets::reveal)});
            auto const reread =
                decoded<std::remove_cvref_t<decltype(p)>>(boost::json::serialize(again)).value();
            BOOST_TEST((reread.items.at(0) == item));
        }
    };
    check(decoded<page<membership>>(R"({"memberships":[{"$id":"a","joined":5,"roles":["x"],"novel":1}]})")
              .value(),
        "memberships");
    check(decoded<page<log_entry>>(R"({"logs":[{"event":"a","time":5,"clientCode":"x","novel":1}]})").value(),
        "logs");
    check(decoded<page<identity>>(R"({"identities":[{"$id":"a","providerAccessToken":"x","novel":1}]})")
              .value(),
        "identities");
}

BOOST_AUTO_TEST_SUITE_END()
