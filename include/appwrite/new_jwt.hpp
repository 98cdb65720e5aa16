//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// new_jwt: what a JSON Web Token is created with.
//
#ifndef APPWRITE_NEW_JWT_HPP
#define APPWRITE_NEW_JWT_HPP

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// The parameters of `users::create_jwt`. What is left unset is not sent.
///
/// `new_jwt().recent_session().duration(std::chrono::minutes(5))`
class new_jwt
{
public:
    new_jwt() {}

    /// The session that the token stands for. The server does not check that it exists: the token is then
    /// for no session.
    new_jwt& session(std::string id) { return session_ = std::move(id), *this; }

    /// The user's most recent session.
    new_jwt& recent_session() { return session("recent"); }

    /// How long the token is good, an hour at most. The server's default is 15 minutes.
    new_jwt& duration(std::chrono::seconds v) { return duration_ = v, *this; }

    std::optional<std::string> const& session() const noexcept { return session_; }
    std::optional<std::chrono::seconds> duration() const noexcept { return duration_; }

private:
    std::optional<std::string> session_;
    std::optional<std::chrono::seconds> duration_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<new_jwt>);

} // namespace appwrite

#endif
