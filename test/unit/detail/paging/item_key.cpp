//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// item_key: what is the same item.
//
#include <appwrite/detail/paging/item_key.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

BOOST_AUTO_TEST_SUITE(item_keys)

using appwrite::detail::fingerprint;
using appwrite::detail::key_of;

BOOST_AUTO_TEST_CASE(of_what_has_an_id)
{
    appwrite::user u;
    u.id = "walter";
    BOOST_TEST(key_of(u).id == "walter");
    BOOST_TEST(key_of(u).created == -1);
    u.created_at = appwrite::timestamp(std::chrono::milliseconds(1234));
    auto const before = key_of(u);
    BOOST_TEST(before.created == 1234);
    // Changed, but the same.
    u.name = "Walter";
    BOOST_TEST((key_of(u) == before));
    // Somebody else under the same id.
    u.created_at = appwrite::timestamp(std::chrono::milliseconds(1235));
    BOOST_TEST((key_of(u) != before));
}

BOOST_AUTO_TEST_CASE(of_what_has_none)
{
    appwrite::log_entry a;
    a.event = "session.create";
    a.ip = "127.0.0.1";
    appwrite::log_entry b = a;
    BOOST_TEST((key_of(a) == key_of(b)));
    b.ip = "127.0.0.2";
    BOOST_TEST((key_of(a) != key_of(b)));
    b = a;
    b.time = appwrite::timestamp(std::chrono::milliseconds(1));
    BOOST_TEST((key_of(a) != key_of(b)));
    BOOST_TEST(key_of(b).created == 1);
    // No two sequences of texts look alike.
    b = a;
    b.event = "session.create1";
    b.ip = "27.0.0.1";
    BOOST_TEST((key_of(a) != key_of(b)));
}

BOOST_AUTO_TEST_CASE(what_servers_find_out_anew)
{
    // A newer server, another language or a newer table of addresses: it is the same entry.
    appwrite::log_entry a;
    a.event = "session.create";
    a.user_id = "walter";
    a.mode = "default";
    a.ip = "127.0.0.1";
    BOOST_TEST(key_of(a).id == fingerprint("14:session.create6:walter7:default9:127.0.0.1"));
    appwrite::log_entry b = a;
    b.country_code = "no";
    b.country_name = "Norge";
    b.agent.client_name = "Firefox";
    b.user_type = "user";
    b.extra["later"] = true;
    BOOST_TEST((key_of(a) == key_of(b)));
    b.mode = "admin";
    BOOST_TEST((key_of(a) != key_of(b)));
}

BOOST_AUTO_TEST_CASE(fingerprints_are_for_ever)
{
    // FNV-1a's own values: a checkpoint of today must fit tomorrow.
    BOOST_TEST(fingerprint("") == "cbf29ce484222325");
    BOOST_TEST(fingerprint("a") == "af63dc4c8601ec8c");
    BOOST_TEST(fingerprint("foobar") == "85944171f73967e8");
}

BOOST_AUTO_TEST_SUITE_END()
