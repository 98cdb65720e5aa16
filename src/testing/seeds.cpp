//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Putting things into the service from inside, as a test does that sets its stage.
//
#include "seeds.hpp"

#include "service.hpp"
#include "sessions.hpp"
#include "target_routes.hpp"
#include "unique_id.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

milliseconds_since_epoch now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

milliseconds_since_epoch since_epoch(const std::optional<seed_time>& when, milliseconds_since_epoch otherwise)
{
    return when ? when->time_since_epoch().count() : otherwise;
}

user_record& existing(service& in, const std::string& id)
{
    user_record* user = in.users().find(id);
    if (!user)
        throw std::invalid_argument("there is no user '" + id + "'");
    return *user;
}

void demand_new_release(const service& in, const std::string& what)
{
    if (in.version() == rules::v0_15)
        throw std::invalid_argument("servers before 1.0 have no " + what);
}

provider_type type_of(const std::string& name)
{
    if (name == "email")
        return provider_type::email;
    if (name == "sms")
        return provider_type::sms;
    if (name == "push")
        return provider_type::push;
    throw std::invalid_argument("'" + name + "' is no type of target (known are email, sms, push)");
}

} // namespace

void add_users(service& to, std::size_t first, std::size_t count)
{
    const milliseconds_since_epoch time = now();
    for (std::size_t number = first; number < first + count; ++number)
    {
        user_record user;
        user.id = "seed" + std::to_string(number);
        user.email = user.id + "@example.com";
        user.name = "Seed " + std::to_string(number);
        user.created = user.updated = user.registration = user.password_update = time;
        user.password_seed = to.random()() | 1U;
        if (to.version() == rules::v1_9)
            add_target(user, provider_type::email, *user.email, time, to.random());
        to.users().add(std::move(user));
    }
}

std::string add(service& to, const user_seed& what)
{
    user_record user;
    user.id = what.id();
    user.name = what.name();
    user.labels = what.labels();
    user.status = !what.blocked();
    user.phone = what.phone();
    if (what.email())
        user.email = to_lower(*what.email());
    user.created = user.updated = user.registration = now();
    if (what.password())
    {
        set_password(user, *what.password(), to.random()() | 1U);
        user.password_update = user.created;
    }
    if (to.version() == rules::v1_9 && user.email)
        add_target(user, provider_type::email, *user.email, user.created, to.random());
    if (to.version() == rules::v1_9 && user.phone)
        add_target(user, provider_type::sms, *user.phone, user.created, to.random());
    if (to.users().add(std::move(user)) != conflict::none)
        throw std::invalid_argument("the id or an address of '" + what.id() + "' belongs to another user");
    return what.id();
}

std::string add(service& to, const session_seed& what)
{
    constexpr milliseconds_since_epoch year = 365LL * 24 * 60 * 60 * 1000;
    const user_record& user = existing(to, what.user_id());
    session_record session;
    session.id = unique_id(to.random());
    session.user_id = user.id;
    session.provider = what.provider();
    session.provider_uid = user.email.value_or("");
    // Nobody knows the secret, so nobody can use the session: it is there to be listed and deleted.
    session.secret_hash = hash_secret(unique_id(to.random()));
    session.factors.emplace_back("password");
    session.user_agent = what.user_agent();
    session.ip = what.ip();
    session.created = session.updated = since_epoch(what.created(), now());
    session.expire = since_epoch(what.expires(), session.created + year);
    return to.accounts().sessions.add(std::move(session)).id;
}

std::string add(service& to, const membership_seed& what)
{
    const user_record& user = existing(to, what.user_id());
    const milliseconds_since_epoch time = now();
    const team_record* team = to.teams().find(what.team_id());
    if (!team)
    {
        team_record made;
        made.id = what.team_id();
        made.name = what.team_name().value_or(what.team_id());
        made.created = made.updated = time;
        team = to.teams().add(std::move(made));
    }
    if (to.teams().find_member(team->id, user.id))
        throw std::invalid_argument("'" + user.id + "' is in the team '" + team->id + "' already");
    membership_record membership;
    membership.id = unique_id(to.random());
    membership.user_id = user.id;
    membership.team_id = team->id;
    membership.roles = what.roles();
    membership.created = membership.updated = membership.invited = time;
    membership.joined = what.invited_only() ? 0 : time;
    return to.teams().join(std::move(membership)).id;
}

std::string add(service& to, const log_seed& what)
{
    const user_record& user = existing(to, what.user_id());
    log_record log;
    log.id = unique_id(to.random());
    log.user_id = user.id;
    log.event = what.event();
    log.user_email = user.email.value_or("");
    log.user_name = user.name;
    log.user_agent = what.user_agent();
    log.ip = what.ip();
    log.time = since_epoch(what.time(), now());
    return to.accounts().logs.add(std::move(log)).id;
}

std::string add(service& to, const identity_seed& what)
{
    demand_new_release(to, "identities");
    const user_record& user = existing(to, what.user_id());
    identity_record identity;
    identity.id = unique_id(to.random());
    identity.user_id = user.id;
    identity.provider = what.provider();
    identity.provider_uid = what.provider_uid().value_or(unique_id(to.random()));
    identity.provider_email = what.email().value_or(user.email.value_or(""));
    identity.access_token = what.access_token();
    identity.refresh_token = what.refresh_token();
    identity.access_token_expiry = since_epoch(what.access_token_expires(), 0);
    identity.created = identity.updated = now();
    return to.accounts().identities.add(std::move(identity)).id;
}

std::string add(service& to, const target_seed& what)
{
    demand_new_release(to, "targets");
    user_record& user = existing(to, what.user_id());
    target_record target = make_target(type_of(what.type()), what.identifier(), now(), to.random());
    if (what.id())
        target.id = *what.id();
    if (to.users().has_target(target.id) || to.users().is_target(target.identifier))
        throw std::invalid_argument("there is a target with the id or the identifier of this one");
    target.name = what.name();
    target.provider_id = what.provider_id();
    target.expired = what.expired();
    return to.users().add_target(user, std::move(target)).id;
}

} // namespace appwrite::testing::detail
