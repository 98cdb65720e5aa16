//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Pages of users, and statistics.
//
#include "live/run.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace live
{

namespace
{

using appwrite::user;

constexpr std::size_t how_many = 12;

net::awaitable<std::vector<std::string>> make_users(run& r)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < how_many; ++i)
    {
        ids.push_back(r.tag + "p" + std::to_string(i));
        r.made.push_back(ids.back());
        // Only these have the word in their names that the list searches for.
        co_await r.users.create(appwrite::new_user(ids.back())
                                    .email(r.email("page" + std::to_string(i)))
                                    .password("a password nobody has")
                                    .name("page" + r.tag));
    }
    co_return ids;
}

/// Walks over the users with that word, a few at a time.
net::awaitable<std::vector<std::string>> walk(run& r)
{
    std::vector<std::string> found;
    for (;;)
    {
        appwrite::list_users wanted = appwrite::list_users().search("page" + r.tag).limit(5);
        if (!found.empty())
            wanted.cursor_after(found.back());
        appwrite::page<user> const page = co_await r.users.list(wanted);
        if (page.items.empty() || found.size() > how_many)
            co_return found;
        expect(page.items.size() <= 5, "more than were asked for");
        std::transform(page.items.begin(), page.items.end(), std::back_inserter(found),
            [](user const& u) { return u.id; });
    }
}

net::awaitable<void> list(run& r)
{
    std::vector<std::string> const made = co_await make_users(r);
    std::vector<std::string> const found = co_await walk(r);
    expect(found == made, "the walk did not meet every user once, in the order of creation");

    appwrite::page<user> const last =
        co_await r.users.list(appwrite::list_users().search("page" + r.tag).limit(2).cursor_before(made[5]));
    expect(last.items.size() == 2 && last.items[0].id == made[3] && last.items[1].id == made[4],
        "the page before a user is another");
    appwrite::page<user> const newest =
        co_await r.users.list(appwrite::list_users().search("page" + r.tag).limit(1).newest_first());
    expect(newest.items.size() == 1 && newest.items[0].id == made.back(), "the newest user is another");
    co_await expect_refusal(r.users.list(appwrite::list_users().cursor_after(r.tag + "nobody")),
        appwrite::api_errc::general_cursor_not_found);
}

net::awaitable<void> get_usage(run& r)
{
    appwrite::users_usage usage;
    try
    {
        usage = co_await r.users.get_usage(appwrite::usage_range::days_30);
    }
    catch (appwrite::api_exception const& e)
    {
        // Statistics can be switched off, which old servers answer with 500, and newest servers have none.
        if (e.error().status() == 500 || e.code() == appwrite::api_errc::general_usage_disabled ||
            e.code() == appwrite::api_errc::general_route_not_found)
            co_return;
        throw;
    }
    expect(usage.range.empty() || usage.range == "30d", "another range");
}

constexpr step steps[] = {
    {"list", list},
    {"get_usage", get_usage},
};

} // namespace

std::span<step const> list_steps()
{
    return steps;
}

} // namespace live
