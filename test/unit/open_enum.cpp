//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// open_enum: known texts, unknown texts, none.
//
#include <appwrite/models/hash_algorithm.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/open_enum.hpp>

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string_view>

using namespace appwrite;

BOOST_AUTO_TEST_SUITE(open_enum_)

namespace
{

using kind = open_enum<messaging_provider_type>;

} // namespace

BOOST_AUTO_TEST_CASE(known)
{
    kind const sms(std::string_view("sms"));
    BOOST_TEST((sms == messaging_provider_type::sms));
    BOOST_TEST((sms != messaging_provider_type::email));
    BOOST_TEST((sms == kind(messaging_provider_type::sms)));
    BOOST_TEST((sms.known() == messaging_provider_type::sms));
    BOOST_TEST(sms == "sms");
    BOOST_TEST(sms.text() == "sms");
    BOOST_TEST(!sms.empty());
}

BOOST_AUTO_TEST_CASE(unknown_text_is_kept)
{
    kind const pigeon(std::string_view("pigeon"));
    BOOST_TEST(!pigeon.known().has_value());
    BOOST_TEST(pigeon.text() == "pigeon");
    BOOST_TEST((pigeon != messaging_provider_type::sms));
    BOOST_TEST((pigeon == kind(std::string_view("pigeon"))));
    std::ostringstream os;
    os << pigeon << ' ' << kind(messaging_provider_type::push);
    BOOST_TEST(os.str() == "pigeon push");
}

BOOST_AUTO_TEST_CASE(none)
{
    BOOST_TEST(kind().empty());
    BOOST_TEST(!kind().known().has_value());
}

BOOST_AUTO_TEST_CASE(every_algorithm_has_its_text)
{
    using algorithm = open_enum<hash_algorithm>;
    BOOST_TEST(algorithm(hash_algorithm::argon2).text() == "argon2");
    BOOST_TEST(algorithm(hash_algorithm::bcrypt).text() == "bcrypt");
    BOOST_TEST(algorithm(hash_algorithm::md5).text() == "md5");
    BOOST_TEST(algorithm(hash_algorithm::sha).text() == "sha");
    BOOST_TEST(algorithm(hash_algorithm::phpass).text() == "phpass");
    BOOST_TEST(algorithm(hash_algorithm::scrypt).text() == "scrypt");
    BOOST_TEST(algorithm(hash_algorithm::scrypt_modified).text() == "scryptMod");
    BOOST_TEST(algorithm(hash_algorithm::plaintext).text() == "plaintext");
}

BOOST_AUTO_TEST_SUITE_END()
