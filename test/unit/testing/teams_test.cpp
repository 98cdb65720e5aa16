//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Teams: totals follow the memberships.
//
#include "../../../src/testing/teams.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite::testing::detail;

namespace
{

team_record team(const std::string& id)
{
    team_record result;
    result.id = id;
    return result;
}

membership_record membership(
    const std::string& id, const std::string& team, const std::string& user, bool joined = true)
{
    membership_record result;
    result.id = id;
    result.team_id = team;
    result.user_id = user;
    result.joined = joined ? 1 : 0;
    return result;
}

struct teams_fixture
{
    teams_fixture()
    {
        teams.add(team("red"));
        teams.add(team("blue"));
        teams.join(membership("m1", "red", "walter"));
        teams.join(membership("m2", "red", "jesse"));
        teams.join(membership("m3", "blue", "walter"));
    }

    std::string totals() const
    {
        std::string result;
        for (const auto& [id, one] : teams.all())
            result += id + '=' + std::to_string(one.total) + ' ';
        return result;
    }

    change_set changes;
    team_table teams{changes};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_teams, teams_fixture)

BOOST_AUTO_TEST_CASE(counts_who_has_joined)
{
    BOOST_TEST(totals() == "blue=1 red=2 ");
    teams.join(membership("m4", "blue", "jesse", false));
    BOOST_TEST(totals() == "blue=1 red=2 ");
    BOOST_TEST(teams.members_of("blue").size() == 2U);
    BOOST_TEST(teams.find_member("blue", "jesse")->id == "m4");
    BOOST_TEST(!teams.find_member("blue", "nobody"));
    teams.leave(*teams.memberships().find("m4"));
    teams.leave(*teams.memberships().find("m2"));
    BOOST_TEST(totals() == "blue=1 red=1 ");
}

BOOST_AUTO_TEST_CASE(ids_are_unique)
{
    BOOST_TEST(!teams.add(team("red")));
    BOOST_TEST(teams.find("red")->total == 2);
}

BOOST_AUTO_TEST_CASE(a_user_leaves_all_teams)
{
    teams.leave_all("walter");
    teams.leave_all("nobody");
    BOOST_TEST(totals() == "blue=0 red=1 ");
    BOOST_TEST(teams.memberships().of("walter").empty());
    BOOST_TEST(teams.members_of("blue").empty());
}

BOOST_AUTO_TEST_CASE(a_team_takes_its_memberships_along)
{
    teams.remove(*teams.find("red"));
    BOOST_TEST(totals() == "blue=1 ");
    BOOST_TEST(teams.memberships().size() == 1U);
    BOOST_TEST(teams.memberships().of("jesse").empty());
    teams.clear();
    BOOST_TEST(teams.memberships().size() == 0U);
    BOOST_TEST(teams.all().empty());
}

BOOST_AUTO_TEST_CASE(restored_memberships_are_counted_already)
{
    change_set others;
    team_table copy(others);
    team_record red = *teams.find("red");
    copy.restore(red);
    copy.restore(*teams.memberships().find("m1"));
    BOOST_TEST(copy.find("red")->total == 2);
    BOOST_TEST(copy.find_member("red", "walter")->id == "m1");
    BOOST_TEST(copy.add(team("green"))->sequence == red.sequence + 1);
}

BOOST_AUTO_TEST_CASE(reports_the_team_whose_total_changes)
{
    changes.enable();
    teams.leave(*teams.memberships().find("m3"));
    std::string reported;
    for (const record_key& key : changes.take())
        reported += key.id + ' ';
    BOOST_TEST(reported == "blue m3 ");
}

BOOST_AUTO_TEST_SUITE_END()
