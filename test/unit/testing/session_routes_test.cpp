//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's sessions, tokens and JWTs, as a server makes them.
//
#include "service_client.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

namespace json = boost::json;
using appwrite::test::service_client;

namespace
{

std::string text(const json::object& from, const char* name)
{
    return std::string(from.at(name).as_string());
}

/// A service with "walter" and "jesse".
struct sessions_fixture
{
    sessions_fixture()
    {
        call.add_user("walter");
        call.add_user("jesse");
    }

    /// What account.get answers to someone with these header fields and no key.
    std::string account(const std::string& header, const std::string& value)
    {
        call.with_key = false;
        call.headers = {{header, value}};
        std::string result = call.outcome("GET", "/v1/account");
        call.with_key = true;
        call.headers.clear();
        return result;
    }

    service_client call{"1.9.0"};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_session_routes, sessions_fixture)

BOOST_AUTO_TEST_CASE(secret_is_usable_once_told_and_later_only_its_digest_is_shown)
{
    const json::object made = call.show("POST", "/v1/users/walter/sessions");
    BOOST_TEST(text(made, "provider") == "server");
    BOOST_TEST(text(made, "secret").size() == 380U);
    BOOST_TEST(!made.at("current").as_bool());
    BOOST_TEST(account("X-Appwrite-Session", text(made, "secret")) == "200");

    const json::object list = call.show("GET", "/v1/users/walter/sessions");
    BOOST_TEST(list.at("total").as_int64() == 1);
    const json::object& shown = list.at("sessions").as_array().at(0).as_object();
    BOOST_TEST(text(shown, "$id") == text(made, "$id"));
    BOOST_TEST(text(shown, "secret").size() == 64U);
    BOOST_TEST(account("X-Appwrite-Session", text(shown, "secret")) == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_CASE(session_ends_after_a_year)
{
    const std::string secret = call.text("secret", "POST", "/v1/users/walter/sessions");
    call.now += std::chrono::hours(24 * 365) - std::chrono::seconds(1);
    BOOST_TEST(account("X-Appwrite-Session", secret) == "200");
    call.now += std::chrono::seconds(2);
    BOOST_TEST(account("X-Appwrite-Session", secret) == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_CASE(total_can_be_switched_off)
{
    call("POST", "/v1/users/walter/sessions");
    const json::object list = call.show("GET", "/v1/users/walter/sessions?total=0");
    BOOST_TEST(list.at("total").as_int64() == 0);
    BOOST_TEST(list.at("sessions").as_array().size() == 1U);
    BOOST_TEST(
        call.outcome("GET", "/v1/users/walter/sessions?total=maybe") == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(any_users_path_deletes_any_session)
{
    const std::string id = call.text("$id", "POST", "/v1/users/walter/sessions");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/jesse/sessions/" + id) == "204");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/walter/sessions/" + id) == "404 user_session_not_found");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/walter/sessions/current") == "404 user_session_not_found");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/ghost/sessions/" + id) == "404 user_not_found");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/ghost/sessions/_x") == "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(all_sessions_of_one_user_go)
{
    for (int i = 0; i < 3; ++i)
        call("POST", "/v1/users/walter/sessions");
    call("POST", "/v1/users/jesse/sessions");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/walter/sessions") == "204");
    BOOST_TEST(call.outcome("DELETE", "/v1/users/walter/sessions") == "204");
    BOOST_TEST(call.show("GET", "/v1/users/walter/sessions").at("total").as_int64() == 0);
    BOOST_TEST(call.show("GET", "/v1/users/jesse/sessions").at("total").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(user_id_of_a_new_session_follows_the_rule_for_chosen_ids)
{
    BOOST_TEST(call.outcome("POST", "/v1/users/unique()/sessions") == "404 user_not_found");
    BOOST_TEST(
        call.message("POST", "/v1/users/_x/sessions").find("Parameter must contain at most 36 chars") !=
        std::string::npos);
}

BOOST_AUTO_TEST_CASE(old_formats_hide_what_is_new)
{
    call.headers.emplace_back("X-Appwrite-Response-Format", "1.4.0");
    const json::object session = call.show("POST", "/v1/users/walter/sessions");
    BOOST_TEST(!session.contains("secret"));
    BOOST_TEST(!session.contains("factors"));
    BOOST_TEST(session.contains("mfaUpdatedAt"));
    BOOST_TEST(!call.show("POST", "/v1/users/walter/tokens").contains("phrase"));
}

BOOST_AUTO_TEST_CASE(token_lengths_and_lifetimes_have_bounds)
{
    const json::object token = call.show("POST", "/v1/users/walter/tokens");
    BOOST_TEST(text(token, "secret").size() == 6U);
    BOOST_TEST(call.text("secret", "POST", "/v1/users/walter/tokens", R"({"length":128})").size() == 128U);
    for (const char* bad :
        {R"({"length":3})", R"({"length":129})", R"({"expire":59})", R"({"expire":31536001})"})
        BOOST_TEST(
            call.outcome("POST", "/v1/users/walter/tokens", bad) == "400 general_argument_invalid", bad);
    BOOST_TEST(call.outcome("POST", "/v1/users/walter/tokens", R"({"expire":31536000})") == "201");
    BOOST_TEST(call.outcome("POST", "/v1/users/ghost/tokens") == "404 user_not_found");
}

BOOST_AUTO_TEST_CASE(jwt_stands_for_the_user)
{
    const std::string jwt = call.text("jwt", "POST", "/v1/users/walter/jwts", R"({"duration":60})");
    BOOST_TEST(account("X-Appwrite-JWT", jwt) == "200");
    BOOST_TEST(account("X-Appwrite-JWT", jwt + "x") == "401 user_jwt_invalid");
    call.now += std::chrono::seconds(61);
    BOOST_TEST(account("X-Appwrite-JWT", jwt) == "401 user_jwt_invalid");
    BOOST_TEST(call.outcome("POST", "/v1/users/walter/jwts", R"({"duration":3601})") ==
               "400 general_argument_invalid");
    BOOST_TEST(call.outcome("POST", "/v1/users/walter/jwts", R"({"duration":-1})") ==
               "400 general_argument_invalid");
}

BOOST_AUTO_TEST_CASE(jwt_of_a_session_dies_with_it)
{
    const std::string first = call.text("$id", "POST", "/v1/users/walter/sessions");
    const std::string second = call.text("$id", "POST", "/v1/users/walter/sessions");
    const std::string of_first =
        call.text("jwt", "POST", "/v1/users/walter/jwts", R"({"sessionId":")" + first + "\"}");
    const std::string recent = call.text("jwt", "POST", "/v1/users/walter/jwts", R"({"sessionId":"recent"})");
    // Not jesse's session: it is left out.
    const std::string without =
        call.text("jwt", "POST", "/v1/users/jesse/jwts", R"({"sessionId":")" + first + "\"}");
    call("DELETE", "/v1/users/walter/sessions/" + first);
    BOOST_TEST(account("X-Appwrite-JWT", of_first) == "401 general_unauthorized_scope");
    BOOST_TEST(account("X-Appwrite-JWT", recent) == "200");
    BOOST_TEST(account("X-Appwrite-JWT", without) == "200");
    call("DELETE", "/v1/users/walter/sessions/" + second);
    BOOST_TEST(account("X-Appwrite-JWT", recent) == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_CASE(deleting_the_user_deletes_all_of_it)
{
    call("POST", "/v1/users/walter/sessions");
    call("POST", "/v1/users/walter/tokens");
    call("PATCH", "/v1/users/walter/mfa/recovery-codes");
    call("DELETE", "/v1/users/walter");
    BOOST_TEST(call.emulated().accounts().sessions.size() == 0U);
    BOOST_TEST(call.emulated().accounts().tokens.size() == 0U);
    BOOST_TEST(call.emulated().accounts().factors.size() == 0U);
    call.add_user("walter");
    BOOST_TEST(call.show("GET", "/v1/users/walter/sessions").at("total").as_int64() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
