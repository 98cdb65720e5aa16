//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers: JSON values into the members of models. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_READER_HPP
#define APPWRITE_DETAIL_JSON_READER_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/json/token.hpp>
#include <appwrite/models/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

// A value of another type than wanted (null included) gives the default: servers of all versions differ in
// what they send, and one odd member must not cost the caller the whole page.

inline std::string_view to_text(json_token const& v) noexcept
{
    auto const* text = v.if_text();
    return text ? *text : std::string_view();
}

/// Any number that is a whole one and fits.
APPWRITE_DECL std::int64_t to_int64(json_token const& v) noexcept;

/// Old response formats have 0 and 1 for false and true.
inline bool to_bool(json_token const& v) noexcept
{
    auto const* b = v.if_bool();
    return b ? *b : to_int64(v) != 0;
}

/// Whole seconds since 1970, or a text that `parse_timestamp` knows; 0 and an empty text are "never".
APPWRITE_DECL std::optional<timestamp> to_timestamp(json_token const& v) noexcept;

/// A place in a document, kept on the stack and spelled out only for an error: `users[3].targets[0].$id`.
class json_path
{
public:
    explicit json_path(std::string_view member, json_path const* parent = nullptr) noexcept
        : parent_(parent), member_(member)
    {
    }
    json_path(std::size_t index, json_path const* parent) noexcept : parent_(parent), index_(index) {}

    APPWRITE_DECL std::string text() const;

private:
    json_path const* parent_;
    std::string_view member_;
    std::size_t index_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/reader.ipp>
#endif

#endif
