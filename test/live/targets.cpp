//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Targets and identities.
//
#include "live/run.hpp"

#include <algorithm>

namespace live
{

namespace
{

using appwrite::api_errc;
using appwrite::target;

std::string target_id(run const& r)
{
    return r.tag + "t";
}

net::awaitable<void> create_target(run& r)
{
    appwrite::new_target const wanted =
        appwrite::new_target(target_id(r), appwrite::messaging_provider_type::email, r.email("target"))
            .name("Second");
    target const made = co_await r.users.create_target(r.id, wanted);
    expect(made.id == target_id(r), "another id");
    expect(made.user_id == r.id, "another user's target");
    expect(made.identifier == r.email("target"), "another identifier");
    expect(made.name == "Second", "another name");
}

net::awaitable<void> get_target(run& r)
{
    target const got = co_await r.users.get_target(r.id, target_id(r));
    expect(got.identifier == r.email("target"), "another identifier");
}

net::awaitable<void> update_target(run& r)
{
    target const changed = co_await r.users.update_target(
        r.id, target_id(r), appwrite::target_changes().identifier(r.email("2nd")).name("Renamed"));
    expect(changed.identifier == r.email("2nd"), "another identifier");
    expect(changed.name == "Renamed", "another name");
}

net::awaitable<void> list_targets(run& r)
{
    appwrite::page<target> const page = co_await r.users.list_targets(r.id);
    auto const ours = [&](target const& t) { return t.id == target_id(r); };
    expect(
        std::count_if(page.items.begin(), page.items.end(), ours) == 1, "the new target is not in the list");
}

net::awaitable<void> delete_target(run& r)
{
    co_await r.users.delete_target(r.id, target_id(r));
    co_await expect_refusal(r.users.get_target(r.id, target_id(r)), api_errc::user_target_not_found);
}

net::awaitable<void> list_identities(run& r)
{
    // Identities come from signing in at another provider, which no key can do.
    appwrite::page<appwrite::identity> const page =
        co_await r.users.list_identities(appwrite::list_identities().limit(5));
    expect(page.items.size() <= 5, "more than were asked for");
}

net::awaitable<void> delete_identity(run& r)
{
    co_await expect_refusal(r.users.delete_identity("nosuchidentity"), api_errc::user_identity_not_found);
}

constexpr step steps[] = {
    {"create_target", create_target},
    {"get_target", get_target},
    {"update_target", update_target},
    {"list_targets", list_targets},
    {"delete_target", delete_target},
    {"list_identities", list_identities},
    {"delete_identity", delete_identity},
};

} // namespace

std::span<step const> target_steps()
{
    return steps;
}

} // namespace live
