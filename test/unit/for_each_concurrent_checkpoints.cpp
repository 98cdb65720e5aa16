//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// for_each_concurrent: checkpoints, and going on from them after each kind of end.
//
#include <appwrite/for_each_concurrent.hpp>
#include <appwrite/users.hpp>

#include <support/listing_core.hpp>
#include <support/run_coro.hpp>

#include <boost/asio/strand.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(checkpoints_of_a_bulk_job)

using namespace appwrite;
using appwrite::test::listing_core;

// A job over ten users, in pages of three. Each item may be held until it is released, and may fail.
struct saved_job
{
    std::shared_ptr<listing_core> core = std::make_shared<listing_core>(10);
    users_nothrow service{core};
    net::io_context ctx;

    std::vector<std::string> saved;
    std::vector<std::string> begun;
    std::vector<std::string> done;
    std::set<std::string> held;
    std::set<std::string> bad;
    std::map<std::string, net::steady_timer*> waiting;
    std::map<std::string, std::size_t> known;

    net::awaitable<result<void>> work(user who)
    {
        begun.push_back(who.id);
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        net::any_io_executor const here = co_await net::this_coro::executor;
        co_await net::post(here, net::use_awaitable);
        while (held.count(who.id) != 0 && state.cancelled() == net::cancellation_type::none)
        {
            net::steady_timer timer(here, net::steady_timer::time_point::max());
            waiting[who.id] = &timer;
            error_code ec;
            co_await timer.async_wait(net::redirect_error(net::use_awaitable, ec));
            waiting.erase(who.id);
        }
        if (state.cancelled() != net::cancellation_type::none)
            co_return api_error(net::error::operation_aborted, call_stage::first_byte, who.id);
        if (bad.count(who.id) != 0)
            co_return api_error(errc::body_too_large, call_stage::body, who.id);
        done.push_back(who.id);
        co_return result<void>();
    }

    void release(std::string const& id)
    {
        held.erase(id);
        if (auto const found = waiting.find(id); found != waiting.end())
            found->second->cancel();
        test::settle(ctx);
    }

    void forget() { saved.clear(), begun.clear(), done.clear(), held.clear(), bad.clear(); }

    bulk_options saving(std::size_t every = 1)
    {
        bulk_options out;
        out.on_checkpoint([this](std::string text) { saved.push_back(std::move(text)); }, every);
        return out;
    }

    generator_nothrow<user> everyone(bool ahead = false) const
    {
        return std::move(service.list_all(list_users().limit(3)).prefetch(ahead));
    }

    net::awaitable<result<void>> job(
        std::size_t limit, bulk_options options, std::string from = {}, bool ahead = false)
    {
        auto each = [this](user who) { return work(std::move(who)); };
        auto all = everyone(ahead).resume(std::move(from));
        return for_each_concurrent(std::move(all), limit, each, std::move(options));
    }

    // How many items are before it.
    std::size_t place(std::string const& checkpoint)
    {
        if (auto const found = known.find(checkpoint); found != known.end())
            return found->second;
        auto all = everyone().resume(checkpoint);
        std::size_t rest = 0;
        for (auto i = test::start(ctx, all.next()).get(ctx); i && *i;
             i = test::start(ctx, all.next()).get(ctx))
            ++rest;
        return known[checkpoint] = core->ids.size() - rest;
    }

    std::vector<std::size_t> places()
    {
        std::vector<std::size_t> out;
        for (std::string const& text : saved)
            out.push_back(place(text));
        return out;
    }

    std::string last() const { return saved.empty() ? std::string() : saved.back(); }
    bool is_done(std::string const& id) const { return std::count(done.begin(), done.end(), id) != 0; }
};

// What was interrupted: the text says exactly where the first item is that is not done.
std::size_t check_interrupted(saved_job& j)
{
    std::size_t const at = j.place(j.last());
    for (std::size_t i = 0; i < at; ++i)
        BOOST_TEST(j.is_done(j.core->ids[i]), i << " is before the checkpoint");
    BOOST_TEST((at == j.core->ids.size() || !j.is_done(j.core->ids[at])));
    std::vector<std::size_t> const all = j.places();
    BOOST_TEST((std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) == all.end()));
    return at;
}

BOOST_FIXTURE_TEST_CASE(it_moves_when_the_earliest_item_ends, saved_job)
{
    held = {"u0", "u1", "u2", "u3"};
    auto t = test::start(ctx, job(4, saving()));
    test::settle(ctx);
    release("u1");
    release("u2");
    // u4 to u9 are done as well: whatever was free went on.
    BOOST_TEST(done.size() == 8u);
    BOOST_TEST(saved.empty());
    release("u0");
    BOOST_TEST((places() == std::vector<std::size_t>{3}));
    BOOST_TEST(!t.done());
    release("u3");
    BOOST_TEST(t.get(ctx).has_value());
    BOOST_TEST((places() == std::vector<std::size_t>{3, 10}));
}

// Nobody has to wait until all of the last ones are done.
BOOST_FIXTURE_TEST_CASE(it_moves_also_when_no_item_is_left_to_begin, saved_job)
{
    held = {core->ids.begin(), core->ids.end()};
    auto t = test::start(ctx, job(20, saving()));
    test::settle(ctx);
    BOOST_TEST(begun.size() == 10u);
    for (std::size_t i = 0; i < 10; ++i)
    {
        BOOST_TEST(saved.size() == i);
        BOOST_TEST(!t.done());
        release(core->ids[i]);
    }
    BOOST_TEST(t.get(ctx).has_value());
    BOOST_TEST((places() == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

BOOST_FIXTURE_TEST_CASE(every_so_many_items, saved_job)
{
    BOOST_TEST(test::start(ctx, job(1, saving(4))).get(ctx).has_value());
    BOOST_TEST((places() == std::vector<std::size_t>{4, 8, 10}));

    // Nothing has moved since the last one.
    forget();
    BOOST_TEST(test::start(ctx, job(1, saving(5))).get(ctx).has_value());
    BOOST_TEST((places() == std::vector<std::size_t>{5, 10}));

    forget();
    BOOST_TEST(test::start(ctx, job(3, saving(100))).get(ctx).has_value());
    BOOST_TEST((places() == std::vector<std::size_t>{10}));

    forget();
    auto const refused = test::start(ctx, job(3, saving(0))).get(ctx);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST((refused.error() == errc::invalid_argument));
    BOOST_TEST(refused.error().field() == "every");
    BOOST_TEST(begun.empty());
}

BOOST_FIXTURE_TEST_CASE(nothing_to_do_is_nothing_to_save, saved_job)
{
    core->ids.clear();
    BOOST_TEST(test::start(ctx, job(3, saving())).get(ctx).has_value());
    BOOST_TEST(saved.empty());
}

// Interrupted at each item in turn, a job that does one thing after the other does each exactly once.
BOOST_FIXTURE_TEST_CASE(exactly_once_one_at_a_time, saved_job)
{
    for (std::size_t interrupted = 0; interrupted < 10; ++interrupted)
    {
        forget();
        bad = {core->ids[interrupted]};
        BOOST_TEST(!test::start(ctx, job(1, saving())).get(ctx).has_value());
        BOOST_TEST(check_interrupted(*this) == interrupted);
        bad.clear();
        BOOST_TEST(test::start(ctx, job(1, saving(), last())).get(ctx).has_value());
        BOOST_TEST((done == core->ids), "interrupted at " << interrupted);
    }
    // At all of them, one after the other, each time in another process.
    forget();
    for (std::string const& id : core->ids)
    {
        bad = {id};
        BOOST_TEST(!test::start(ctx, job(1, saving(), last())).get(ctx).has_value());
    }
    bad.clear();
    BOOST_TEST(test::start(ctx, job(1, saving(), last())).get(ctx).has_value());
    BOOST_TEST((done == core->ids));
}

// Goes on with what an interrupted job has saved: every item gets done, and none again that is before.
void check_going_on(saved_job& j, std::size_t limit, bool ahead)
{
    std::size_t const at = check_interrupted(j);
    std::string const from = j.last();
    std::set<std::string> const before(j.done.begin(), j.done.end());
    j.forget();
    BOOST_TEST(test::start(j.ctx, j.job(limit, j.saving(), from, ahead)).get(j.ctx).has_value());
    std::vector<std::string> const rest(
        j.core->ids.begin() + static_cast<std::ptrdiff_t>(at), j.core->ids.end());
    BOOST_TEST((j.begun == rest));
    BOOST_TEST(j.done.size() == rest.size());
    // Done twice: no more than what was begun behind an item that was not done.
    auto const again = std::count_if(
        rest.begin(), rest.end(), [&before](std::string const& id) { return before.count(id) != 0; });
    BOOST_TEST(again < static_cast<std::ptrdiff_t>(limit));
}

BOOST_FIXTURE_TEST_CASE(an_item_fails, saved_job)
{
    for (on_error const policy : {on_error::finish_running, on_error::cancel_running})
        for (std::size_t limit = 1; limit <= 4; ++limit)
            for (std::string const& id : core->ids)
            {
                forget();
                bad = {id};
                auto const outcome =
                    test::start(ctx, job(limit, saving().on_error(policy), {}, limit == 2)).get(ctx);
                BOOST_TEST_REQUIRE(!outcome.has_value());
                BOOST_TEST(outcome.error().message() == id);
                BOOST_TEST(check_interrupted(*this) == place(last()));
                check_going_on(*this, limit, false);
            }
}

BOOST_FIXTURE_TEST_CASE(the_listing_fails, saved_job)
{
    // The second page. The last item of the first is held back for it.
    auto t = test::start(ctx, job(2, saving()));
    while (core->targets.empty())
        ctx.restart(), ctx.poll_one();
    while (core->under_way != 0)
        ctx.restart(), ctx.poll_one();
    core->failures.push_back(api_error(errc::resolve_timeout, call_stage::resolve, ""));
    auto const& outcome = t.get(ctx);
    BOOST_TEST((!outcome && outcome.error() == errc::resolve_timeout));
    BOOST_TEST(place(last()) == 2u);
    check_going_on(*this, 2, false);
}

BOOST_FIXTURE_TEST_CASE(cancelled_at_any_moment, saved_job)
{
    std::size_t partly = 0;
    for (std::size_t limit = 1; limit <= 3; ++limit)
        for (bool const ahead : {false, true})
            for (int moment = 0; moment < 120; ++moment)
            {
                forget();
                auto t = test::start(ctx, job(limit, saving(), {}, ahead));
                for (int i = 0; i < moment && !t.done(); ++i)
                    ctx.restart(), ctx.poll_one();
                // Asio wants a signal to be emitted where the coroutine runs.
                net::post(ctx, [&t] { t.cancel(); });
                test::poll_until(ctx, [&t] { return t.done(); });
                partly += done.empty() || done.size() == 10 ? 0u : 1u;
                check_going_on(*this, limit, ahead);
            }
    BOOST_TEST(partly > 100u);
}

BOOST_FIXTURE_TEST_CASE(an_item_that_never_ends_is_cancelled, saved_job)
{
    held = {"u2"};
    auto t = test::start(ctx, job(3, saving()));
    test::settle(ctx);
    BOOST_TEST(done.size() == 9u);
    BOOST_TEST(place(last()) == 2u);
    t.cancel();
    BOOST_TEST((!t.get(ctx) && t.get().error() == error_code(net::error::operation_aborted)));
    // All that was done behind it is visited again.
    BOOST_TEST(check_interrupted(*this) == 2u);
}

BOOST_FIXTURE_TEST_CASE(saving_fails, saved_job)
{
    for (on_error const policy : {on_error::finish_running, on_error::cancel_running})
    {
        forget();
        int calls = 0;
        auto full = [&calls](std::string const&)
        {
            if (++calls == 3)
                throw std::length_error("the disk is full");
        };
        auto const loop = [&] { return job(2, bulk_options(policy).on_checkpoint(full)); };
        BOOST_CHECK_THROW(test::start(ctx, loop()).get(ctx), std::length_error);
        BOOST_TEST(calls == 3);
        BOOST_TEST(begun.size() < 10u);
        BOOST_TEST((policy == on_error::cancel_running || done.size() == begun.size()));
    }
}

BOOST_FIXTURE_TEST_CASE(the_last_one_cannot_be_saved, saved_job)
{
    auto full = [](std::string const&) { throw std::length_error("the disk is full"); };
    auto const loop = [&] { return job(2, bulk_options().on_checkpoint(full, 100)); };
    BOOST_CHECK_THROW(test::start(ctx, loop()).get(ctx), std::length_error);
    BOOST_TEST((done == core->ids));

    // The first error is the one that counts.
    forget();
    bad = {"u5"};
    auto const outcome = test::start(ctx, loop()).get(ctx);
    BOOST_TEST((!outcome && outcome.error() == errc::body_too_large));
}

BOOST_FIXTURE_TEST_CASE(saved_where_the_caller_runs, saved_job)
{
    auto const strand = net::make_strand(ctx);
    int inside = 0;
    int calls = 0;
    auto save = [&](std::string const&)
    {
        ++calls;
        inside += strand.running_in_this_thread() ? 1 : 0;
    };
    test::task<result<void>> t(strand, job(3, bulk_options().on_checkpoint(save)));
    BOOST_TEST(t.get(ctx).has_value());
    BOOST_TEST(calls > 2);
    BOOST_TEST(inside == calls);
}

BOOST_AUTO_TEST_CASE(nothing_is_saved_once_the_context_is_gone)
{
    saved_job j;
    {
        net::io_context doomed;
        j.held = {"u3"};
        auto t = test::start(doomed, j.job(2, j.saving()));
        test::settle(doomed);
        BOOST_TEST(j.place(j.last()) == 3u);
        j.saved.clear();
    }
    BOOST_TEST(j.saved.empty());
}

BOOST_AUTO_TEST_SUITE_END()
