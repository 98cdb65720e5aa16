//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Generators against the emulator, while users come and go.
//
#include "support/emulated.hpp"
#include "support/process_load.hpp"
#include "support/run_coro.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(integration_listing)

using namespace appwrite;
using appwrite::test::emulated;

// How often each user was seen.
using sightings = std::map<std::string, int>;

testing::emulator_options of_release(std::string version)
{
    testing::emulator_options out;
    out.server_version(std::move(version)).plain_http();
    return out;
}

// Deletes and creates until told to stop, the user at whom the walk has arrived included.
struct mutator
{
    explicit mutator(users_nothrow u) : users(std::move(u)) {}

    users_nothrow users;
    std::mt19937 random{7};
    std::set<std::string> doomed;
    std::string newest_seen;
    bool stop = false;
    int created = 0;
    int deleted = 0;

    net::awaitable<void> run()
    {
        while (!stop)
        {
            auto const made = co_await users.create(test::somebody("new" + std::to_string(created)));
            created += made.has_value() ? 1 : 0;
            // Somebody who was seeded to be deleted, at random or next to where the walk stands.
            auto victim = doomed.lower_bound(newest_seen);
            if (random() % 2 == 0 || victim == doomed.end())
                victim = doomed.lower_bound("seed" + std::to_string(random() % 50'000));
            if (victim == doomed.end())
                continue;
            auto const gone = co_await users.delete_user(*victim);
            deleted += gone.has_value() ? 1 : 0;
            doomed.erase(victim);
        }
    }
};

net::awaitable<void> walk(users_nothrow users, bool ahead, sightings& seen, mutator& m)
{
    auto all = users.list_all().prefetch(ahead);
    for (auto page = co_await all.next_page();; page = co_await all.next_page())
    {
        BOOST_TEST_REQUIRE(page.has_value(), page.error().what());
        if (page->items.empty())
            break;
        // One page: the last item of the one before, and all of this one but its last.
        BOOST_TEST(page->items.size() <= 100u);
        for (user const& u : page->items)
            ++seen[u.id];
        // The next one in the order of ids is often the item that is held back: the cursor.
        m.newest_seen = page->items.back().id;
    }
    m.stop = true;
}

void check_walk_under_mutation(std::string const& version, std::size_t count)
{
    BOOST_TEST_CONTEXT(version)
    {
        emulated e(of_release(version));
        e.server.record_requests(false);
        e.server.add_users(count);
        client c(e.ctx, e.options());
        sightings seen;
        mutator m(c.users(nothrow));
        for (std::size_t i = 0; i < count; i += 3)
            m.doomed.insert("seed" + std::to_string(i));
        std::set<std::string> const may_go = m.doomed;
        net::co_spawn(e.ctx, m.run(), net::detached);
        test::await(e.ctx, walk(c.users(nothrow), true, seen, m));

        BOOST_TEST(m.created > 100);
        BOOST_TEST(m.deleted > 100);
        std::size_t missing = 0;
        for (std::size_t i = 0; i < count; ++i)
        {
            std::string const id = "seed" + std::to_string(i);
            missing += may_go.count(id) == 0 && seen.count(id) == 0;
        }
        BOOST_TEST(missing == 0u);
        for (auto const& [id, times] : seen)
            BOOST_TEST(times == 1, id << " was seen " << times << " times");
        test::check_at_rest(c);
    }
}

BOOST_AUTO_TEST_CASE(fifty_thousand_users_that_come_and_go_0_15)
{
    check_walk_under_mutation("0.15.3", 50'000);
}

BOOST_AUTO_TEST_CASE(fifty_thousand_users_that_come_and_go_1_9)
{
    check_walk_under_mutation("1.9.0", 50'000);
}

// Deletes exactly the cursor between two pages, again and again.
net::awaitable<void> walk_without_cursors(users_nothrow users, std::size_t count, sightings& seen)
{
    auto all = users.list_all(list_users().limit(10));
    std::size_t page = 0;
    for (auto got = co_await all.next_page(); got && !got->items.empty(); got = co_await all.next_page())
    {
        for (user const& u : got->items)
            ++seen[u.id];
        // The item that is held back is the last of each ten; its predecessors follow it every other time.
        std::size_t const last = 10 * ++page - 1;
        for (std::size_t i = 0; i < 1 + (page % 3) * 4 && last < count; ++i)
            co_await users.delete_user("seed" + std::to_string(last - i));
    }
}

// The most that was allocated in each quarter of a walk through 20,000 users.
net::awaitable<void> weigh(users from, std::vector<std::size_t>& quarters)
{
    auto all = from.list_all().prefetch();
    std::size_t n = 0;
    for (auto who = co_await all.next(); who; who = co_await all.next())
    {
        std::size_t& most = quarters.at(n++ / 5'000);
        if (n % 50 == 0)
            most = std::max(most, test::allocated_bytes());
    }
    BOOST_TEST(n == 20'000u);
}

// Two pages of a hundred users and what carries them are far below 256 KiB; 15,000 users are far above.
BOOST_AUTO_TEST_CASE(memory_stays_flat)
{
    emulated e(of_release("1.9.0"));
    e.server.record_requests(false);
    e.server.add_users(20'000);
    client c(e.ctx, e.options());
    std::vector<std::size_t> quarters(4);
    net::awaitable<void> walk = weigh(c.users(), quarters);
    test::await(e.ctx, std::move(walk));
    BOOST_TEST(quarters.front() > 0u);
    BOOST_TEST(quarters.back() < quarters.front() + 256 * 1024);
}

BOOST_AUTO_TEST_CASE(the_cursor_is_deleted_at_each_page)
{
    for (char const* const version : {"0.15.3", "1.9.0"})
    {
        emulated e(of_release(version));
        e.server.add_users(200);
        client c(e.ctx, e.options());
        sightings seen;
        test::await(e.ctx, walk_without_cursors(c.users(nothrow), 200, seen));
        auto const left = test::await(e.ctx, c.users(nothrow).list(list_users().limit(100)));
        for (auto const& [id, times] : seen)
            BOOST_TEST(times == 1, id);
        for (user const& u : left->items)
            BOOST_TEST(seen.count(u.id) == 1u, u.id);
        BOOST_TEST(e.server.user_count() < 200u);
    }
}

net::awaitable<std::string> some(users_nothrow users, int count, std::string from, sightings& seen)
{
    auto all = users.list_all(list_users().limit(20)).resume(std::move(from));
    for (int i = 0; i < count; ++i)
    {
        auto const u = co_await all.next();
        BOOST_TEST_REQUIRE(u.has_value(), u.error().what());
        if (!*u)
            co_return std::string();
        ++seen[(*u)->id];
    }
    co_return all.checkpoint();
}

BOOST_AUTO_TEST_CASE(resumed_by_other_clients)
{
    for (char const* const version : {"0.15.3", "1.9.0"})
    {
        emulated e(of_release(version));
        e.server.add_users(500);
        sightings seen;
        std::string text;
        int handed_over = 0;
        do
        {
            // Nothing but the text goes from one to the next.
            net::io_context ctx;
            client c(ctx, e.options());
            text = test::await(ctx, some(c.users(nothrow), 37, text, seen));
            ++handed_over;
        } while (!text.empty());
        BOOST_TEST(handed_over == 14);
        BOOST_TEST(seen.size() == 500u);
        for (auto const& [id, times] : seen)
            BOOST_TEST(times == 1, id);
    }
}

BOOST_AUTO_TEST_CASE(resumed_elsewhere)
{
    emulated e(of_release("1.9.0"));
    e.server.add_users(5);
    sightings seen;
    client c(e.ctx, e.options());
    std::string const text = test::await(e.ctx, some(c.users(nothrow), 2, {}, seen));

    // The server under another name, but not another project.
    std::string by_address = e.server.endpoint();
    by_address.replace(by_address.find("localhost"), 9, "127.0.0.1");
    client_options const o = e.options();
    client_options same(by_address, o.project());
    same.key(o.key()).server_version(o.server_version());
    client twin(e.ctx, same);
    e.ctx.restart();
    test::await(e.ctx, some(twin.users(nothrow), 3, text, seen));
    BOOST_TEST(seen.size() == 5u);

    client_options other(e.server.endpoint(), "another-project");
    other.key(o.key()).server_version(o.server_version());
    client stranger(e.ctx, other);
    auto all = stranger.users(nothrow).list_all(list_users().limit(20)).resume(text);
    e.ctx.restart();
    auto const refused = test::await(e.ctx, all.next());
    BOOST_TEST((!refused && refused.error() == errc::invalid_argument));
    BOOST_TEST(refused.error().field() == "checkpoint");
}

BOOST_AUTO_TEST_CASE(stopping_early_leaves_nothing_behind)
{
    emulated e;
    e.server.add_users(500);
    client c(e.ctx, e.options());
    {
        auto all = c.users(nothrow).list_all().prefetch();
        auto const one = test::await(e.ctx, all.next());
        BOOST_TEST((*one)->id == "seed0");
        // The page ahead hangs.
        e.server.inject(testing::fault::hold());
        // 99 of the first page and 100 of the second, which was fetched ahead; then the third is asked for.
        for (int i = 0; i < 99; ++i)
            BOOST_TEST(test::start(e.ctx, all.next()).get(e.ctx).has_value());
        test::poll_until(e.ctx, [&e] { return e.server.wait_for_held(1, std::chrono::milliseconds(1)); });
    }
    e.ctx.restart();
    e.ctx.run();
    test::check_at_rest(c);
    e.server.release_held();
}

BOOST_AUTO_TEST_CASE(everybody_is_blocked)
{
    emulated e;
    e.server.add_users(250);
    client c(e.ctx, e.options());
    auto users = c.users(nothrow);
    auto block = [&users](user who) -> net::awaitable<result<void>>
    {
        auto const r = co_await users.update_status(who.id, false);
        if (!r)
            co_return r.error();
        co_return result<void>();
    };
    auto loop = for_each_concurrent(users.list_all(), 8, block);
    BOOST_TEST(test::await(e.ctx, std::move(loop)).has_value());
    e.ctx.restart();
    auto const left = test::await(e.ctx, users.list(list_users().where(equal(fields::users::status, true))));
    BOOST_TEST(left->items.empty());
}

BOOST_AUTO_TEST_CASE(what_belongs_to_a_user)
{
    emulated e;
    e.server.add_users(1);
    for (int i = 0; i < 25; ++i)
    {
        e.server.add_log(testing::log_seed("seed0", "session.create").ip("10.0.0." + std::to_string(i)));
        e.server.add_target(testing::target_seed("seed0", "push", "token" + std::to_string(i)));
        e.server.add_membership(testing::membership_seed("seed0", "team" + std::to_string(i)));
        e.server.add_identity(testing::identity_seed("seed0", "provider" + std::to_string(i)));
    }
    client c(e.ctx, e.options());
    auto users = c.users();
    auto const count = [&e](auto all)
    {
        std::size_t out = 0;
        while (test::await(e.ctx, all.next()))
            ++out;
        return out;
    };
    BOOST_TEST(count(users.list_all_logs("seed0", list_logs().limit(7))) == 25u);
    BOOST_TEST(count(users.list_all_memberships("seed0", list_memberships().limit(7))) == 25u);
    BOOST_TEST(count(users.list_all_identities(list_identities().limit(7))) == 25u);
    BOOST_TEST(count(users.list_all_targets("seed0", list_targets().limit(7))) >= 25u);
}

BOOST_AUTO_TEST_SUITE_END()
