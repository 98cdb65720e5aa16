//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create users with a password hash from elsewhere.
//
#include "service.hpp"

#include <appwrite/id.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(import_requests)

namespace
{

imported_user imported()
{
    return imported_user("walter", "walter@example.com", "a hash of something");
}

std::string const shared =
    R"({"userId":"walter","email":"walter@example.com","password":"a hash of something")";

scrypt_settings complete()
{
    return scrypt_settings("salt").cpu(8).memory(4).parallel(1).length(64);
}

} // namespace

BOOST_FIXTURE_TEST_CASE(hashes_that_say_how_they_were_made, v1_9)
{
    std::string const body = shared + R"(,"name":"W"})";
    imported_user const w = imported().name("W");
    sends(*this, throwing.create_argon2_user(w), "POST /users/argon2", body, 201, walter);
    sends(*this, throwing.create_bcrypt_user(w), "POST /users/bcrypt", body, 201, walter);
    sends(*this, throwing.create_md5_user(w), "POST /users/md5", body, 201, walter);
    sends(*this, throwing.create_phpass_user(w), "POST /users/phpass", body, 201, walter);
    sends(*this, throwing.create_md5_user(imported()), "POST /users/md5", shared + "}", 201, walter);
}

BOOST_FIXTURE_TEST_CASE(the_version_of_sha_is_always_sent, v1_9)
{
    std::pair<sha_version, char const*> const spellings[] = {{sha_version::sha1, "sha1"},
        {sha_version::sha224, "sha224"}, {sha_version::sha256, "sha256"}, {sha_version::sha384, "sha384"},
        {sha_version::sha512_224, "sha512/224"}, {sha_version::sha512_256, "sha512/256"},
        {sha_version::sha512, "sha512"}, {sha_version::sha3_224, "sha3-224"},
        {sha_version::sha3_256, "sha3-256"}, {sha_version::sha3_384, "sha3-384"},
        {sha_version::sha3_512, "sha3-512"}};
    for (auto const& [version, text] : spellings)
        sends(*this, throwing.create_sha_user(imported(), version), "POST /users/sha",
            shared + ",\"passwordVersion\":\"" + text + "\"}", 201, walter);
}

BOOST_FIXTURE_TEST_CASE(scrypt, v1_9)
{
    sends(*this, throwing.create_scrypt_user(imported().name("W"), complete()), "POST /users/scrypt",
        shared + R"(,"name":"W","passwordSalt":"salt","passwordCpu":8,"passwordMemory":4,)"
                 R"("passwordParallel":1,"passwordLength":64})",
        201, walter);
    invalid(*this,
        nothrow.create_scrypt_user(imported(), scrypt_settings("s").memory(4).parallel(1).length(64)), "cpu");
    invalid(*this, nothrow.create_scrypt_user(imported(), scrypt_settings("s").cpu(8).parallel(1).length(64)),
        "memory");
    invalid(*this, nothrow.create_scrypt_user(imported(), scrypt_settings("s").cpu(8).memory(4).length(64)),
        "parallel");
    invalid(*this, nothrow.create_scrypt_user(imported(), scrypt_settings("s").cpu(8).memory(4).parallel(1)),
        "length");
    for (std::string const& salt : {std::string(), std::string(129, 's'), bad_utf8})
        invalid(*this,
            nothrow.create_scrypt_user(
                imported(), scrypt_settings(salt).cpu(8).memory(4).parallel(1).length(64)),
            "salt");
}

BOOST_FIXTURE_TEST_CASE(scrypt_modified, v1_9)
{
    sends(*this,
        throwing.create_scrypt_modified_user(imported(), scrypt_modified_settings("salt", "Bw==", "key")),
        "POST /users/scrypt-modified",
        shared + R"(,"passwordSalt":"salt","passwordSaltSeparator":"Bw==","passwordSignerKey":"key"})", 201,
        walter);
    invalid(*this, nothrow.create_scrypt_modified_user(imported(), scrypt_modified_settings("", "s", "k")),
        "salt");
    invalid(*this, nothrow.create_scrypt_modified_user(imported(), scrypt_modified_settings("s", "", "k")),
        "salt_separator");
    invalid(*this,
        nothrow.create_scrypt_modified_user(
            imported(), scrypt_modified_settings("s", "s", std::string(129, 'k'))),
        "signer_key");
}

BOOST_FIXTURE_TEST_CASE(what_all_imports_refuse, v1_9)
{
    auto const all = [this](imported_user const& bad, std::string const& field)
    {
        invalid(*this, nothrow.create_argon2_user(bad), field);
        invalid(*this, nothrow.create_bcrypt_user(bad), field);
        invalid(*this, nothrow.create_md5_user(bad), field);
        invalid(*this, nothrow.create_phpass_user(bad), field);
        invalid(*this, nothrow.create_sha_user(bad, sha_version::sha1), field);
        invalid(*this, nothrow.create_scrypt_user(bad, complete()), field);
        invalid(
            *this, nothrow.create_scrypt_modified_user(bad, scrypt_modified_settings("a", "b", "c")), field);
    };
    all(imported_user("_bad", "a@b", "12345678"), "id");
    all(imported_user(std::string(37, 'a'), "a@b", "12345678"), "id");
    all(imported_user("a", "", "12345678"), "email");
    all(imported_user("a", "nope", "12345678"), "email");
    all(imported_user("a", "a@b", ""), "password_hash");
    all(imported_user("a", "a@b", "1234567"), "password_hash");
    all(imported_user("a", "a@b", std::string(257, 'h')), "password_hash");
    all(imported_user("a", "a@b", "12345678").name(std::string(129, 'n')), "name");
}

BOOST_FIXTURE_TEST_CASE(unique_becomes_an_id_of_the_client, v1_9)
{
    core->answer(201, walter);
    run(throwing.create_bcrypt_user(imported_user("unique()", "a@b", "12345678")));
    std::string const id = boost::json::parse(core->sent[0].body).at("userId").as_string().c_str();
    BOOST_TEST(id.size() == 32u);
    BOOST_TEST(is_valid_id(id));
}

BOOST_AUTO_TEST_SUITE_END()
