//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulator's users: indexes, order, pages.
//
#include "../../../src/testing/listing.hpp"
#include "../../../src/testing/store.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(emulator_store)

namespace
{

using namespace appwrite::testing::detail;

user_record make_user(const std::string& id)
{
    user_record user;
    user.id = id;
    user.email = id + "@example.com";
    user.name = "Name " + id;
    return user;
}

std::string ids(const list_result& found)
{
    std::string result;
    for (const user_record* user : found.users)
        result += (result.empty() ? "" : " ") + user->id;
    return result;
}

} // namespace

BOOST_AUTO_TEST_CASE(unique_properties)
{
    store users;
    BOOST_TEST((users.add(make_user("One")) == conflict::none));
    BOOST_TEST((users.add(make_user("oNE")) == conflict::id));
    user_record other = make_user("two");
    other.email = "One@example.com";
    BOOST_TEST((users.add(other) == conflict::email));
    other.email.reset();
    other.phone = "+1";
    BOOST_TEST((users.add(other) == conflict::none));
    other.id = "three";
    BOOST_TEST((users.add(other) == conflict::phone));
    BOOST_TEST(users.size() == 2U);
    BOOST_TEST(users.find("ONE") == users.find("one"));
    BOOST_TEST(users.find("three") == nullptr);
}

BOOST_AUTO_TEST_CASE(changing_an_address_frees_the_old_one)
{
    store users;
    users.add(make_user("a"));
    users.add(make_user("b"));
    user_record& a = *users.find("a");
    BOOST_TEST((users.set_email(a, "b@example.com") == conflict::email));
    BOOST_TEST(*a.email == "a@example.com");
    BOOST_TEST((users.set_email(a, "new@example.com") == conflict::none));
    BOOST_TEST((users.set_email(a, "new@example.com") == conflict::none));
    BOOST_TEST((users.set_email(*users.find("b"), "a@example.com") == conflict::none));
    BOOST_TEST((users.set_phone(a, std::nullopt) == conflict::none));
    BOOST_TEST((users.set_phone(*users.find("b"), std::nullopt) == conflict::none));
    users.remove(a);
    BOOST_TEST((users.add(make_user("a")) == conflict::email));
    BOOST_TEST((users.set_email(*users.find("b"), std::nullopt) == conflict::none));
    BOOST_TEST((users.add(make_user("a")) == conflict::none));
}

BOOST_AUTO_TEST_CASE(order_survives_random_changes)
{
    store users;
    std::map<std::uint64_t, std::string> model;
    std::mt19937_64 random(7);
    for (int i = 0; i < 5000; ++i)
        if (model.empty() || random() % 5 < 3)
        {
            users.add(make_user("u" + std::to_string(i)));
            model.emplace(users.last().sequence, users.last().id);
        }
        else
        {
            auto victim = model.begin();
            std::advance(
                victim, static_cast<std::ptrdiff_t>(random() % std::min<std::size_t>(model.size(), 40)));
            users.remove(*users.find(victim->second));
            model.erase(victim);
        }
    BOOST_TEST_REQUIRE(users.size() == model.size());
    BOOST_TEST_REQUIRE(model.size() > 600U);

    std::vector<std::string> expected;
    for (const auto& [sequence, id] : model)
    {
        BOOST_TEST_REQUIRE(users.in_order().rank(sequence) == expected.size());
        expected.push_back(id);
    }
    for (const std::size_t first : {std::size_t{0}, std::size_t{1}, std::size_t{599}, expected.size()})
    {
        std::vector<std::string> up;
        users.in_order().ascend(first,
            [&](const user_record& user)
            {
                up.push_back(user.id);
                return true;
            });
        BOOST_TEST((up == std::vector<std::string>(
                              expected.begin() + static_cast<std::ptrdiff_t>(first), expected.end())));
        std::vector<std::string> down;
        users.in_order().descend(first,
            [&](const user_record& user)
            {
                down.push_back(user.id);
                return true;
            });
        std::reverse(down.begin(), down.end());
        BOOST_TEST((down == std::vector<std::string>(
                                expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(first))));
    }
    users.clear();
    BOOST_TEST(users.size() == 0U);
    users.in_order().ascend(0, [](const user_record&) -> bool { throw 0; });
    users.in_order().descend(0, [](const user_record&) -> bool { throw 0; });
}

BOOST_AUTO_TEST_CASE(pages_agree_whatever_way_they_are_made)
{
    store users;
    for (int i = 0; i < 50; ++i)
    {
        users.add(make_user("u" + std::to_string(i)));
        users.last().created = 1000 + i;
    }
    std::mt19937_64 random(1);
    const auto always = filter{filter::kind::is_not_null, attribute::id, {}, {}};
    for (const bool descending : {false, true})
        for (const bool before : {false, true})
            for (const char* cursor : {"", "u0", "u20", "u49"})
                for (const std::uint64_t offset : {0U, 3U, 60U})
                    for (const std::uint64_t limit : {1U, 7U, 100U})
                    {
                        list_plan plan;
                        plan.before = before;
                        plan.cursor = users.find(cursor);
                        plan.offset = offset;
                        plan.limit = limit;
                        plan.orders = {{attribute::sequence, descending}};
                        const list_result quick = list(users, plan, random);
                        plan.filters.push_back(always);
                        const list_result filtered = list(users, plan, random);
                        plan.orders = {{attribute::created, descending}};
                        const list_result sorted = list(users, plan, random);
                        BOOST_TEST(ids(quick) == ids(filtered));
                        BOOST_TEST(ids(quick) == ids(sorted));
                        BOOST_TEST(quick.total == 50U);
                        BOOST_TEST(filtered.total == 50U);
                    }
}

BOOST_AUTO_TEST_CASE(cursor_walk_passes_the_highest_total)
{
    store users;
    for (int i = 0; i < 5100; ++i)
        users.add(make_user("u" + std::to_string(i)));
    std::mt19937_64 random(1);
    list_plan plan;
    plan.limit = 100;
    std::size_t seen = 0;
    for (list_result page = list(users, plan, random); !page.users.empty(); page = list(users, plan, random))
    {
        BOOST_TEST(page.total == highest_total);
        BOOST_TEST_REQUIRE(page.users.front()->id == "u" + std::to_string(seen));
        seen += page.users.size();
        plan.cursor = page.users.back();
    }
    BOOST_TEST(seen == 5100U);
}

BOOST_AUTO_TEST_CASE(random_order_shows_everybody_once)
{
    store users;
    for (int i = 0; i < 30; ++i)
        users.add(make_user("u" + std::to_string(i)));
    std::mt19937_64 random(5);
    list_plan plan;
    plan.random = true;
    plan.limit = 1000;
    list_result page = list(users, plan, random);
    BOOST_TEST(!std::is_sorted(page.users.begin(), page.users.end(),
        [](const user_record* a, const user_record* b) { return a->sequence < b->sequence; }));
    std::sort(page.users.begin(), page.users.end());
    BOOST_TEST((std::unique(page.users.begin(), page.users.end()) == page.users.end()));
    BOOST_TEST(page.users.size() == 30U);
}

BOOST_AUTO_TEST_SUITE_END()
