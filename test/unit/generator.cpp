//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_generator: items, pages, pages ahead.
//
#include "generator_fixture.hpp"

#include <appwrite/generator.hpp>
#include <appwrite/users.hpp>

#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

BOOST_AUTO_TEST_SUITE(generators)

using namespace appwrite;
using namespace appwrite::test::generators;
using appwrite::test::listing_core;

static_assert(!std::is_copy_constructible_v<generator<user>>);
static_assert(std::is_nothrow_move_constructible_v<generator<user>>);
static_assert(std::is_nothrow_move_assignable_v<generator<user>>);

BOOST_FIXTURE_TEST_CASE(one_after_the_other, listed)
{
    auto all = everyone();
    BOOST_TEST(core->targets.empty());
    BOOST_TEST((rest(all) == core->ids));
    BOOST_TEST((core->targets == std::vector<std::string>{"/users?limit=4", "/users?limit=4&cursor=u3",
                                     "/users?limit=4&cursor=u7"}));
    // At the end it stays there, and asks nobody.
    BOOST_TEST(!next(all)->has_value());
    BOOST_TEST(core->targets.size() == 3u);
}

BOOST_FIXTURE_TEST_CASE(page_by_page, listed)
{
    auto all = everyone();
    BOOST_TEST((*next(all))->id == "u0");
    std::vector<std::size_t> sizes;
    std::size_t last = 1;
    while (last != 0)
    {
        auto const got = test::await(ctx_again(), all.next_page());
        BOOST_TEST_REQUIRE(got.has_value());
        last = got->items.size();
        sizes.push_back(last);
    }
    // The last of a full page comes with the next one.
    BOOST_TEST((sizes == std::vector<std::size_t>{2, 4, 3, 0}));
}

BOOST_FIXTURE_TEST_CASE(a_page_may_bring_nothing_to_deliver, listed)
{
    auto all = service.list_all(list_users().limit(1));
    BOOST_TEST((*next(all))->id == "u0");
    BOOST_TEST(core->targets.size() == 2u);
    BOOST_TEST((rest(all) == ids(1, 10)));
}

BOOST_FIXTURE_TEST_CASE(moved_from, listed)
{
    auto first = everyone();
    next(first);
    auto second = std::move(first);
    item const none = next(first);
    BOOST_TEST_REQUIRE(!none.has_value());
    BOOST_TEST((none.error() == errc::invalid_argument));
    BOOST_TEST(none.error().operation() == "users.list");
    BOOST_TEST((test::await(ctx_again(), first.next_page()).error() == errc::invalid_argument));
    BOOST_CHECK_THROW(static_cast<void>(first.checkpoint()), api_exception);
    BOOST_CHECK_THROW(first.resume(std::string()), api_exception);
    BOOST_CHECK_THROW(first.prefetch(), api_exception);
    first = std::move(second);
    BOOST_TEST((rest(first) == ids(1, 10)));
}

BOOST_FIXTURE_TEST_CASE(throwing, listed)
{
    auto all = users(core).list_all();
    BOOST_TEST(test::await(ctx, all.next())->id == "u0");
    core->failures.push_back(unreachable());
    auto other = users(core).list_all();
    try
    {
        test::await(ctx_again(), other.next_page());
        BOOST_ERROR("no exception");
    }
    catch (api_exception const& e)
    {
        BOOST_TEST((e.error() == errc::connect_timeout));
        BOOST_TEST(e.error().operation() == "users.list");
    }
    BOOST_TEST(test::await(ctx_again(), other.next_page()).items.size() == 10u);
}

BOOST_FIXTURE_TEST_CASE(an_error_changes_nothing, listed)
{
    auto all = everyone();
    std::vector<std::string> got;
    for (int i = 0; i < 40; ++i)
    {
        core->failures.clear();
        if (i % 2 == 0)
            core->failures.push_back(unreachable());
        std::string const before = all.checkpoint();
        item const one = next(all);
        if (!one)
            BOOST_TEST(all.checkpoint() == before);
        else if (*one)
            got.push_back((*one)->id);
    }
    BOOST_TEST((got == core->ids));
}

BOOST_FIXTURE_TEST_CASE(refused_before_anything_is_sent, listed)
{
    auto all = service.list_all(list_users().cursor_before("u3"));
    for (int i = 0; i < 2; ++i)
    {
        item const one = next(all);
        BOOST_TEST_REQUIRE(!one.has_value());
        BOOST_TEST((one.error() == errc::invalid_argument));
        BOOST_TEST(one.error().field() == "cursor_before");
        BOOST_TEST(one.error().operation() == "users.list");
    }
    // What the listing itself refuses comes out in the same way.
    auto other = service.list_all(list_users().search(std::string(257, 'x')));
    BOOST_TEST((next(other).error() == errc::invalid_argument));
    BOOST_TEST(core->targets.empty());
}

BOOST_FIXTURE_TEST_CASE(moved, listed)
{
    auto all = everyone().prefetch();
    next(all);
    auto other = std::move(all);
    all = everyone();
    BOOST_TEST((rest(other) == ids(1, 10)));
    BOOST_TEST((rest(all) == core->ids));
}

BOOST_FIXTURE_TEST_CASE(a_page_ahead, listed)
{
    auto all = everyone().prefetch();
    BOOST_TEST(core->targets.empty());
    next(all);
    // It was fetched meanwhile; no further one is.
    BOOST_TEST(core->targets.size() == 2u);
    core->hold();
    BOOST_TEST((*next(all))->id == "u1");
    BOOST_TEST((*next(all))->id == "u2");
    auto fourth = test::start(ctx_again(), all.next());
    test::settle(ctx);
    // It comes from the page ahead, and the next one is under way.
    BOOST_TEST((*fourth.get())->id == "u3");
    BOOST_TEST(core->targets.size() == 3u);
    BOOST_TEST(core->under_way == 1);
    core->release();
    BOOST_TEST((rest(all) == ids(4, 10)));
}

BOOST_FIXTURE_TEST_CASE(an_error_of_a_page_ahead_is_reported_when_it_is_due, listed)
{
    auto all = everyone().prefetch();
    core->hold();
    auto first = test::start(ctx, all.next());
    test::settle(ctx);
    core->release();
    test::settle(ctx);
    BOOST_TEST((*first.get())->id == "u0");
    BOOST_TEST(core->targets.size() == 2u);

    auto other = everyone().prefetch();
    core->failures.clear();
    auto begun = test::start(ctx, other.next());
    // The first page is there, the second one fails.
    while (!begun.done())
        ctx.restart(), ctx.run_one();
    core->failures.push_back(unreachable());
    test::settle(ctx);
    BOOST_TEST(core->failures.empty());
    BOOST_TEST((*next(other))->id == "u1");
    BOOST_TEST((*next(other))->id == "u2");
    BOOST_TEST((next(other).error() == errc::connect_timeout));
    BOOST_TEST((rest(other) == ids(3, 10)));
}

BOOST_FIXTURE_TEST_CASE(a_consumer_that_is_cancelled_leaves_the_page_ahead, listed)
{
    auto all = everyone().prefetch();
    auto first = test::start(ctx, all.next());
    while (!first.done())
        ctx.restart(), ctx.run_one();
    core->hold();
    test::settle(ctx);
    next(all), next(all);
    auto waiting = test::start(ctx_again(), all.next());
    test::settle(ctx);
    BOOST_TEST(!waiting.done());
    waiting.cancel();
    test::settle(ctx);
    BOOST_TEST((waiting.get().error() == error_code(net::error::operation_aborted)));
    BOOST_TEST(core->cancelled == 0);
    BOOST_TEST(core->under_way == 1);
    core->release();
    BOOST_TEST((rest(all) == ids(3, 10)));
    // Three pages, none of them twice.
    BOOST_TEST(core->targets.size() == 3u);
}

BOOST_FIXTURE_TEST_CASE(destroyed_while_a_page_is_fetched_ahead, listed)
{
    {
        auto all = everyone().prefetch();
        auto first = test::start(ctx, all.next());
        while (!first.done())
            ctx.restart(), ctx.run_one();
        core->hold();
        test::settle(ctx);
        BOOST_TEST(core->under_way == 1);
    }
    ctx.restart();
    ctx.run();
    BOOST_TEST(core->cancelled == 1);
    BOOST_TEST(core->under_way == 0);
}

BOOST_FIXTURE_TEST_CASE(outlives_the_context, listed)
{
    std::weak_ptr<listing_core> const gone = core;
    {
        auto doomed = std::make_unique<net::io_context>();
        auto all = everyone().prefetch();
        auto first = test::start(*doomed, all.next());
        while (!first.done())
            doomed->restart(), doomed->run_one();
        core->hold();
        test::settle(*doomed);
        BOOST_TEST(core->under_way == 1);
        doomed.reset();
        BOOST_TEST(core->under_way == 0);
        core->release();
        // The page ahead was destroyed with it. Somebody else's context will do.
        BOOST_TEST((*next(all))->id == "u1");
        BOOST_TEST((*next(all))->id == "u2");
        item const lost = next(all);
        BOOST_TEST((!lost && lost.error() == error_code(net::error::operation_aborted)));
        BOOST_TEST(lost.error().operation() == "users.list");
        BOOST_TEST((rest(all) == ids(3, 10)));
    }
    service = users_nothrow(nullptr);
    core.reset();
    BOOST_TEST(gone.expired());
}

BOOST_FIXTURE_TEST_CASE(destroyed_while_an_item_is_awaited, listed)
{
    std::optional<generator_nothrow<user>> all = everyone();
    auto first = test::start(ctx, all->next());
    all.reset();
    test::settle(ctx);
    BOOST_TEST((*first.get())->id == "u0");
}

BOOST_FIXTURE_TEST_CASE(cancelled_at_any_moment, listed)
{
    // Wherever it hits: the item comes or `operation_aborted` does, and nothing is lost or repeated.
    core->hops = 12;
    for (bool const ahead : {false, true})
    {
        int aborted = 0;
        for (int moment = 0; moment < 40; ++moment)
        {
            auto all = everyone().prefetch(ahead);
            std::vector<std::string> got;
            for (int round = 0; round < 100; ++round)
            {
                auto one = test::start(ctx, all.next());
                for (int i = 0; i < moment && !one.done(); ++i)
                    ctx.restart(), ctx.poll_one();
                // Only every other one, so that the walk comes to an end. Asio wants a signal to be emitted
                // where the coroutine runs.
                if (round % 2 == 0)
                    net::post(ctx, [&one] { one.cancel(); });
                try
                {
                    item const& i = one.get(ctx);
                    if (!i)
                    {
                        BOOST_TEST((i.error() == error_code(net::error::operation_aborted)));
                        ++aborted;
                    }
                    else if (*i)
                        got.push_back((*i)->id);
                }
                catch (boost::system::system_error const& e)
                {
                    BOOST_TEST((e.code() == net::error::operation_aborted));
                    ++aborted;
                }
                // The signal must outlive what was posted for it.
                ctx.restart();
                ctx.poll();
            }
            BOOST_TEST((got == core->ids), "cancelled after " << moment << " handlers");
        }
        BOOST_TEST(aborted > 10);
        ctx.restart();
        ctx.run();
        BOOST_TEST(core->under_way == 0);
    }
}

// A core that has no memory left.
class exhausted_core : public listing_core
{
public:
    exhausted_core() : listing_core(0) {}

    net::awaitable<result<void>> call(
        detail::operation const&, detail::request_plan&, call_options const&, detail::call_response&) override
    {
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
        throw std::bad_alloc();
    }
};

// Whoever catches it can still be cancelled.
BOOST_FIXTURE_TEST_CASE(an_exception_leaves_the_callers_coroutine_as_it_was, listed)
{
    auto all = users_nothrow(std::make_shared<exhausted_core>()).list_all();
    bool caught = false;
    auto fail_and_go_on = [&]() -> net::awaitable<bool>
    {
        try
        {
            co_await all.next();
        }
        catch (std::bad_alloc const&)
        {
            caught = true;
        }
        co_return co_await net::this_coro::throw_if_cancelled();
    };
    auto going_on = fail_and_go_on();
    BOOST_TEST(test::await(ctx, std::move(going_on)));
    BOOST_TEST(caught);
}

// What servers of other versions are asked for.
struct asked
{
    explicit asked(std::string_view version) : core(std::make_shared<test::fake_core>(version)), service(core)
    {
    }

    std::shared_ptr<test::fake_core> core;
    users_nothrow service;

    std::vector<std::string> targets() const
    {
        std::vector<std::string> out;
        for (test::sent_request const& r : core->sent)
            out.push_back(r.target);
        return out;
    }
};

template <class T>
std::size_t count_of(generator_nothrow<T> all)
{
    std::size_t out = 0;
    for (auto got = test::run(all.next_page()); got && !got->items.empty(); got = test::run(all.next_page()))
        out += got->items.size();
    return out;
}

BOOST_AUTO_TEST_CASE(of_a_server_of_1_9)
{
    asked s("1.9.0");
    s.core->answer(200, R"({"total":3,"targets":[{"$id":"a"},{"$id":"b"}]})");
    s.core->answer(200, R"({"total":0,"targets":[{"$id":"c"}]})");
    BOOST_TEST(count_of(s.service.list_all_targets("walter", list_targets().limit(2))) == 3u);
    BOOST_TEST_REQUIRE(s.core->sent.size() == 2u);
    BOOST_TEST(s.targets()[0].find("/users/walter/targets?queries[]=") == 0u);
    BOOST_TEST(s.targets()[0].find("cursorAfter") == std::string::npos);
    BOOST_TEST(s.targets()[1].find("cursorAfter") != std::string::npos);

    s.core->answer(200, R"({"total":1,"identities":[{"$id":"a"}]})");
    BOOST_TEST(count_of(s.service.list_all_identities()) == 1u);
    s.core->answer(200, R"({"total":1,"memberships":[{"$id":"a"},{"$id":"b"}]})");
    s.core->answer(200, R"({"total":1,"memberships":[{"$id":"b"}]})");
    BOOST_TEST(count_of(s.service.list_all_memberships("walter", list_memberships().limit(2))) == 2u);
    BOOST_TEST(s.targets().back().find("offset") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_a_server_of_0_15)
{
    asked s("0.15.3");
    s.core->answer(200, R"({"total":2,"logs":[{"event":"a"},{"event":"b"}]})");
    s.core->answer(200, R"({"total":3,"logs":[{"event":"new"},{"event":"a"}]})");
    s.core->answer(200, R"({"total":3,"logs":[{"event":"a"},{"event":"b"}]})");
    s.core->answer(200, R"({"total":3,"logs":[{"event":"b"}]})");
    BOOST_TEST(count_of(s.service.list_all_logs("walter", list_logs().limit(2))) == 2u);
    BOOST_TEST(s.targets()[0] == "/users/walter/logs?limit=2");
    BOOST_TEST(s.targets()[1] == "/users/walter/logs?limit=2&offset=1");

    // All memberships at once: there is nothing to ask for.
    s.core->sent.clear();
    s.core->forget_answers();
    s.core->answer(200, R"({"total":2,"memberships":[{"$id":"a"},{"$id":"b"}]})");
    auto all = s.service.list_all_memberships("walter");
    BOOST_TEST((*test::run(all.next()))->id == "a");
    s.core->answer(200, R"({"total":2,"memberships":[{"$id":"a"},{"$id":"b"}]})");
    auto again = s.service.list_all_memberships("walter").resume(all.checkpoint());
    BOOST_TEST((*test::run(again.next()))->id == "b");
    BOOST_TEST(!test::run(again.next())->has_value());
    BOOST_TEST(
        (s.targets() == std::vector<std::string>{"/users/walter/memberships", "/users/walter/memberships"}));
    // But what the caller asks for is not left out in silence.
    auto paged = s.service.list_all_memberships("walter", list_memberships().limit(2));
    BOOST_TEST((test::run(paged.next()).error() == errc::not_supported_by_server));
}

BOOST_AUTO_TEST_SUITE_END()
