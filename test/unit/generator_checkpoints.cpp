//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_generator: checkpoints, and going on behind them.
//
#include "generator_fixture.hpp"

#include <appwrite/fields.hpp>

#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(generator_checkpoints)

using namespace appwrite;
using namespace appwrite::test::generators;

BOOST_FIXTURE_TEST_CASE(checkpoints, listed)
{
    for (std::size_t taken = 0; taken <= 10; ++taken)
    {
        auto first = everyone();
        for (std::size_t i = 0; i < taken; ++i)
            next(first);
        auto second = everyone().resume(first.checkpoint());
        BOOST_TEST(second.checkpoint() == first.checkpoint());
        BOOST_TEST((rest(second) == ids(taken, 10)), taken << " taken");
    }
    auto whole = everyone();
    rest(whole);
    // At the end it is good for whatever comes later.
    auto later = everyone().resume(whole.checkpoint());
    BOOST_TEST(!next(later)->has_value());
    core->ids.push_back("u10");
    later = everyone().resume(later.checkpoint());
    BOOST_TEST((rest(later) == std::vector<std::string>{"u10"}));
}

BOOST_FIXTURE_TEST_CASE(resumed_after_deletions, listed)
{
    auto first = everyone();
    for (int i = 0; i < 6; ++i)
        next(first);
    std::string const text = first.checkpoint();
    std::vector<std::string> const wanted = ids(6, 10);
    // All that were delivered, one after the other.
    for (int i = 5; i >= 0; --i)
    {
        core->ids.erase(core->ids.begin() + i);
        auto second = everyone().resume(text);
        BOOST_TEST((rest(second) == wanted), i << " are left");
    }
}

BOOST_FIXTURE_TEST_CASE(checkpoints_of_something_else, listed)
{
    auto first = everyone();
    next(first);
    auto searching = service.list_all(list_users().search("x")).resume(first.checkpoint());
    auto targets = service.list_all_targets("walter").resume(first.checkpoint());
    core->targets.clear();
    BOOST_TEST((next(searching).error() == errc::invalid_argument));
    BOOST_TEST((test::await(ctx_again(), targets.next()).error() == errc::invalid_argument));
    BOOST_TEST(core->targets.empty());
}

BOOST_FIXTURE_TEST_CASE(a_checkpoint_of_another_project, listed)
{
    auto first = everyone();
    next(first);
    std::string const text = first.checkpoint();
    core->project_id = "elsewhere";
    auto second = everyone().resume(text);
    item const one = next(second);
    BOOST_TEST_REQUIRE(!one.has_value());
    BOOST_TEST((one.error() == errc::invalid_argument));
    BOOST_TEST(one.error().field() == "checkpoint");
    BOOST_TEST(one.error().message().find("another project than elsewhere") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(resumed_after_a_failure, listed)
{
    auto first = everyone();
    for (int i = 0; i < 6; ++i)
        next(first);
    core->failures.push_back(unreachable());
    auto second = everyone();
    BOOST_TEST((next(second).error() == errc::connect_timeout));
    second.resume(first.checkpoint());
    BOOST_TEST((rest(second) == ids(6, 10)));

    // Also when it is the text that was refused.
    auto third = everyone().resume("x");
    BOOST_TEST((next(third).error() == errc::invalid_argument));
    third.resume(first.checkpoint());
    BOOST_TEST((rest(third) == ids(6, 10)));
}

BOOST_FIXTURE_TEST_CASE(resumed_at_any_time, listed)
{
    auto first = everyone();
    for (int i = 0; i < 6; ++i)
        next(first);
    auto all = everyone().prefetch();
    for (std::size_t taken = 0; taken <= 11; ++taken)
    {
        for (std::size_t i = 0; i < taken; ++i)
            next(all);
        all.resume(first.checkpoint());
        BOOST_TEST(all.checkpoint() == first.checkpoint());
        BOOST_TEST((rest(all) == ids(6, 10)), taken << " taken");
        all.resume(std::string());
    }
}

BOOST_FIXTURE_TEST_CASE(resumed_while_a_page_is_fetched_ahead, listed)
{
    auto all = everyone().prefetch();
    auto first = test::start(ctx, all.next());
    while (!first.done())
        ctx.restart(), ctx.run_one();
    core->hold();
    test::settle(ctx);
    BOOST_TEST(core->under_way == 1);
    all.resume(all.checkpoint());
    test::settle(ctx);
    // It is of no use any more.
    BOOST_TEST(core->cancelled == 1);
    BOOST_TEST(core->under_way == 0);
    core->release();
    BOOST_TEST((rest(all) == ids(1, 10)));
}

// What a server says that has one item, or none.
std::string listing(std::string const& name, std::string const& item)
{
    return R"({"total":0,")" + name + "\":[" + item + "]}";
}

// A text that this library once gave: it is given in the same way today, and understood.
template <class T>
void check_stored(test::fake_core& server, std::string const& text, std::string const& name,
    std::string const& item, generator_nothrow<T> first, generator_nothrow<T> second)
{
    server.answer(200, listing(name, item));
    BOOST_TEST(test::run(first.next())->has_value());
    BOOST_TEST(first.checkpoint() == text);
    server.answer(200, listing(name, ""));
    auto const rest = test::run(second.resume(text).next());
    BOOST_TEST((rest && !*rest), text);
    server.forget_answers();
}

// Never to be changed: programs have stored such texts.
BOOST_AUTO_TEST_CASE(stored_checkpoints_stay_readable)
{
    auto const core = std::make_shared<test::fake_core>("1.9.0");
    users_nothrow const service(core);
    namespace by = fields::users;
    auto const some = list_users()
                          .search("wal")
                          .where(greater_than(by::registration, timestamp(std::chrono::milliseconds(1234))))
                          .where(equal(by::status, true) || contains(by::name, "x"))
                          .newest_first();
    std::string const item = R"({"$id":"a","$createdAt":"2020-10-15T06:38:00.000+00:00"})";
    std::string const entry =
        R"({"event":"session.create","userId":"walter","mode":"default","ip":"10.0.0.1",)"
        R"("time":"2020-10-15T06:38:00.000+00:00","countryName":"Norway","clientName":"Firefox"})";
    std::string const begin = R"({"v":1,"project":"somewhere","op":"users.)";
    std::string const end = R"(","whole":true,"next":1,"items":[["a",1602743880000]]})";
    std::string const entry_end = R"(","whole":true,"next":1,"items":[["c2967fd1f293463d",1602743880000]]})";

    check_stored(*core, begin + R"(list","for":"a1cd2119061a36f3)" + end, "users", item, service.list_all(),
        service.list_all());
    check_stored(*core, begin + R"(list","for":"2d77d05756f84293)" + end, "users", item,
        service.list_all(some), service.list_all(some));
    check_stored(*core, begin + R"(list_identities","for":"a1cd2119061a36f3)" + end, "identities", item,
        service.list_all_identities(), service.list_all_identities());
    check_stored(*core, begin + R"(list_targets","for":"8fe7bffe44b624e0)" + end, "targets", item,
        service.list_all_targets("walter"), service.list_all_targets("walter"));
    check_stored(*core, begin + R"(list_memberships","for":"8fe7bffe44b624e0)" + end, "memberships", item,
        service.list_all_memberships("walter"), service.list_all_memberships("walter"));
    check_stored(*core, begin + R"(list_logs","for":"8fe7bffe44b624e0)" + entry_end, "logs", entry,
        service.list_all_logs("walter"), service.list_all_logs("walter"));
}

BOOST_AUTO_TEST_SUITE_END()
