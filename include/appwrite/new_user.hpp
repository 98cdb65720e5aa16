//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// new_user: what a user is created with.
//
#ifndef APPWRITE_NEW_USER_HPP
#define APPWRITE_NEW_USER_HPP

#include <appwrite/secret_string.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// The parameters of `users::create`. What is left unset is not sent.
///
/// `new_user(unique_id()).email("walter@example.com").password("correct horse").name("Walter")`
///
/// Nothing is checked here; `users::create` checks everything before it sends anything.
class new_user
{
public:
    /// `id`: 1 to 36 characters (see `is_valid_id`). The text `unique()` stands for a fresh `unique_id()`,
    /// made by `create`. Ids are compared without regard to case by the server.
    explicit new_user(std::string id) : id_(std::move(id)) {}

    /// The e-mail address; the server keeps it in lower case. Required by servers before 1.0.
    new_user& email(std::string v) { return email_ = std::move(v), *this; }

    /// The phone number, as `+12065550100`: a plus sign and 7 to 15 digits. Not known to servers before 1.0.
    new_user& phone(std::string v) { return phone_ = std::move(v), *this; }

    /// The password in clear text, 8 bytes or longer; 256 at most since 1.5. Required by servers before 1.0.
    new_user& password(secret_string v) { return password_ = std::move(v), *this; }

    /// The display name, 128 code points at most. An empty name is the same as none.
    new_user& name(std::string v) { return name_ = std::move(v), *this; }

    std::string const& id() const noexcept { return id_; }
    std::optional<std::string> const& email() const noexcept { return email_; }
    std::optional<std::string> const& phone() const noexcept { return phone_; }
    std::optional<secret_string> const& password() const noexcept { return password_; }
    std::string const& name() const noexcept { return name_; }

private:
    std::string id_;
    std::optional<std::string> email_;
    std::optional<std::string> phone_;
    std::optional<secret_string> password_;
    std::string name_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<new_user>);

} // namespace appwrite

#endif
