//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users themselves: making them, reading them, changing them.
//
#include "live/run.hpp"

#include <boost/json/parse.hpp>

namespace live
{

namespace
{

using appwrite::api_errc;
using appwrite::user;

net::awaitable<void> create(run& r)
{
    r.made.push_back(r.id);
    std::string const email = r.email("walter");
    user const made = co_await r.users.create(
        appwrite::new_user(r.id).email(email).password("a password nobody has").name("Walter " + r.tag));
    expect(made.id == r.id, "another id");
    expect(made.email == email, "another address");
    expect(made.name == "Walter " + r.tag, "another name");
    expect(made.status, "blocked");
    expect(!made.email_verification, "verified");
    expect(made.registration.has_value(), "no time of registration");
    co_await expect_refusal(
        r.users.create(appwrite::new_user(r.id).email(r.email("other")).password("a password nobody has")),
        api_errc::user_already_exists);
}

net::awaitable<void> get(run& r)
{
    user const got = co_await r.users.get(r.id);
    expect(got.id == r.id, "another id");
    expect(got.email == r.email("walter"), "another address");
    co_await expect_refusal(r.users.get(r.tag + "nobody"), api_errc::user_not_found);
}

net::awaitable<void> update_name(run& r)
{
    std::string const name = "W\xc3\xa4lter \"/\" " + r.tag;
    user const changed = co_await r.users.update_name(r.id, name);
    expect(changed.name == name, "another name");
}

net::awaitable<void> update_email_verification(run& r)
{
    user const changed = co_await r.users.update_email_verification(r.id, true);
    expect(changed.email_verification, "not verified");
}

net::awaitable<void> update_email(run& r)
{
    std::string const email = r.email("ww");
    user const changed = co_await r.users.update_email(r.id, email);
    expect(changed.email == email, "another address");
    expect(!changed.email_verification, "the new address counts as verified");
}

net::awaitable<void> update_phone(run& r)
{
    // Nobody has a number of this country code: it does not exist.
    std::string number = "+999";
    for (char const c : r.tag.substr(r.tag.size() - 8))
        number += static_cast<char>('0' + static_cast<unsigned char>(c) % 10);
    user const changed = co_await r.users.update_phone(r.id, number);
    expect(changed.phone == number, "another number");
}

net::awaitable<void> update_phone_verification(run& r)
{
    user const changed = co_await r.users.update_phone_verification(r.id, true);
    expect(changed.phone_verification, "not verified");
}

net::awaitable<void> update_password(run& r)
{
    user const changed = co_await r.users.update_password(r.id, "another password nobody has");
    expect(changed.password_update.has_value(), "no time of change");
}

net::awaitable<void> update_status(run& r)
{
    user const blocked = co_await r.users.update_status(r.id, false);
    expect(!blocked.status, "not blocked");
    user const active = co_await r.users.update_status(r.id, true);
    expect(active.status, "still blocked");
}

net::awaitable<void> update_labels(run& r)
{
    user const changed = co_await r.users.update_labels(r.id, appwrite::labels("vip", "beta"));
    expect(changed.labels == appwrite::labels("vip", "beta"), "other labels");
}

net::awaitable<void> update_impersonator(run& r)
{
    user const changed = co_await r.users.update_impersonator(r.id, true);
    expect(changed.id == r.id, "another user");
    co_await r.users.update_impersonator(r.id, false);
}

boost::json::object some_prefs()
{
    return boost::json::parse(R"({"theme":"dark","size":12,"nested":{"list":[1,2.5,"three",null,true]}})")
        .as_object();
}

net::awaitable<void> update_prefs(run& r)
{
    boost::json::object const wanted = some_prefs();
    boost::json::object const stored = co_await r.users.update_prefs(r.id, wanted);
    expect(stored == wanted, "other preferences");
}

net::awaitable<void> get_prefs(run& r)
{
    boost::json::object const got = co_await r.users.get_prefs(r.id);
    expect(got == some_prefs(), "other preferences");
}

constexpr step steps[] = {
    {"create", create},
    {"get", get},
    {"update_name", update_name},
    {"update_email_verification", update_email_verification},
    {"update_email", update_email},
    {"update_phone", update_phone},
    {"update_phone_verification", update_phone_verification},
    {"update_password", update_password},
    {"update_status", update_status},
    {"update_labels", update_labels},
    {"update_impersonator", update_impersonator},
    {"update_prefs", update_prefs},
    {"get_prefs", get_prefs},
};

net::awaitable<void> delete_user(run& r)
{
    co_await r.users.delete_user(r.id);
    co_await expect_refusal(r.users.get(r.id), api_errc::user_not_found);
}

constexpr step ends[] = {
    {"delete_user", delete_user},
};

} // namespace

std::span<step const> profile_steps()
{
    return steps;
}

std::span<step const> last_steps()
{
    return ends;
}

} // namespace live
