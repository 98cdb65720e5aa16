//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// secret_string: text that must not end up in logs.
//
#ifndef APPWRITE_SECRET_STRING_HPP
#define APPWRITE_SECRET_STRING_HPP

#include <appwrite/detail/config.hpp>

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite
{

/// A password, an API key or a password hash.
///
/// Streams as `***`, converts to nothing, and gives its text only to who asks by name: `reveal()`. The memory
/// is overwritten when the object is destroyed or assigned to. That is care, not proof: the text that the
/// object was made from, and the request that carries it, are other memory.
///
/// Thread safety: a value type; distinct objects may be used from different threads.
class secret_string
{
public:
    secret_string() noexcept = default;

    /// Copies `text`. Implicit, so that a literal can be given where a secret is asked for.
    APPWRITE_DECL secret_string(std::string_view text);
    secret_string(char const* text) : secret_string(std::string_view(text)) {}
    secret_string(std::string const& text) : secret_string(std::string_view(text)) {}

    secret_string(secret_string const& other) : secret_string(other.reveal()) {}
    secret_string(secret_string&& other) noexcept
        : data_(std::move(other.data_)), size_(std::exchange(other.size_, 0))
    {
    }
    secret_string& operator=(secret_string other) noexcept
    {
        // The old text goes with `other`, whose destructor overwrites it.
        data_.swap(other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~secret_string() { wipe(); }

    /// The text. Valid until the object is changed or destroyed.
    std::string_view reveal() const noexcept { return {data_.get(), size_}; }

    bool empty() const noexcept { return size_ == 0; }
    std::size_t size() const noexcept { return size_; }

    /// Takes the same time wherever the texts differ (their sizes are not hidden).
    APPWRITE_DECL friend bool operator==(secret_string const& a, secret_string const& b) noexcept;

private:
    APPWRITE_DECL void wipe() noexcept;

    // Not a std::string: a short one would leave its text behind when it is moved from.
    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
};

/// Writes `***`, or nothing for an empty secret.
APPWRITE_DECL std::ostream& operator<<(std::ostream& os, secret_string const& s);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/secret_string.ipp>
#endif

#endif
