//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Accounts: creating one, logging in and out, second factors, and who is let in.
//
#include "service_client.hpp"

#include "../../../src/testing/digest.hpp"
#include "../../../src/testing/encoding.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace json = boost::json;
using appwrite::test::service_client;
using appwrite::testing::detail::find_header;
using appwrite::testing::detail::from_base32;
using appwrite::testing::detail::one_time_password;
using appwrite::testing::detail::response;

BOOST_AUTO_TEST_SUITE(emulator_account_routes)

namespace
{

constexpr const char* login = R"({"email":"Walter@example.com","password":"correct horse"})";

std::string text(const json::object& from, const char* name)
{
    return std::string(from.at(name).as_string());
}

/// A client without a key, of a service that knows "walter".
struct guest : service_client
{
    explicit guest(const char* version) : service_client(version)
    {
        add_user("walter");
        with_key = false;
    }

    /// Logs in, and keeps the session as clients without cookies do.
    void log_in()
    {
        const response got = (*this)("POST", "/v1/account/sessions/email", login);
        headers = {{"X-Fallback-Cookies", std::string(find_header(got.headers, "X-Fallback-Cookies"))}};
    }

    /// The same request with the key and without a session.
    std::string as_server(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const auto session = std::exchange(headers, {});
        with_key = true;
        std::string result = outcome(method, target, body);
        with_key = false;
        headers = session;
        return result;
    }
};

} // namespace

BOOST_AUTO_TEST_CASE(password_opens_a_session)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        guest call(version);
        const response got = call("POST", "/v1/account/sessions/email", login);
        BOOST_TEST(got.status == 201U);
        const json::object session = json::parse(got.body).as_object();
        BOOST_TEST(text(session, "provider") == "email");
        BOOST_TEST(text(session, "providerUid") == "walter@example.com");
        BOOST_TEST(session.at("current").as_bool());
        BOOST_TEST(find_header(got.headers, "Set-Cookie").starts_with("a_session_p_legacy="));
        BOOST_TEST(find_header(got.headers, "X-RateLimit-Limit") == "10");
        BOOST_TEST(call.outcome("GET", "/v1/account") == "401 general_unauthorized_scope");
        call.log_in();
        BOOST_TEST(call.text("$id", "GET", "/v1/account") == "walter");
        BOOST_TEST(call.show("GET", "/v1/account/sessions").at("total").as_int64() == 2);
    }
}

BOOST_AUTO_TEST_CASE(wrong_passwords_and_unknown_addresses_look_alike)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        guest call(version);
        for (const char* bad : {R"({"email":"walter@example.com","password":"wrong horse"})",
                 R"({"email":"nobody@example.com","password":"correct horse"})"})
            BOOST_TEST(
                call.outcome("POST", "/v1/account/sessions/email", bad) == "401 user_invalid_credentials");
        BOOST_TEST(
            call.outcome("POST", "/v1/account/sessions/email",
                R"({"email":"walter@example.com","password":"short"})") == "400 general_argument_invalid");
    }
}

BOOST_AUTO_TEST_CASE(new_password_counts_and_the_old_one_does_not)
{
    guest call("1.9.0");
    BOOST_TEST(
        call.as_server("PATCH", "/v1/users/walter/password", R"({"password":"battery staple"})") == "200");
    BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email", login) == "401 user_invalid_credentials");
    BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email",
                   R"({"email":"walter@example.com","password":"battery staple"})") == "201");
}

BOOST_AUTO_TEST_CASE(imported_hash_is_replaced_at_the_first_log_in)
{
    guest call("1.9.0");
    BOOST_TEST(
        call.as_server("POST", "/v1/users/md5",
            R"({"userId":"old","email":"old@example.com","password":"144fa7eaa4904e8ee120651997f70dcc"})") ==
        "201");
    const char* body = R"({"email":"old@example.com","password":"appwrite"})";
    const auto& user = *std::as_const(call.emulated().users()).find("old");
    BOOST_TEST(static_cast<bool>(user.imported));
    for (int i = 0; i < 2; ++i)
    {
        BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email", body) == "201");
        BOOST_TEST(!user.imported);
    }
    BOOST_TEST(
        call.outcome("POST", "/v1/account/sessions/email",
            R"({"email":"old@example.com","password":"appwrite!"})") == "401 user_invalid_credentials");
}

BOOST_AUTO_TEST_CASE(imported_argon2_hash_stays)
{
    guest call("1.9.0");
    BOOST_TEST(
        call.as_server("POST", "/v1/users/argon2",
            R"({"userId":"old","email":"old@example.com","password":)"
            R"("$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"})") ==
        "201");
    BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email",
                   R"({"email":"old@example.com","password":"appwrite"})") == "201");
    BOOST_TEST(static_cast<bool>(std::as_const(call.emulated().users()).find("old")->imported));
}

BOOST_AUTO_TEST_CASE(blocked_users_are_turned_away)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        const std::string refusal = version[0] == '0' ? "401 user_blocked" : "403 user_blocked";
        guest call(version);
        call.log_in();
        BOOST_TEST(call.as_server("PATCH", "/v1/users/walter/status", R"({"status":false})") == "200");
        BOOST_TEST(call.outcome("GET", "/v1/account") == refusal);
        call.headers.clear();
        BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email", login) == refusal);
        BOOST_TEST(call.as_server("PATCH", "/v1/users/walter/status", R"({"status":true})") == "200");
        BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email", login) == "201");
    }
}

BOOST_AUTO_TEST_CASE(users_see_and_end_their_own_sessions_only)
{
    guest call("1.9.0");
    call.add_user("jesse");
    const std::string other = call.text("$id", "POST", "/v1/account/sessions/email",
        R"({"email":"jesse@example.com","password":"correct horse"})");
    call.log_in();
    const std::string own = call.text("$id", "GET", "/v1/account/sessions/current");
    BOOST_TEST(call.text("$id", "GET", "/v1/account/sessions/" + own) == own);
    BOOST_TEST(call.outcome("GET", "/v1/account/sessions/" + other) == "404 user_session_not_found");
    BOOST_TEST(call.outcome("DELETE", "/v1/account/sessions/" + other) == "404 user_session_not_found");
    BOOST_TEST(call.outcome("DELETE", "/v1/account/sessions/current") == "204");
    BOOST_TEST(call.outcome("GET", "/v1/account") == "401 general_unauthorized_scope");
    call.log_in();
    BOOST_TEST(call.outcome("DELETE", "/v1/account/sessions") == "204");
    BOOST_TEST(call.outcome("GET", "/v1/account") == "401 general_unauthorized_scope");
    BOOST_TEST(call.emulated().accounts().sessions.find(other));
}

BOOST_AUTO_TEST_CASE(server_with_a_key_is_told_the_secret)
{
    guest call("1.9.0");
    call.with_key = true;
    const std::string secret = call.text("secret", "POST", "/v1/account/sessions/email", login);
    call.with_key = false;
    call.headers = {{"X-Appwrite-Session", secret}};
    BOOST_TEST(call.outcome("GET", "/v1/account") == "200");
    call.with_key = true;
    BOOST_TEST(call.outcome("GET", "/v1/account") == "403 user_api_key_and_session_set");
    call.headers.clear();
    BOOST_TEST(call.outcome("GET", "/v1/account") == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_CASE(token_opens_one_session)
{
    guest call("1.9.0");
    call.with_key = true;
    const std::string secret = call.text("secret", "POST", "/v1/users/walter/tokens", R"({"expire":60})");
    const std::string late = call.text("secret", "POST", "/v1/users/walter/tokens", R"({"expire":60})");
    call.with_key = false;
    const auto body = [](const std::string& user, const std::string& what)
    { return R"({"userId":")" + user + R"(","secret":")" + what + "\"}"; };
    const char* target = "/v1/account/sessions/token";
    BOOST_TEST(call.outcome("POST", target, body("walter", "wrong")) == "401 user_invalid_token");
    BOOST_TEST(call.outcome("POST", target, body("ghost", secret)) == "401 user_invalid_token");
    BOOST_TEST(call.outcome("POST", target, body("walter", secret)) == "201");
    BOOST_TEST(call.outcome("POST", target, body("walter", secret)) == "401 user_invalid_token");
    call.now += std::chrono::seconds(61);
    BOOST_TEST(call.outcome("POST", target, body("walter", late)) == "401 user_invalid_token");
}

BOOST_AUTO_TEST_CASE(accounts_are_made_by_guests)
{
    for (const char* version : {"0.15.3", "1.9.0"})
    {
        guest call(version);
        const char* body =
            R"json({"userId":"unique()","email":"Skyler@example.com","password":"correct horse"})json";
        const json::object made = call.show("POST", "/v1/account", body);
        BOOST_TEST(text(made, "email") == "skyler@example.com");
        BOOST_TEST(!made.contains("password"));
        BOOST_TEST(call.outcome("POST", "/v1/account", body) == "409 user_already_exists");
        BOOST_TEST(call.outcome("POST", "/v1/account/sessions/email",
                       R"({"email":"skyler@example.com","password":"correct horse"})") == "201");
        BOOST_TEST(call.outcome("POST", "/v1/account", R"({"userId":"x","email":"no","password":"1"})") ==
                   "400 general_argument_invalid");
    }
}

BOOST_AUTO_TEST_CASE(anonymous_sessions_come_with_a_new_user)
{
    guest call("1.9.0");
    BOOST_TEST(call.outcome("POST", "/v1/account/sessions/anonymous") == "201");
    BOOST_TEST(call.emulated().users().size() == 2U);
    call.log_in();
    BOOST_TEST(call.outcome("POST", "/v1/account/sessions/anonymous") == "401 user_session_already_exists");
}

BOOST_AUTO_TEST_CASE(name_is_changed_and_logged)
{
    guest call("1.9.0");
    call.log_in();
    BOOST_TEST(call.text("name", "PATCH", "/v1/account/name", R"({"name":"W."})") == "W.");
    const json::object logs = call.show("GET", "/v1/account/logs");
    BOOST_TEST(logs.at("total").as_int64() == 2);
    BOOST_TEST(text(logs.at("logs").as_array().at(0).as_object(), "event") == "user.update");
    BOOST_TEST(text(logs.at("logs").as_array().at(1).as_object(), "event") == "session.create");
}

BOOST_AUTO_TEST_CASE(own_jwt_stands_for_the_session)
{
    guest call("1.9.0");
    BOOST_TEST(call.outcome("POST", "/v1/account/jwts") == "401 general_unauthorized_scope");
    call.log_in();
    const std::string jwt = call.text("jwt", "POST", "/v1/account/jwts");
    const auto session = call.headers;
    call.headers.emplace_back("X-Appwrite-JWT", jwt);
    BOOST_TEST(call.outcome("GET", "/v1/account") == "403 user_jwt_and_cookie_set");
    call.headers = {{"X-Appwrite-JWT", jwt}};
    BOOST_TEST(call.outcome("GET", "/v1/account") == "200");
    call.headers = session;
    BOOST_TEST(call.outcome("DELETE", "/v1/account/sessions/current") == "204");
    call.headers = {{"X-Appwrite-JWT", jwt}};
    BOOST_TEST(call.outcome("GET", "/v1/account") == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_CASE(time_of_access_is_noted_once_a_day)
{
    guest call("1.9.0");
    call.log_in();
    const std::string first = call.text("accessedAt", "GET", "/v1/account");
    BOOST_TEST(first.at(10) == ' ');
    call.now += std::chrono::hours(23);
    const std::string same = call.text("accessedAt", "GET", "/v1/account");
    BOOST_TEST(same.at(10) == 'T');
    BOOST_TEST(same.substr(11, 12) == first.substr(11, 12));
    call.now += std::chrono::hours(2);
    BOOST_TEST(call.text("accessedAt", "GET", "/v1/account").at(10) == ' ');
}

BOOST_AUTO_TEST_CASE(authenticator_has_to_prove_itself)
{
    guest call("1.9.0");
    call.log_in();
    const char* target = "/v1/account/mfa/authenticators/totp";
    BOOST_TEST(call.outcome("PUT", target, R"({"otp":"123456"})") == "404 user_authenticator_not_found");
    BOOST_TEST(call.outcome("POST", "/v1/account/mfa/authenticators/sms") == "400 general_argument_invalid");
    const json::object made = call.show("POST", target);
    const std::string secret = text(made, "secret");
    BOOST_TEST(text(made, "uri") == "otpauth://totp/p%3Awalter%40example.com?issuer=p&secret=" + secret);
    BOOST_TEST(call.outcome("PUT", target, R"({"otp":"nonsense"})") == "401 user_invalid_token");
    BOOST_TEST(!call.show("GET", "/v1/account/mfa/factors").at("totp").as_bool());

    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(call.now.time_since_epoch()).count();
    const std::string code = R"({"otp":")" + one_time_password(from_base32(secret), seconds) + "\"}";
    BOOST_TEST(call.outcome("PUT", target, code) == "200");
    BOOST_TEST(call.outcome("PUT", target, code) == "409 user_authenticator_already_verified");
    BOOST_TEST(call.outcome("POST", target) == "409 user_authenticator_already_verified");
    BOOST_TEST(call.show("GET", "/v1/account/mfa/factors").at("totp").as_bool());

    // This session has shown both factors; a new one has not.
    BOOST_TEST(call.outcome("PATCH", "/v1/account/mfa", R"({"mfa":true})") == "200");
    BOOST_TEST(call.outcome("GET", "/v1/account") == "200");
    call.headers.clear();
    call.log_in();
    BOOST_TEST(call.outcome("GET", "/v1/account") == "401 user_more_factors_required");
    BOOST_TEST(call.outcome("GET", "/v1/account/mfa/factors") == "200");
    BOOST_TEST(call.outcome("DELETE", target) == "204");
    BOOST_TEST(call.outcome("DELETE", target) == "404 user_authenticator_not_found");
    BOOST_TEST(call.outcome("GET", "/v1/account") == "200");
}

BOOST_AUTO_TEST_CASE(refusal_names_the_role)
{
    guest old("0.15.3");
    BOOST_TEST(old.message("GET", "/v1/account") == "User (role: guest) missing scope (account)");
    old.log_in();
    BOOST_TEST(
        old.message("GET", "/v1/users") == "walter@example.com (role: member) missing scope (users.read)");
    guest fresh("1.9.0");
    fresh.log_in();
    BOOST_TEST(fresh.message("GET", "/v1/users") ==
               "walter@example.com (role: users) missing scopes ([\"users.read\"])");
}

BOOST_AUTO_TEST_CASE(old_servers_ignore_a_key_beside_a_session)
{
    guest call("0.15.3");
    call.log_in();
    call.with_key = true;
    BOOST_TEST(call.outcome("GET", "/v1/account") == "200");
    BOOST_TEST(call.outcome("GET", "/v1/users") == "401 general_unauthorized_scope");
}

BOOST_AUTO_TEST_SUITE_END()
