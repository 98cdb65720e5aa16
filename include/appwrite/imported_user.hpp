//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// imported_user: a user who brings the hash of a password along.
//
#ifndef APPWRITE_IMPORTED_USER_HPP
#define APPWRITE_IMPORTED_USER_HPP

#include <appwrite/secret_string.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// The parameters that all imports of users with hashed passwords share: `users::create_bcrypt_user` and its
/// kin. What is left unset is not sent.
///
/// `imported_user(unique_id(), "walter@example.com", hash).name("Walter")`
///
/// Nothing is checked here; the operations check everything before they send anything. The server does not
/// check whether the text is a hash of the kind: a wrong one only shows when the user fails to log in.
class imported_user
{
public:
    /// `id` as in `new_user`; `password_hash` as the algorithm writes it, 8 to 256 bytes.
    imported_user(std::string id, std::string email, secret_string password_hash)
        : id_(std::move(id)), email_(std::move(email)), password_hash_(std::move(password_hash))
    {
    }

    /// The display name, 128 code points at most. An empty name is the same as none.
    imported_user& name(std::string v) { return name_ = std::move(v), *this; }

    std::string const& id() const noexcept { return id_; }
    std::string const& email() const noexcept { return email_; }
    secret_string const& password_hash() const noexcept { return password_hash_; }
    std::string const& name() const noexcept { return name_; }

private:
    std::string id_;
    std::string email_;
    secret_string password_hash_;
    std::string name_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<imported_user>);

} // namespace appwrite

#endif
