//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The parameters of the listings: what is set is what is got.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_logs.hpp>
#include <appwrite/list_memberships.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

using namespace appwrite;
namespace by = appwrite::fields::users;

BOOST_AUTO_TEST_SUITE(list_parameters)

namespace
{

template <class List>
constexpr bool has_cursors = requires(List l)
{
    l.cursor_after("a");
};
template <class List, class Resource>
constexpr bool has_conditions = requires(List l, query<Resource> q)
{
    l.where(q);
};

static_assert(has_cursors<list_users> && has_cursors<list_identities> && has_cursors<list_targets>);
static_assert(!has_cursors<list_memberships> && !has_cursors<list_logs>);
static_assert(has_conditions<list_users, user> && !has_conditions<list_users, identity>);
static_assert(has_conditions<list_identities, identity> && has_conditions<list_targets, target> &&
              has_conditions<list_memberships, membership>);
static_assert(!has_conditions<list_logs, user>);

} // namespace

BOOST_AUTO_TEST_CASE(conditions_and_orders_add_up)
{
    list_users const l = list_users()
                             .where(equal(by::status, true))
                             .where(starts_with(by::email, "a"))
                             .order_by(order_asc(by::name))
                             .order_by(order_desc(by::registration))
                             .order_by(order_random<user>());
    BOOST_REQUIRE(l.terms().filters.size() == 2u);
    BOOST_TEST(l.terms().filters[1].attribute == "email");
    BOOST_REQUIRE(l.terms().orders.size() == 3u);
    BOOST_TEST((l.terms().orders[0].method == detail::order_method::ascending));
    BOOST_TEST(l.terms().orders[0].attribute == "name");
    BOOST_TEST((l.terms().orders[1].method == detail::order_method::descending));
    BOOST_TEST(l.terms().orders[1].attribute == "registration");
    BOOST_TEST((l.terms().orders[2].method == detail::order_method::random));
}

BOOST_AUTO_TEST_CASE(setters_chain_in_any_order)
{
    list_targets const t = list_targets()
                               .limit(5)
                               .cursor_after("a")
                               .where(equal(fields::targets::provider_type, messaging_provider_type::sms))
                               .without_total()
                               .offset(2)
                               .newest_first();
    BOOST_TEST(*t.limit() == 5);
    BOOST_TEST(*t.offset() == 2);
    BOOST_TEST(*t.cursor_after() == "a");
    BOOST_TEST(t.is_without_total());
    BOOST_TEST(t.is_newest_first());
    BOOST_TEST(t.terms().filters.size() == 1u);

    list_identities const i = list_identities().cursor_before("b").query("{}").limit(1);
    BOOST_TEST(*i.cursor_before() == "b");
    BOOST_TEST(i.queries().size() == 1u);

    list_memberships const m = list_memberships().offset(50).where(equal(fields::memberships::confirm, true));
    BOOST_TEST(*m.offset() == 50);
    BOOST_TEST(m.terms().filters.size() == 1u);

    list_logs const g = list_logs().limit(50).offset(50).without_total();
    BOOST_TEST(*g.limit() == 50);
    BOOST_TEST(g.is_without_total());
}

BOOST_AUTO_TEST_SUITE_END()
