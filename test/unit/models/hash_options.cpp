//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The parameters of a password hash, in all spellings.
//
#include <appwrite/models/hash_options.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string_view>
#include <variant>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(models_hash_options)

namespace
{

template <class T>
T options(std::string_view algorithm, char const* json)
{
    user u;
    u.hash = open_enum<hash_algorithm>(algorithm);
    u.hash_options = boost::json::parse(json);
    hash_options const read = hash_options_of(u);
    BOOST_TEST_REQUIRE(std::holds_alternative<T>(read));
    return std::get<T>(read);
}

} // namespace

BOOST_AUTO_TEST_CASE(argon2)
{
    // 1.0 has no type, 1.2 has one, 1.8.1 writes words apart.
    for (char const* json : {R"({"memoryCost":2048,"timeCost":4,"threads":3})",
             R"({"type":"argon2","memoryCost":2048,"timeCost":4,"threads":3})",
             R"({"type":"argon2","memory_cost":2048,"time_cost":4,"threads":3})"})
    {
        auto const o = options<argon2_options>("argon2", json);
        BOOST_TEST(o.memory_cost.value() == 2048);
        BOOST_TEST(o.time_cost.value() == 4);
        BOOST_TEST(o.threads.value() == 3);
    }
}

BOOST_AUTO_TEST_CASE(the_others)
{
    BOOST_TEST(options<bcrypt_options>("bcrypt", R"({"type":"bcrypt","cost":8})").cost.value() == 8);
    options<md5_options>("md5", R"({"type":"md5"})");
    BOOST_TEST((options<sha_options>("sha", R"({"version":"sha3-256"})").version == sha_version::sha3_256));
    BOOST_TEST(options<sha_options>("sha", R"({"version":"sha4"})").version.text() == "sha4");

    auto const phpass = options<phpass_options>(
        "phpass", R"({"type":"phpass","iteration_count_log2":8,"portable_hashes":false,"random_state":"x"})");
    BOOST_TEST(phpass.iteration_count_log2.value() == 8);
    BOOST_TEST(!phpass.portable_hashes.value());

    auto const scrypt = options<scrypt_options>("scrypt",
        R"({"type":"scrypt","costCpu":16384,"costMemory":13,"costParallel":2,"length":64,"salt":"s"})");
    BOOST_TEST(scrypt.cost_cpu.value() == 16384);
    BOOST_TEST(scrypt.cost_memory.value() == 13);
    BOOST_TEST(scrypt.cost_parallel.value() == 2);
    BOOST_TEST(scrypt.length.value() == 64);
    BOOST_TEST(scrypt.salt.reveal() == "s");

    auto const modified = options<scrypt_modified_options>(
        "scryptMod", R"({"type":"scryptMod","salt":"a","saltSeparator":"b","signerKey":"c"})");
    BOOST_TEST(modified.salt.reveal() == "a");
    BOOST_TEST(modified.salt_separator.reveal() == "b");
    BOOST_TEST(modified.signer_key.reveal() == "c");
    std::ostringstream os;
    os << modified.signer_key;
    BOOST_TEST(os.str() == "***");
}

BOOST_AUTO_TEST_CASE(nothing_is_said)
{
    for (char const* json : {"[]", "{}", "null", "\"x\"", R"({"memoryCost":"2048"})"})
    {
        BOOST_TEST(!options<argon2_options>("argon2", json).memory_cost.has_value());
        BOOST_TEST(!options<bcrypt_options>("bcrypt", json).cost.has_value());
        BOOST_TEST(options<scrypt_options>("scrypt", json).salt.empty());
        BOOST_TEST(options<sha_options>("sha", json).version.empty());
    }
}

BOOST_AUTO_TEST_CASE(the_type_counts_where_the_algorithm_is_not_known)
{
    options<bcrypt_options>("", R"({"type":"bcrypt"})");
    options<bcrypt_options>("novel", R"({"type":"bcrypt"})");
    options<argon2_options>("argon2", R"({"type":"bcrypt"})");
    options<std::monostate>("novel", R"({"type":"novel"})");
    options<std::monostate>("", "[]");
    options<std::monostate>("plaintext", "[]");
}

BOOST_AUTO_TEST_SUITE_END()
