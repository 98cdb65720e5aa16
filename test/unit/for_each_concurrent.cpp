//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// for_each_concurrent: how many at a time, the first error, cancellation.
//
#include <appwrite/for_each_concurrent.hpp>
#include <appwrite/users.hpp>

#include <support/listing_core.hpp>
#include <support/run_coro.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(each_concurrently)

using namespace appwrite;
using appwrite::test::listing_core;

// Work on users that takes until it is released, or a few handlers.
struct bulk
{
    std::shared_ptr<listing_core> core = std::make_shared<listing_core>(10);
    std::shared_ptr<listing_core> worker = std::make_shared<listing_core>(0);
    users_nothrow service{core};
    net::io_context ctx;

    net::io_context& again() { return ctx.restart(), ctx; }

    std::vector<std::string> begun;
    std::vector<std::string> done;
    int most = 0;
    std::set<std::string> bad;
    std::string fails_at_once;

    net::awaitable<result<void>> work(user who)
    {
        begun.push_back(who.id);
        if (who.id == fails_at_once)
            co_return api_error(errc::connect_timeout, call_stage::connect, who.id);
        most = std::max(most, static_cast<int>(begun.size() - done.size()));
        bool const fails = bad.count(who.id) != 0;
        result<page<user>> const r = co_await users_nothrow(worker).list();
        done.push_back(who.id);
        if (!r)
            co_return r.error();
        if (fails)
            co_return api_error(errc::body_too_large, call_stage::body, who.id);
        co_return result<void>();
    }

    // Asio wants a signal to be emitted where the coroutine runs. `t` must live until the context has run.
    void cancel_inside(test::task<result<void>>& t)
    {
        net::post(ctx, [&t] { t.cancel(); });
    }

    net::awaitable<result<void>> loop(std::size_t limit, on_error policy = on_error::finish_running)
    {
        auto each = [this](user who) { return work(std::move(who)); };
        return for_each_concurrent(service.list_all(list_users().limit(3)), limit, each, policy);
    }
};

BOOST_FIXTURE_TEST_CASE(every_item_once, bulk)
{
    std::size_t const limits[] = {1, 2, 3, 7, 100};
    for (std::size_t const limit : limits)
    {
        begun.clear(), done.clear();
        most = 0;
        BOOST_TEST(test::await(again(), loop(limit)).has_value());
        BOOST_TEST((begun == core->ids));
        BOOST_TEST(done.size() == 10u);
        BOOST_TEST(most <= static_cast<int>(limit));
    }
}

BOOST_FIXTURE_TEST_CASE(as_many_at_a_time_as_allowed, bulk)
{
    worker->hold();
    auto t = test::start(ctx, loop(4));
    test::settle(ctx);
    BOOST_TEST(!t.done());
    BOOST_TEST(begun.size() == 4u);
    // No page is fetched for which there is no room.
    BOOST_TEST(core->targets.size() == 2u);
    worker->release();
    BOOST_TEST(t.get(ctx).has_value());
    BOOST_TEST(done.size() == 10u);
    BOOST_TEST(most == 4);
}

BOOST_FIXTURE_TEST_CASE(no_room_at_all, bulk)
{
    auto const outcome = test::await(ctx, loop(0));
    BOOST_TEST((!outcome && outcome.error() == errc::invalid_argument));
    BOOST_TEST(outcome.error().field() == "limit");
    BOOST_TEST(outcome.error().message() == "for_each_concurrent: limit must be 1 or more");
    BOOST_TEST(outcome.error().operation() == "users.list");
    BOOST_TEST(core->targets.empty());
}

BOOST_FIXTURE_TEST_CASE(the_first_error_comes_out, bulk)
{
    bad = {"u2", "u3", "u4"};
    auto const outcome = test::await(ctx, loop(3));
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error() == errc::body_too_large));
    BOOST_TEST(outcome.error().message() == "u2");
    // What was under way has been finished, and nothing was begun after it.
    BOOST_TEST(done.size() == begun.size());
    BOOST_TEST(begun.size() <= 6u);
    BOOST_TEST(worker->cancelled == 0);
}

BOOST_FIXTURE_TEST_CASE(an_error_can_cancel_the_others, bulk)
{
    // Two hang until they are cancelled; the third fails at once.
    worker->hold();
    fails_at_once = "u2";
    auto t = test::start(ctx, loop(3, on_error::cancel_running));
    auto const& outcome = t.get(ctx);
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error() == errc::connect_timeout));
    BOOST_TEST(worker->under_way == 0);
    BOOST_TEST(worker->cancelled == 2);
}

// While two items are under way and a page is being fetched, the items fail.
void fail_while_a_page_is_fetched(bulk& b, test::task<result<void>>& t)
{
    b.worker->hold();
    while (b.core->targets.size() < 2)
        b.ctx.restart(), b.ctx.poll_one();
    b.core->hold();
    test::settle(b.ctx);
    BOOST_TEST(b.begun.size() == 2u);
    BOOST_TEST(b.core->under_way == 1);
    b.worker->failures.push_back(api_error(errc::body_too_large, call_stage::body, "u0"));
    b.worker->release();
    test::settle(b.ctx);
    BOOST_TEST(b.done.size() == 2u);
    BOOST_TEST(b.core->cancelled == (t.done() ? 1 : 0));
}

BOOST_FIXTURE_TEST_CASE(an_error_can_cancel_the_fetch_of_a_page, bulk)
{
    auto t = test::start(ctx, loop(3, on_error::cancel_running));
    fail_while_a_page_is_fetched(*this, t);
    BOOST_TEST_REQUIRE(t.done());
    BOOST_TEST((!t.get() && t.get().error() == errc::body_too_large));
    BOOST_TEST(core->under_way == 0);

    // Nor is anything cancelled that may be finished.
    bulk other;
    auto patient = test::start(other.ctx, other.loop(3));
    fail_while_a_page_is_fetched(other, patient);
    BOOST_TEST(!patient.done());
    other.core->release();
    BOOST_TEST((!patient.get(other.ctx) && patient.get().error() == errc::body_too_large));
    BOOST_TEST(other.begun.size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(an_error_of_the_listing, bulk)
{
    core->failures.push_back(api_error(errc::resolve_timeout, call_stage::resolve, ""));
    auto const outcome = test::await(ctx, loop(3));
    BOOST_TEST((!outcome && outcome.error() == errc::resolve_timeout));
    BOOST_TEST(begun.empty());
}

BOOST_FIXTURE_TEST_CASE(cancelled_before_an_item_was_begun, bulk)
{
    core->hold();
    auto t = test::start(ctx, loop(4));
    test::settle(ctx);
    t.cancel();
    auto const& outcome = t.get(ctx);
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST(outcome.error().message() == "for_each_concurrent was cancelled after it had begun 0 items");
    BOOST_TEST(!outcome.error().may_have_been_executed());
    BOOST_TEST(begun.empty());
}

BOOST_FIXTURE_TEST_CASE(a_generator_that_was_moved_from, bulk)
{
    auto all = service.list_all();
    auto const elsewhere = std::move(all);
    auto each = [this](user who) { return work(std::move(who)); };
    auto const outcome = test::await(ctx, for_each_concurrent(std::move(all), 4, each));
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error() == errc::invalid_argument));
    BOOST_TEST(outcome.error().message() == "the generator was moved from");

    auto save = [](std::string const&) {};
    auto again_moved = service.list_all();
    auto const taken = std::move(again_moved);
    auto saving = for_each_concurrent(std::move(again_moved), 4, each, bulk_options().on_checkpoint(save));
    BOOST_TEST((test::await(again(), std::move(saving)).error() == errc::invalid_argument));
    BOOST_TEST(core->targets.empty());
}

BOOST_FIXTURE_TEST_CASE(exceptions, bulk)
{
    users throwing(core);
    int count = 0;
    auto each = [&count](user const& who) -> net::awaitable<void>
    {
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
        ++count;
        if (who.id == "u1")
            throw std::out_of_range(who.id);
    };
    BOOST_CHECK_THROW(test::await(ctx, for_each_concurrent(throwing.list_all(), 2, each)), std::out_of_range);
    BOOST_TEST(count <= 3);

    core->failures.push_back(api_error(errc::resolve_timeout, call_stage::resolve, ""));
    BOOST_CHECK_THROW(test::await(again(), for_each_concurrent(throwing.list_all(), 2, each)), api_exception);
    auto fine = [&count](user&&) -> net::awaitable<void>
    {
        ++count;
        co_return;
    };
    count = 0;
    test::await(again(), for_each_concurrent(throwing.list_all(), 2, fine));
    BOOST_TEST(count == 10);
}

// Whoever catches what an item threw can still be cancelled.
BOOST_FIXTURE_TEST_CASE(an_exception_leaves_the_callers_coroutine_as_it_was, bulk)
{
    users throwing(core);
    auto bad_item = [](user who) -> net::awaitable<void>
    {
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
        throw std::out_of_range(who.id);
    };
    bool caught = false;
    auto loop_and_go_on = [&]() -> net::awaitable<bool>
    {
        try
        {
            co_await for_each_concurrent(throwing.list_all(), 2, bad_item);
        }
        catch (std::out_of_range const&)
        {
            caught = true;
        }
        co_return co_await net::this_coro::throw_if_cancelled();
    };
    auto going_on = loop_and_go_on();
    BOOST_TEST(test::await(ctx, std::move(going_on)));
    BOOST_TEST(caught);
}

BOOST_FIXTURE_TEST_CASE(items_run_on_strands_of_their_own, bulk)
{
    std::vector<net::any_io_executor> seen;
    auto each = [&seen](user) -> net::awaitable<result<void>>
    {
        seen.push_back(co_await net::this_coro::executor);
        co_return result<void>();
    };
    auto done_with = for_each_concurrent(service.list_all(), 4, each);
    BOOST_TEST(test::await(ctx, std::move(done_with)).has_value());
    BOOST_TEST_REQUIRE(seen.size() == 10u);
    for (std::size_t i = 1; i < seen.size(); ++i)
        BOOST_TEST((seen[i] != seen[0]));
}

BOOST_FIXTURE_TEST_CASE(cancelled_while_items_are_under_way, bulk)
{
    worker->hold();
    auto t = test::start(ctx, loop(4));
    test::settle(ctx);
    t.cancel();
    auto const& outcome = t.get(ctx);
    BOOST_TEST((!outcome && outcome.error() == error_code(net::error::operation_aborted)));
    BOOST_TEST(outcome.error().message() == "for_each_concurrent was cancelled after it had begun 4 items");
    BOOST_TEST(outcome.error().operation() == "users.list");
    BOOST_TEST(outcome.error().may_have_been_executed());
    // It waited for them.
    BOOST_TEST(worker->cancelled == 4);
    BOOST_TEST(worker->under_way == 0);
    BOOST_TEST(begun.size() == 4u);
}

BOOST_FIXTURE_TEST_CASE(cancelled_at_any_moment, bulk)
{
    int aborted = 0;
    int finished = 0;
    for (int moment = 0; moment < 400; ++moment)
    {
        begun.clear(), done.clear();
        auto t = test::start(ctx, loop(3));
        for (int i = 0; i < moment && !t.done(); ++i)
            ctx.restart(), ctx.poll_one();
        cancel_inside(t);
        try
        {
            auto const& outcome = t.get(ctx);
            if (!outcome)
                BOOST_TEST((outcome.error() == error_code(net::error::operation_aborted)));
            ++(outcome ? finished : aborted);
            BOOST_TEST((!outcome || done.size() == 10u));
        }
        catch (boost::system::system_error const& e)
        {
            BOOST_TEST((e.code() == net::error::operation_aborted));
            ++aborted;
        }
        // Nobody is left behind.
        BOOST_TEST(core->under_way == 0);
        BOOST_TEST(worker->under_way == 0);
        ctx.restart();
        ctx.run();
    }
    BOOST_TEST(aborted > 20);
    BOOST_TEST(finished > 20);
}

// Items that never end by themselves: each moment's cancellation must reach them.
void check_cancellation_reaches_items(bulk& b, std::size_t limit, bool ahead, int moment)
{
    auto each = [&b](user who) { return b.work(std::move(who)); };
    b.begun.clear(), b.done.clear();
    b.worker->hold();
    auto all = b.service.list_all(list_users().limit(2)).prefetch(ahead);
    auto t = test::start(b.ctx, for_each_concurrent(std::move(all), limit, each));
    for (int i = 0; i < moment; ++i)
        b.ctx.restart(), b.ctx.poll_one();
    b.cancel_inside(t);
    test::settle(b.ctx);
    BOOST_TEST(t.done(), limit << " at a time, cancelled after " << moment << " handlers");
    b.worker->release();
    test::settle(b.ctx);
    BOOST_TEST(b.done.size() == b.begun.size());
}

BOOST_FIXTURE_TEST_CASE(cancelled_at_any_moment_while_items_hang, bulk)
{
    for (std::size_t limit = 1; limit <= 3; ++limit)
        for (bool const ahead : {false, true})
            for (int moment = 0; moment < 60; ++moment)
                check_cancellation_reaches_items(*this, limit, ahead, moment);
}

BOOST_AUTO_TEST_CASE(destroyed_with_its_context)
{
    bulk b;
    std::weak_ptr<listing_core> const gone = b.worker;
    {
        net::io_context doomed;
        b.worker->hold();
        auto t = test::start(doomed, b.loop(4));
        test::settle(doomed);
        BOOST_TEST(b.worker->under_way == 4);
    }
    BOOST_TEST(b.worker->under_way == 0);
    b.worker.reset();
    BOOST_TEST(gone.expired());
}

BOOST_AUTO_TEST_SUITE_END()
