//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tables beside the users: order, owners, reports of changes.
//
#include "../../../src/testing/account_records.hpp"
#include "../../../src/testing/owned_table.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

BOOST_AUTO_TEST_SUITE(emulator_owned_table)

namespace
{

token_record token(const std::string& id, const std::string& user)
{
    token_record result;
    result.id = id;
    result.user_id = user;
    return result;
}

std::string ids(const owned_table<token_record>& table, const std::string& user)
{
    std::string result;
    for (const token_record* one : table.of(user))
        result += one->id + ' ';
    return result;
}

std::string reported(change_set& changes)
{
    std::string result;
    for (const record_key& key : changes.take())
        result += key.id + ' ';
    return result;
}

} // namespace

BOOST_AUTO_TEST_CASE(keeps_the_order_of_each_owner)
{
    change_set changes;
    owned_table<token_record> table(record_kind::token, changes);
    table.add(token("c", "walter"));
    table.add(token("a", "jesse"));
    table.add(token("b", "walter"));
    BOOST_TEST(ids(table, "walter") == "c b ");
    BOOST_TEST(ids(table, "jesse") == "a ");
    BOOST_TEST(ids(table, "nobody") == "");
    BOOST_TEST(table.find("b")->sequence == 3U);
    BOOST_TEST(!table.find("d"));

    table.remove(*table.find("c"));
    BOOST_TEST(ids(table, "walter") == "b ");
    table.remove_all_of("walter");
    table.remove_all_of("nobody");
    BOOST_TEST(!table.find("b"));
    BOOST_TEST(table.size() == 1U);
    table.clear();
    BOOST_TEST(ids(table, "jesse") == "");
}

BOOST_AUTO_TEST_CASE(goes_on_where_restored_records_end)
{
    change_set changes;
    owned_table<token_record> table(record_kind::token, changes);
    token_record old = token("old", "walter");
    old.sequence = 7;
    table.restore(old);
    BOOST_TEST(table.add(token("new", "walter")).sequence == 8U);
    BOOST_TEST(ids(table, "walter") == "old new ");
}

BOOST_AUTO_TEST_CASE(reports_every_change)
{
    change_set changes;
    changes.enable();
    owned_table<token_record> table(record_kind::token, changes);
    table.add(token("a", "walter"));
    table.add(token("b", "walter"));
    BOOST_TEST(reported(changes) == "a b ");
    table.find("a");
    BOOST_TEST(reported(changes) == "");
    table.edit(*table.find("a")).expire = 5;
    BOOST_TEST(table.find("a")->expire == 5);
    BOOST_TEST(reported(changes) == "a ");
    table.remove(*table.find("a"));
    BOOST_TEST(reported(changes) == "a ");
    table.remove_all_of("walter");
    BOOST_TEST(reported(changes) == "b ");
}

BOOST_AUTO_TEST_SUITE_END()
