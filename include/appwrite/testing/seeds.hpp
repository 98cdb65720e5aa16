//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a test can put into an emulator beside what clients put there.
//
#ifndef APPWRITE_TESTING_SEEDS_HPP
#define APPWRITE_TESTING_SEEDS_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace appwrite::testing
{

/// A point in time as the service keeps it.
using seed_time = std::chrono::sys_time<std::chrono::milliseconds>;

/// A user, given to @ref emulator::add_user. What is not set is absent.
class user_seed
{
public:
    user_seed(std::string id) : id_(std::move(id)) {}
    user_seed(const char* id) : id_(id) {}

    user_seed& name(std::string text) { return name_ = std::move(text), *this; }

    /// Must not be another user's.
    user_seed& email(std::string address) { return email_ = std::move(address), *this; }
    user_seed& phone(std::string number) { return phone_ = std::move(number), *this; }

    /// What the user can sign in with.
    user_seed& password(std::string text) { return password_ = std::move(text), *this; }
    user_seed& labels(std::vector<std::string> all) { return labels_ = std::move(all), *this; }
    user_seed& blocked(bool on = true) { return blocked_ = on, *this; }

    const std::string& id() const noexcept { return id_; }
    const std::string& name() const noexcept { return name_; }
    const std::optional<std::string>& email() const noexcept { return email_; }
    const std::optional<std::string>& phone() const noexcept { return phone_; }
    const std::optional<std::string>& password() const noexcept { return password_; }
    const std::vector<std::string>& labels() const noexcept { return labels_; }
    bool blocked() const noexcept { return blocked_; }

private:
    std::string id_;
    std::string name_;
    std::optional<std::string> email_;
    std::optional<std::string> phone_;
    std::optional<std::string> password_;
    std::vector<std::string> labels_;
    bool blocked_ = false;
};

/// An open session, given to @ref emulator::add_session.
class session_seed
{
public:
    session_seed(std::string user_id) : user_id_(std::move(user_id)) {}
    session_seed(const char* user_id) : user_id_(user_id) {}

    /// How it was opened. Default "email".
    session_seed& provider(std::string name) { return provider_ = std::move(name), *this; }

    /// Operating system, browser and device are told from it. Default: none.
    session_seed& user_agent(std::string text) { return user_agent_ = std::move(text), *this; }

    /// Default "127.0.0.1".
    session_seed& ip(std::string address) { return ip_ = std::move(address), *this; }

    /// Default: now.
    session_seed& created(seed_time when) { return created_ = when, *this; }

    /// Default: a year after its creation.
    session_seed& expires(seed_time when) { return expires_ = when, *this; }

    const std::string& user_id() const noexcept { return user_id_; }
    const std::string& provider() const noexcept { return provider_; }
    const std::string& user_agent() const noexcept { return user_agent_; }
    const std::string& ip() const noexcept { return ip_; }
    const std::optional<seed_time>& created() const noexcept { return created_; }
    const std::optional<seed_time>& expires() const noexcept { return expires_; }

private:
    std::string user_id_;
    std::string provider_ = "email";
    std::string user_agent_;
    std::string ip_ = "127.0.0.1";
    std::optional<seed_time> created_;
    std::optional<seed_time> expires_;
};

/// A user's place in a team, given to @ref emulator::add_membership.
class membership_seed
{
public:
    /// A team that does not exist comes into being, with its id as its name.
    membership_seed(std::string user_id, std::string team_id)
        : user_id_(std::move(user_id)), team_id_(std::move(team_id))
    {
    }

    /// The name of a team that does not exist yet.
    membership_seed& team_name(std::string text) { return team_name_ = std::move(text), *this; }
    membership_seed& roles(std::vector<std::string> all) { return roles_ = std::move(all), *this; }

    /// The user was invited but has not joined.
    membership_seed& invited_only(bool on = true) { return invited_only_ = on, *this; }

    const std::string& user_id() const noexcept { return user_id_; }
    const std::string& team_id() const noexcept { return team_id_; }
    const std::optional<std::string>& team_name() const noexcept { return team_name_; }
    const std::vector<std::string>& roles() const noexcept { return roles_; }
    bool invited_only() const noexcept { return invited_only_; }

private:
    std::string user_id_;
    std::string team_id_;
    std::optional<std::string> team_name_;
    std::vector<std::string> roles_;
    bool invited_only_ = false;
};

/// An entry in a user's log, given to @ref emulator::add_log. Entries are listed in the reverse order of
/// their addition, whatever their times are.
class log_seed
{
public:
    /// @param event as "session.create".
    log_seed(std::string user_id, std::string event) : user_id_(std::move(user_id)), event_(std::move(event))
    {
    }

    /// Default: none.
    log_seed& user_agent(std::string text) { return user_agent_ = std::move(text), *this; }

    /// Default "127.0.0.1".
    log_seed& ip(std::string address) { return ip_ = std::move(address), *this; }

    /// Default: now.
    log_seed& time(seed_time when) { return time_ = when, *this; }

    const std::string& user_id() const noexcept { return user_id_; }
    const std::string& event() const noexcept { return event_; }
    const std::string& user_agent() const noexcept { return user_agent_; }
    const std::string& ip() const noexcept { return ip_; }
    const std::optional<seed_time>& time() const noexcept { return time_; }

private:
    std::string user_id_;
    std::string event_;
    std::string user_agent_;
    std::string ip_ = "127.0.0.1";
    std::optional<seed_time> time_;
};

/// An account at another provider, given to @ref emulator::add_identity (1.x).
class identity_seed
{
public:
    /// @param provider as "github".
    identity_seed(std::string user_id, std::string provider)
        : user_id_(std::move(user_id)), provider_(std::move(provider))
    {
    }

    /// The user's id there. Default: a made-up one.
    identity_seed& provider_uid(std::string id) { return provider_uid_ = std::move(id), *this; }

    /// The address there. Default: the user's.
    identity_seed& email(std::string address) { return email_ = std::move(address), *this; }
    identity_seed& access_token(std::string text) { return access_token_ = std::move(text), *this; }
    identity_seed& refresh_token(std::string text) { return refresh_token_ = std::move(text), *this; }
    identity_seed& access_token_expires(seed_time when) { return expires_ = when, *this; }

    const std::string& user_id() const noexcept { return user_id_; }
    const std::string& provider() const noexcept { return provider_; }
    const std::optional<std::string>& provider_uid() const noexcept { return provider_uid_; }
    const std::optional<std::string>& email() const noexcept { return email_; }
    const std::string& access_token() const noexcept { return access_token_; }
    const std::string& refresh_token() const noexcept { return refresh_token_; }
    const std::optional<seed_time>& access_token_expires() const noexcept { return expires_; }

private:
    std::string user_id_;
    std::string provider_;
    std::optional<std::string> provider_uid_;
    std::optional<std::string> email_;
    std::string access_token_;
    std::string refresh_token_;
    std::optional<seed_time> expires_;
};

/// An address for messages, given to @ref emulator::add_target (1.x).
class target_seed
{
public:
    /// @param type "email", "sms" or "push".
    target_seed(std::string user_id, std::string type, std::string identifier)
        : user_id_(std::move(user_id)), type_(std::move(type)), identifier_(std::move(identifier))
    {
    }

    /// Default: a made-up one.
    target_seed& id(std::string text) { return id_ = std::move(text), *this; }
    target_seed& name(std::string text) { return name_ = std::move(text), *this; }
    target_seed& provider_id(std::string id) { return provider_id_ = std::move(id), *this; }
    target_seed& expired(bool on = true) { return expired_ = on, *this; }

    const std::string& user_id() const noexcept { return user_id_; }
    const std::string& type() const noexcept { return type_; }
    const std::string& identifier() const noexcept { return identifier_; }
    const std::optional<std::string>& id() const noexcept { return id_; }
    const std::string& name() const noexcept { return name_; }
    const std::optional<std::string>& provider_id() const noexcept { return provider_id_; }
    bool expired() const noexcept { return expired_; }

private:
    std::string user_id_;
    std::string type_;
    std::string identifier_;
    std::optional<std::string> id_;
    std::string name_;
    std::optional<std::string> provider_id_;
    bool expired_ = false;
};

static_assert(!std::is_aggregate_v<user_seed>);
static_assert(!std::is_aggregate_v<session_seed>);
static_assert(!std::is_aggregate_v<membership_seed>);
static_assert(!std::is_aggregate_v<log_seed>);
static_assert(!std::is_aggregate_v<identity_seed>);
static_assert(!std::is_aggregate_v<target_seed>);

} // namespace appwrite::testing

#endif
