//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// check_walk, parameters_fingerprint.
//
#include <appwrite/detail/paging/item_key.hpp>
#include <appwrite/detail/paging/walk_rules.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(walk_rules)

using namespace appwrite;
using appwrite::detail::check_walk;
using appwrite::detail::parameters_fingerprint;

template <class Parameters>
void check_refused(Parameters const& p, std::string const& field, std::string const& hint)
{
    auto const why = check_walk(p.terms(), true);
    BOOST_TEST_REQUIRE(why.has_value(), field);
    BOOST_TEST((*why == errc::invalid_argument));
    BOOST_TEST(why->field() == field);
    // It says what to do instead.
    BOOST_TEST(why->message().find(hint) != std::string::npos, why->message());
}

BOOST_AUTO_TEST_CASE(what_would_lose_items)
{
    check_refused(list_users().cursor_before("a"), "cursor_before", "newest_first");
    check_refused(list_users().order_by(order_random<user>()), "order_by", "list");
    check_refused(list_users().limit(0), "limit", "1 or more");
    check_refused(list_users().limit(-1), "limit", "1 or more");
    check_refused(list_users().offset(-1), "offset", "0 or more");
    namespace by = fields::users;
    check_refused(list_users().order_by(order_asc(by::name)).order_by(order_desc(by::registration)),
        "order_by", "one sort key");
    check_refused(list_users().order_by(order_asc(by::name)).newest_first(), "order_by", "one sort key");
    check_refused(list_users().order_by(order_asc(by::email)), "order_by", "created_at");
    check_refused(list_users().order_by(order_desc(by::phone)), "order_by", "phone");
    check_refused(list_users().order_by(order_asc(by::password_update)), "order_by", "passwordUpdate");
    check_refused(list_users().order_by(order_asc(by::impersonator)), "order_by", "impersonator");
    check_refused(list_identities().order_by(order_asc(fields::identities::provider_email)), "order_by",
        "providerEmail");
    check_refused(list_identities().order_by(order_asc(fields::identities::provider_access_token_expiry)),
        "order_by", "providerAccessTokenExpiry");
    check_refused(list_targets().order_by(order_asc(fields::targets::provider_id)), "order_by", "providerId");
    for (char const* const method :
        {"limit", "offset", "cursorAfter", "cursorBefore", "orderAsc", "orderDesc", "orderRandom"})
        check_refused(
            list_users().query(R"({"values":[1],"method":")" + std::string(method) + "\"}"), "query", method);
}

BOOST_AUTO_TEST_CASE(what_is_fine)
{
    namespace by = fields::users;
    for (list_users const& p : {list_users(), list_users().limit(1), list_users().limit(5000).offset(7),
             list_users().cursor_after("a").search("x"), list_users().newest_first(),
             list_users().order_by(order_desc(by::created_at)), list_users().order_by(order_asc(by::name)),
             list_users().query(R"({"method":"isNull","attribute":"name","values":[]})"),
             // Not for this function to say what is wrong with it.
             list_users().query("x")})
        BOOST_TEST(!check_walk(p.terms(), true));
}

BOOST_AUTO_TEST_CASE(without_cursors_any_order_will_do)
{
    namespace by = fields::users;
    auto const two = list_users().order_by(order_asc(by::email)).order_by(order_desc(by::phone));
    BOOST_TEST(!check_walk(two.terms(), false));
    BOOST_TEST(check_walk(list_users().order_by(order_random<user>()).terms(), false).has_value());
}

BOOST_AUTO_TEST_CASE(fingerprints_are_made_of_what_servers_know)
{
    // Written down here with the lengths of the texts: no enumerator has a say.
    namespace by = fields::users;
    auto const p =
        list_users().where(contains(by::name, "a") && equal(by::status, true)).order_by(order_desc(by::name));
    BOOST_TEST(
        parameters_fingerprint(p.terms(), "walter") ==
        detail::fingerprint("6:walter0:(3:and0:(8:contains4:namet1:a)(5:equal6:status+))d4:namec0:o0"));
}

BOOST_AUTO_TEST_CASE(fingerprints_tell_listings_apart)
{
    namespace by = fields::users;
    std::set<std::string> prints;
    for (list_users const& p : {list_users(), list_users().search("a"), list_users().search("b"),
             list_users().newest_first(), list_users().offset(1), list_users().cursor_after("a"),
             list_users().where(equal(by::name, "a")), list_users().where(equal(by::name, "b")),
             list_users().where(not_equal(by::name, "a")), list_users().where(equal(by::email, "a")),
             list_users().where(equal(by::name, "a", "b")), list_users().where(equal(by::name, "1:b")),
             list_users().where(equal(by::status, true)), list_users().where(equal(by::status, false)),
             list_users().where(equal(by::name, "a") && equal(by::email, "a")),
             list_users().where(equal(by::name, "a") || equal(by::email, "a")),
             list_users().where(equal(by::name, "a")).where(equal(by::email, "a")),
             list_users().where(less_than(by::registration, timestamp())),
             list_users().order_by(order_asc(by::name)), list_users().order_by(order_desc(by::name)),
             list_users().query("{}")})
        BOOST_TEST(prints.insert(parameters_fingerprint(p.terms(), "")).second);
    BOOST_TEST(prints.insert(parameters_fingerprint(list_users().terms(), "walter")).second);
    for (std::string const& print : prints)
        BOOST_TEST(print.size() == 16u);
    // How it is fetched does not matter.
    BOOST_TEST(prints.count(parameters_fingerprint(list_users().limit(3).without_total().terms(), "")) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
