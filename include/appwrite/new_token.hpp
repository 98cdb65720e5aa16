//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// new_token: what a login token is created with.
//
#ifndef APPWRITE_NEW_TOKEN_HPP
#define APPWRITE_NEW_TOKEN_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace appwrite
{

/// The parameters of `users::create_token`. What is left unset is not sent.
///
/// `new_token().length(32).expires_after(std::chrono::minutes(5))`
class new_token
{
public:
    new_token() {}

    /// The number of characters of the secret, 4 to 128. The server's default is 6.
    new_token& length(std::int64_t v) { return length_ = v, *this; }

    /// How long the token is good, 1 minute to 365 days. The server's default is 15 minutes.
    new_token& expires_after(std::chrono::seconds v) { return expires_after_ = v, *this; }

    std::optional<std::int64_t> length() const noexcept { return length_; }
    std::optional<std::chrono::seconds> expires_after() const noexcept { return expires_after_; }

private:
    std::optional<std::int64_t> length_;
    std::optional<std::chrono::seconds> expires_after_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<new_token>);

} // namespace appwrite

#endif
