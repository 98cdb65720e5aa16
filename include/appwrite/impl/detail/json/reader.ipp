//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_READER_IPP
#define APPWRITE_IMPL_DETAIL_JSON_READER_IPP

#include <appwrite/detail/json/reader.hpp>

#include <appwrite/detail/json/timestamp_text.hpp>

#include <cmath>
#include <limits>

namespace appwrite::detail
{

APPWRITE_IMPL std::int64_t to_int64(json_token const& v) noexcept
{
    if (auto const* n = v.if_int64())
        return *n;
    if (auto const* n = v.if_uint64())
        return *n <= std::uint64_t{std::numeric_limits<std::int64_t>::max()} ? static_cast<std::int64_t>(*n)
                                                                             : 0;
    // Both ends are powers of two, so they are exact. What is no number, as which Boost.JSON 1.81 reads
    // 0e400, is not between them.
    auto const* d = v.if_double();
    if (d && *d >= -0x1p63 && *d < 0x1p63 && *d == std::trunc(*d))
        return static_cast<std::int64_t>(*d);
    return 0;
}

APPWRITE_IMPL std::optional<timestamp> to_timestamp(json_token const& v) noexcept
{
    if (auto const* text = v.if_text())
        return parse_timestamp(*text);
    std::int64_t const seconds = to_int64(v);
    // Beyond the year 9999 the value is not a time in seconds, and milliseconds of it could overflow.
    if (seconds <= 0 || seconds > 253402300799)
        return std::nullopt;
    return timestamp(std::chrono::seconds(seconds));
}

APPWRITE_IMPL std::string json_path::text() const
{
    std::string text = parent_ ? parent_->text() : std::string();
    if (member_.empty())
        return text.append("[").append(std::to_string(index_)).append("]");
    if (!text.empty())
        text += '.';
    return text.append(member_);
}

} // namespace appwrite::detail

#endif
