//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Hashes that other systems made: each kind takes its password and no other.
//
#include "../../../src/testing/password_check.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_password_check)

namespace
{

imported_hash hash(hash_algorithm algorithm, std::string text)
{
    imported_hash result;
    result.algorithm = algorithm;
    result.text = std::move(text);
    return result;
}

imported_hash sha(std::string version, std::string text)
{
    imported_hash result = hash(hash_algorithm::sha, std::move(text));
    result.version = std::move(version);
    return result;
}

imported_hash scrypt()
{
    imported_hash result = hash(hash_algorithm::scrypt,
        "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63b5d269c31fd697246085111a428245e24a4"
        "ddc6b64c687bc60a8910dbafc1d5b");
    result.salt = "appwrite";
    result.cpu = 16384;
    result.memory = 13;
    result.parallel = 2;
    result.length = 64;
    return result;
}

imported_hash scrypt_modified()
{
    imported_hash result = hash(hash_algorithm::scrypt_modified,
        "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==");
    result.salt = "UxLMreBr6tYyjQ==";
    result.salt_separator = "Bw==";
    result.signer_key =
        "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==";
    return result;
}

void check(const imported_hash& what, const std::string& password = "appwrite")
{
    BOOST_TEST(fits(what, password));
    BOOST_TEST(!fits(what, password + "x"));
    BOOST_TEST(!fits(what, ""));
}

} // namespace

BOOST_AUTO_TEST_CASE(argon2_in_both_forms)
{
    check(hash(hash_algorithm::argon2,
        "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"));
    check(hash(hash_algorithm::argon2,
              "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
        "password");
    BOOST_TEST(!fits(hash(hash_algorithm::argon2, "plainplainplain"), "plainplainplain"));
}

BOOST_AUTO_TEST_CASE(bcrypt)
{
    check(
        hash(hash_algorithm::bcrypt, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"), "U*U");
    BOOST_TEST(!fits(hash(hash_algorithm::bcrypt, "no hash"), "appwrite"));
    BOOST_TEST(!fits(hash(hash_algorithm::bcrypt, ""), ""));
}

BOOST_AUTO_TEST_CASE(md5_and_sha)
{
    check(hash(hash_algorithm::md5, "144fa7eaa4904e8ee120651997f70dcc"));
    check(sha("sha1", "31c315b0262695ce861bc17c63d2362684d5724c"));
    check(sha("sha256", "ece375199f9118cf29e19e171742f668b6b13367dc1797d11da1c74795e758cc"));
    check(sha("sha3-256", "867a758eea6f62ccb37cc3f8945137def93d0638259ff4dcfc0f21629d2666fb"));
    BOOST_TEST(!fits(sha("nosuch", ""), ""));
}

BOOST_AUTO_TEST_CASE(phpass)
{
    check(hash(hash_algorithm::phpass, "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."));
    for (const char* bad : {"", "$P$", "$P$!r387rwf", "$P$.r387rwferoKN7uwHZqNMu98q3U8RO."})
        BOOST_TEST(!fits(hash(hash_algorithm::phpass, bad), "appwrite"), bad);
}

BOOST_AUTO_TEST_CASE(scrypt_in_both_forms)
{
    check(scrypt());
    check(scrypt_modified());
}

BOOST_AUTO_TEST_CASE(scrypt_with_impossible_parameters_fits_to_nothing)
{
    for (auto member : {&imported_hash::cpu, &imported_hash::memory, &imported_hash::parallel})
    {
        imported_hash bad = scrypt();
        for (const std::int64_t value : {-1, 0})
        {
            bad.*member = value;
            BOOST_TEST(!fits(bad, "appwrite"));
        }
    }
    imported_hash too_short = scrypt();
    too_short.length = 0;
    too_short.text.clear();
    BOOST_TEST(!fits(too_short, "appwrite"));
    imported_hash no_power_of_two = scrypt();
    no_power_of_two.cpu = 1000;
    BOOST_TEST(!fits(no_power_of_two, "appwrite"));
}

BOOST_AUTO_TEST_CASE(digest_depends_on_salt_and_password)
{
    BOOST_TEST(password_digest(1, "correct horse") == password_digest(1, "correct horse"));
    BOOST_TEST(password_digest(1, "correct horse") != password_digest(2, "correct horse"));
    BOOST_TEST(password_digest(1, "correct horse") != password_digest(1, "correct hors"));
}

BOOST_AUTO_TEST_SUITE_END()
