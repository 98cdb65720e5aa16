//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// scrypt_modified_settings: how a hash of Firebase's Scrypt was made.
//
#ifndef APPWRITE_SCRYPT_MODIFIED_SETTINGS_HPP
#define APPWRITE_SCRYPT_MODIFIED_SETTINGS_HPP

#include <appwrite/secret_string.hpp>

#include <type_traits>
#include <utility>

namespace appwrite
{

/// How a hash of Firebase's variant of Scrypt was made, for `users::create_scrypt_modified_user`. The salt is
/// each user's, the other two are the Firebase project's. Each is 1 to 128 code points.
class scrypt_modified_settings
{
public:
    scrypt_modified_settings(secret_string salt, secret_string salt_separator, secret_string signer_key)
        : salt_(std::move(salt))
        , salt_separator_(std::move(salt_separator))
        , signer_key_(std::move(signer_key))
    {
    }

    secret_string const& salt() const noexcept { return salt_; }
    secret_string const& salt_separator() const noexcept { return salt_separator_; }
    secret_string const& signer_key() const noexcept { return signer_key_; }

private:
    secret_string salt_;
    secret_string salt_separator_;
    secret_string signer_key_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<scrypt_modified_settings>);

} // namespace appwrite

#endif
