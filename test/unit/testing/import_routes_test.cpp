//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users who bring hashes along.
//
#include "service_client.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(emulator_import_routes)

namespace
{

using appwrite::test::service_client;

} // namespace

BOOST_AUTO_TEST_CASE(each_algorithm_shows_its_options)
{
    service_client call("1.9.0");
    const auto import = [&](const std::string& route, const std::string& more)
    {
        const auto shown = call.show("POST", "/v1/users/" + route,
            R"x({"userId":"unique()","email":")x" + route + R"(@example.com","password":"12345678")" + more +
                "}");
        return boost::json::serialize(shown.at("password")) + ' ' + boost::json::serialize(shown.at("hash")) +
               ' ' + boost::json::serialize(shown.at("hashOptions"));
    };
    BOOST_TEST(import("argon2", "") ==
               R"("12345678" "argon2" {"type":"argon2","memory_cost":65536,"time_cost":4,"threads":3})");
    BOOST_TEST(import("bcrypt", "") == R"("12345678" "bcrypt" {"type":"bcrypt","cost":8})");
    BOOST_TEST(import("md5", "") == R"("12345678" "md5" {"type":"md5"})");
    BOOST_TEST(import("sha", "") == R"("12345678" "sha" {"version":"sha256"})");
    BOOST_TEST(
        import("phpass", "")
            .starts_with(
                R"("12345678" "phpass" {"type":"phpass","iteration_count_log2":8,"portable_hashes":false,"random_state":"0.)"));
    BOOST_TEST(
        import("scrypt",
            R"(,"passwordSalt":"s","passwordCpu":8,"passwordMemory":14,"passwordParallel":1,"passwordLength":64)") ==
        R"("12345678" "scrypt" {"type":"scrypt","costCpu":8,"costMemory":14,"costParallel":1,"length":64,"salt":"s"})");
    BOOST_TEST(
        import("scrypt-modified",
            R"(,"passwordSalt":"a","passwordSaltSeparator":"b","passwordSignerKey":"c")") ==
        R"("12345678" "scryptMod" {"type":"scryptMod","salt":"a","saltSeparator":"b","signerKey":"c"})");
}

BOOST_AUTO_TEST_CASE(email_and_password_are_required)
{
    service_client call("1.9.0");
    for (const char* route : {"argon2", "bcrypt", "md5", "phpass", "scrypt", "scrypt-modified", "sha"})
    {
        const std::string target = std::string("/v1/users/") + route;
        BOOST_TEST(call.message("POST", target, "{}") == "Param \"userId\" is not optional.");
        BOOST_TEST(call.message("POST", target, R"({"userId":"a"})") == "Param \"email\" is not optional.");
        BOOST_TEST(call.message("POST", target, R"({"userId":"a","email":"a@b.com"})") ==
                   "Param \"password\" is not optional.");
        BOOST_TEST(call.message("POST", target, R"({"userId":"a","email":"a@b.com","password":"1234567"})") ==
                   "Invalid `password` param: Password must be between 8 and 265 characters long.");
        BOOST_TEST(call.outcome("POST", target,
                       R"({"userId":"a","email":"a@b.com","password":")" + std::string(257, 'x') + "\"}") ==
                   "400 general_argument_invalid");
    }
    BOOST_TEST(call.emulated().users().size() == 0U);
}

BOOST_AUTO_TEST_CASE(parameters_of_the_algorithms)
{
    service_client call("1.9.0");
    const std::string start = R"({"userId":"a","email":"a@b.com","password":"12345678")";
    BOOST_TEST(
        call.message("POST", "/v1/users/sha", start + R"(,"passwordVersion":"md5"})") ==
        "Invalid `passwordVersion` param: Value must be one of (sha1, sha224, sha256, sha384, sha512/224, "
        "sha512/256, sha512, sha3-224, sha3-256, sha3-384, sha3-512)");
    BOOST_TEST(
        call.outcome("POST", "/v1/users/sha",
            R"({"userId":"u","email":"u@b.com","password":"12345678","passwordVersion":"SHA256"})") == "201");
    // The rules know these, the library does not.
    BOOST_TEST(call.outcome("POST", "/v1/users/sha", start + R"(,"passwordVersion":"sha512/256"})") ==
               "500 general_unknown");

    const auto scrypt = [&](const char* cpu, const char* memory)
    {
        return call.outcome("POST", "/v1/users/scrypt",
            start + R"(,"passwordSalt":"s","passwordParallel":1,"passwordLength":64,"passwordCpu":)" + cpu +
                R"(,"passwordMemory":)" + memory + "}");
    };
    for (const char* bad : {"\"8\"", "8.5", "true", "2147483648"})
        BOOST_TEST(scrypt(bad, "14") == "400 general_argument_invalid");
    BOOST_TEST(scrypt("9", "14") == "500 general_unknown");
    BOOST_TEST(scrypt("8", "0") == "500 general_unknown");
    BOOST_TEST(scrypt("8", "14") == "201");
    BOOST_TEST(call.message("POST", "/v1/users/scrypt-modified", start + R"(,"passwordSalt":""})") ==
               "Invalid `passwordSalt` param: Value must be a valid string and at least 1 chars and no "
               "longer than 128 "
               "chars");
}

BOOST_AUTO_TEST_CASE(conflicts_and_what_a_new_password_does)
{
    service_client call("1.9.0");
    const std::string body = R"({"userId":"a","email":"A@b.com","password":"12345678","name":"N"})";
    BOOST_TEST(call.text("email", "POST", "/v1/users/md5", body) == "a@b.com");
    BOOST_TEST(call.outcome("POST", "/v1/users/bcrypt", body) == "409 user_already_exists");
    // For the time of one answer there is no password.
    const auto cleared = call.show("PATCH", "/v1/users/a/password", R"({"password":""})");
    BOOST_TEST(std::string(cleared.at("password").as_string()).empty());
    BOOST_TEST(std::string(cleared.at("hash").as_string()) == "md5");
    BOOST_TEST(call.text("hash", "GET", "/v1/users/a") == "argon2");
    BOOST_TEST(call.text("password", "GET", "/v1/users/a").starts_with("$argon2id$"));
}

BOOST_AUTO_TEST_CASE(old_servers_take_them_for_users_to_be_created)
{
    service_client call("0.15.3");
    BOOST_TEST(call.outcome("POST", "/v1/users/md5",
                   R"({"userId":"a","email":"a@b.com","password":"12345678"})") == "201");
    BOOST_TEST(call.outcome("GET", "/v1/users/a") == "200");
}

BOOST_AUTO_TEST_SUITE_END()
