//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How a test of a program that uses this library looks. doc/emulator.md shows parts of this file.
//
#include "support/emulated.hpp"

#include <algorithm>
#include <string>

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(integration_emulator_guide)

namespace
{

/// Stands for the program under test: it ends all sessions of everybody in a list who has a label.
net::awaitable<int> sign_out_labelled(client const& c, std::string label)
{
    auto const users = c.users();
    int count = 0;
    page<user> const everybody = co_await users.list(list_users().limit(100));
    for (user const& one : everybody.items)
    {
        if (std::find(one.labels.begin(), one.labels.end(), label) == one.labels.end())
            continue;
        co_await users.delete_sessions(one.id);
        ++count;
    }
    co_return count;
}

} // namespace

BOOST_AUTO_TEST_CASE(stage_is_set_from_inside)
{
    //[seeds
    testing::emulator server;
    server.add_users(20); // seed0, seed1, ...
    server.add_user(testing::user_seed("walter").email("walter@example.com").labels({"leaving"}));
    server.add_session("walter");
    std::string const phone =
        server.add_session(testing::session_seed("walter").provider("github").ip("10.0.0.1"));
    server.add_membership(testing::membership_seed("walter", "crew").roles({"cook"}));
    server.add_log(testing::log_seed("walter", "session.create"));
    server.add_identity(testing::identity_seed("walter", "github").provider_uid("4711"));
    server.add_target(testing::target_seed("walter", "push", "device token").name("Phone"));
    //]

    net::io_context ctx;
    client c(ctx, options_for(server));
    BOOST_TEST(await(ctx, c.users().list_sessions("walter")).items.at(1).id == phone);
    BOOST_TEST(await(ctx, c.users().list_memberships("walter")).items.at(0).team_id == "crew");
    BOOST_TEST(await(ctx, c.users().list_logs("walter")).items.at(0).event == "session.create");
    BOOST_TEST(await(ctx, c.users().list_identities()).items.at(0).provider_uid == "4711");
    BOOST_TEST(await(ctx, c.users().list_targets("walter")).items.at(1).name == "Phone");
    BOOST_TEST(await(ctx, sign_out_labelled(c, "leaving")) == 1);
    BOOST_TEST(await(ctx, c.users().list_sessions("walter")).items.empty());
}

BOOST_AUTO_TEST_CASE(mishaps_are_staged)
{
    testing::emulator server;
    server.add_user("walter");
    net::io_context ctx;
    client c(ctx, options_for(server));

    //[faults
    using testing::fault;
    // The next answer is lost, but the request was executed.
    server.inject(fault::close_before_response().after_executing().on("PATCH"));
    // Twice the service is too busy, and says when to come back.
    server.inject(fault::respond(503, R"({"message":"busy","code":503,"type":"general_unknown"})")
                      .header("Retry-After", "1")
                      .on("GET", "/v1/users")
                      .times(2));
    //]

    // Taken for an operation that must not be repeated, this one fails when its answer is lost.
    auto const renamed =
        await(ctx, c.users(nothrow).update_name("walter", "Walter", call_options().idempotent(false)));
    BOOST_TEST(!renamed.has_value());
    BOOST_TEST(renamed.error().may_have_been_executed());

    server.clear_faults();
    //[requests
    BOOST_TEST(server.counters().faults_applied == 1u);
    testing::recorded_request const last = server.requests().back();
    BOOST_TEST(last.method == "PATCH");
    BOOST_TEST(last.target == "/v1/users/walter/name");
    BOOST_TEST(last.header("X-Appwrite-Project") == server.project());
    //]
    BOOST_TEST(await(ctx, c.users().get("walter")).name == "Walter");
}

BOOST_AUTO_TEST_SUITE_END()
