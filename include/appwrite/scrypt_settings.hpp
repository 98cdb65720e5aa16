//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// scrypt_settings: how a Scrypt hash was made.
//
#ifndef APPWRITE_SCRYPT_SETTINGS_HPP
#define APPWRITE_SCRYPT_SETTINGS_HPP

#include <appwrite/secret_string.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// How a Scrypt hash was made, for `users::create_scrypt_user`. The server needs all of it to check a
/// password.
///
/// `scrypt_settings("salt").cpu(8).memory(4).parallel(1).length(64)`
///
/// The numbers are setters although each is required: four integers in a row are easily mixed up, and no
/// server notices. One that is missing is refused before anything is sent.
class scrypt_settings
{
public:
    /// `salt`: 1 to 128 code points.
    explicit scrypt_settings(secret_string salt) : salt_(std::move(salt)) {}

    /// The CPU cost, N.
    scrypt_settings& cpu(std::int32_t v) { return cpu_ = v, *this; }
    /// The memory cost, r.
    scrypt_settings& memory(std::int32_t v) { return memory_ = v, *this; }
    /// The parallelisation, p.
    scrypt_settings& parallel(std::int32_t v) { return parallel_ = v, *this; }
    /// The length of the hash in bytes.
    scrypt_settings& length(std::int32_t v) { return length_ = v, *this; }

    secret_string const& salt() const noexcept { return salt_; }
    std::optional<std::int32_t> cpu() const noexcept { return cpu_; }
    std::optional<std::int32_t> memory() const noexcept { return memory_; }
    std::optional<std::int32_t> parallel() const noexcept { return parallel_; }
    std::optional<std::int32_t> length() const noexcept { return length_; }

private:
    secret_string salt_;
    std::optional<std::int32_t> cpu_;
    std::optional<std::int32_t> memory_;
    std::optional<std::int32_t> parallel_;
    std::optional<std::int32_t> length_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<scrypt_settings>);

} // namespace appwrite

#endif
