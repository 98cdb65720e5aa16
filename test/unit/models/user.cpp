//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading users, targets and pages.
//
#include <support/decoded.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using appwrite::test::decoded;

BOOST_AUTO_TEST_SUITE(models_user)

namespace
{

std::string const recent = R"({
    "$id": "walter", "$createdAt": "2026-11-23T12:32:15.375+00:00", "$updatedAt": "2026-11-23T12:32:15.375+00:00",
    "name": "Walter O Brien", "password": "$argon2id$v=19$hash", "hash": "argon2",
    "hashOptions": {"type": "argon2", "memory_cost": 65536}, "registration": "2026-11-23T12:32:15.374+00:00",
    "status": true, "labels": ["vip", "old"], "passwordUpdate": "", "email": "walter@example.com",
    "phone": "+12065550111", "emailVerification": true, "phoneVerification": false, "mfa": true,
    "prefs": {"theme": "dark", "deep": {"a": [1, 2]}},
    "targets": [{"$id": "t1", "$createdAt": "2026-11-23T12:32:15.375+00:00", "$updatedAt": "", "name": "",
                 "userId": "walter", "providerId": null, "providerType": "email",
                 "identifier": "walter@example.com", "expired": true, "novel": 1}],
    "accessedAt": "", "impersonator": false, "impersonatorUserId": null,
    "emailCanonical": "walter@example.com", "emailIsFree": true, "emailIsDisposable": null, "emailIsCorporate": false,
    "novel": {"a": [1]}})";

std::string const old = R"({
    "$id": "walter", "$createdAt": 1795437134, "$updatedAt": 1795437135, "name": "", "registration": 1795437134,
    "status": true, "passwordUpdate": 0, "email": "walter@example.com", "phone": "", "emailVerification": false,
    "phoneVerification": false, "prefs": {}})";

} // namespace

BOOST_AUTO_TEST_CASE(a_user_of_1_9)
{
    auto const u = decoded<user>(recent).value();
    BOOST_TEST(u.id == "walter");
    BOOST_TEST((u.created_at == timestamp(std::chrono::milliseconds(1795437135375))));
    BOOST_TEST((u.registration == timestamp(std::chrono::milliseconds(1795437135374))));
    BOOST_TEST(!u.password_update.has_value());
    BOOST_TEST(!u.accessed_at.has_value());
    BOOST_TEST(u.name == "Walter O Brien");
    BOOST_TEST(u.email == "walter@example.com");
    BOOST_TEST(u.phone == "+12065550111");
    BOOST_TEST(u.status);
    BOOST_TEST(u.email_verification);
    BOOST_TEST(!u.phone_verification);
    BOOST_TEST(u.mfa);
    BOOST_TEST(u.labels.size() == 2u);
    BOOST_TEST(u.labels[1] == "old");
    BOOST_TEST(boost::json::serialize(u.prefs) == R"({"theme":"dark","deep":{"a":[1,2]}})");
    BOOST_TEST(u.password_hash.reveal() == "$argon2id$v=19$hash");
    BOOST_TEST((u.hash == hash_algorithm::argon2));
    BOOST_TEST(u.hash_options.at("memory_cost").as_int64() == 65536);
    BOOST_TEST(!u.impersonator);
    BOOST_TEST(!u.impersonator_user_id.has_value());
    BOOST_TEST(u.email_canonical.value() == "walter@example.com");
    BOOST_TEST(u.email_is_free.value());
    BOOST_TEST(!u.email_is_disposable.has_value());
    BOOST_TEST(!u.email_is_corporate.value());
    BOOST_TEST(!u.email_is_canonical.has_value());
    BOOST_TEST(boost::json::serialize(u.extra) == R"({"novel":{"a":[1]}})");

    BOOST_REQUIRE(u.targets.size() == 1u);
    target const& t = u.targets[0];
    BOOST_TEST(t.id == "t1");
    BOOST_TEST(t.created_at.has_value());
    BOOST_TEST(!t.updated_at.has_value());
    BOOST_TEST(t.user_id == "walter");
    BOOST_TEST(!t.provider_id.has_value());
    BOOST_TEST((t.provider_type == messaging_provider_type::email));
    BOOST_TEST(t.identifier == "walter@example.com");
    BOOST_TEST(t.expired);
    BOOST_TEST(boost::json::serialize(t.extra) == R"({"novel":1})");
}

BOOST_AUTO_TEST_CASE(a_user_of_0_15)
{
    auto const u = decoded<user>(old).value();
    BOOST_TEST((u.created_at == timestamp(std::chrono::seconds(1795437134))));
    BOOST_TEST((u.updated_at == timestamp(std::chrono::seconds(1795437135))));
    BOOST_TEST(!u.password_update.has_value());
    BOOST_TEST(u.password_hash.empty());
    BOOST_TEST(u.hash_options.is_null());
    BOOST_TEST(u.targets.empty());
    BOOST_TEST(u.prefs.empty());
    BOOST_TEST(u.extra.empty());
}

BOOST_AUTO_TEST_CASE(values_outlive_the_document)
{
    user u;
    {
        auto read = decoded<user>(recent);
        u = std::move(*read);
    }
    u.prefs["theme"] = "light";
    BOOST_TEST(boost::json::serialize(u.prefs.at("deep")) == R"({"a":[1,2]})");
    BOOST_TEST(u.hash_options.at("type").as_string() == "argon2");
}

BOOST_AUTO_TEST_CASE(only_the_id_is_needed)
{
    auto const u = decoded<user>(R"({"$id":"a"})").value();
    BOOST_TEST(u.id == "a");
    BOOST_TEST(!u.status);
}

BOOST_AUTO_TEST_CASE(odd_types_give_defaults)
{
    auto const u =
        decoded<user>(R"({"$id":"a","name":7,"email":null,"status":1,"labels":"x","prefs":[],"targets":{},
        "$createdAt":true,"hashOptions":[],"password":null,"mfa":"yes"})")
            .value();
    BOOST_TEST(u.name.empty());
    BOOST_TEST(u.email.empty());
    BOOST_TEST(u.status);
    BOOST_TEST(u.labels.empty());
    BOOST_TEST(u.prefs.empty());
    BOOST_TEST(u.targets.empty());
    BOOST_TEST(!u.created_at.has_value());
    BOOST_TEST(u.hash_options.is_array());
    BOOST_TEST(u.password_hash.empty());
    BOOST_TEST(!u.mfa);
}

BOOST_AUTO_TEST_CASE(a_missing_id_is_named_with_its_place)
{
    auto place = [](auto const& outcome)
    {
        BOOST_TEST_REQUIRE(!outcome.has_value());
        BOOST_TEST((outcome.error() == errc::invalid_json));
        BOOST_TEST((outcome.error().stage() == call_stage::decode));
        BOOST_TEST(outcome.error().status() == 200u);
        return outcome.error().message();
    };
    for (char const* bad : {"{}", "[]", "7", "null", R"({"$id":""})", R"({"$id":7})"})
        BOOST_TEST(place(decoded<user>(bad)) == "the response lacks $id, or it is of another type");
    BOOST_TEST(place(decoded<user>(R"({"$id":"a","targets":[{"$id":"t"},{}]})")).find("targets[1].$id") !=
               std::string::npos);
    BOOST_TEST(
        place(decoded<page<user>>(
                  R"({"users":[{"$id":"a"},{"$id":"b"},{"$id":"c"},{"$id":"d","targets":[{"name":"x"}]}]})"))
            .find("users[3].targets[0].$id") != std::string::npos);
    BOOST_TEST(
        place(decoded<page<user>>(R"({"total":1,"users":[7]})")).find("users[0].$id") != std::string::npos);
    for (char const* bad : {"{}", "[]", R"({"total":0})", R"({"users":{}})"})
        BOOST_TEST(place(decoded<page<user>>(bad)) == "the response lacks users, or it is of another type");
}

BOOST_AUTO_TEST_CASE(pages)
{
    auto const p = decoded<page<user>>(R"({"total":5000,"users":[{"$id":"a"},{"$id":"b"}]})").value();
    BOOST_TEST(p.total == 5000);
    BOOST_TEST(p.items.size() == 2u);
    BOOST_TEST(p.items[1].id == "b");
    BOOST_TEST(decoded<page<user>>(R"({"users":[]})").value().total == 0);
}

BOOST_AUTO_TEST_CASE(bodies_that_are_not_json)
{
    auto const html = decoded<user>("<html>Welcome to our hotspot</html>");
    BOOST_TEST((!html && html.error() == errc::unexpected_content));
    BOOST_TEST(html.error().raw_body() == "<html>Welcome to our hotspot</html>");
    auto const empty = decoded<page<user>>("");
    BOOST_TEST((!empty && empty.error() == errc::unexpected_content));
    auto const cut = decoded<user>(recent.substr(0, 100));
    BOOST_TEST((!cut && cut.error() == errc::invalid_json));
    auto const large = decoded<user>("<" + std::string(100000, 'x'));
    BOOST_TEST(large.error().raw_body().size() == 4096u);
}

BOOST_AUTO_TEST_CASE(nothing_is_read_where_nothing_is_due)
{
    BOOST_TEST(detail::decode<void>(detail::call_response()).has_value());
}

// While a body is parsed its values are in memory that goes away with it.
BOOST_AUTO_TEST_CASE(values_are_in_memory_of_their_own)
{
    user const u = decoded<user>(recent).value();
    boost::json::storage_ptr const own;
    BOOST_TEST((u.prefs.storage() == own));
    BOOST_TEST((u.prefs.at("deep").storage() == own));
    BOOST_TEST((u.hash_options.storage() == own));
    BOOST_TEST((u.extra.storage() == own));
    BOOST_TEST((u.extra.at("novel").as_object().at("a").storage() == own));
    BOOST_TEST((u.targets.at(0).extra.at("novel").storage() == own));
    BOOST_TEST((decoded<boost::json::object>(recent).value().at("prefs").storage() == own));
}

BOOST_AUTO_TEST_SUITE_END()
