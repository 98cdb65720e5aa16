//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// usage_range: the time that usage statistics cover.
//
#ifndef APPWRITE_USAGE_RANGE_HPP
#define APPWRITE_USAGE_RANGE_HPP

#include <appwrite/open_enum.hpp>

#include <string_view>

namespace appwrite
{

/// The time that usage statistics cover, up to now.
enum class usage_range
{
    hours_24,
    /// Before 1.5 only.
    days_7,
    days_30,
    days_90,
};

template <>
struct enum_texts<usage_range>
{
    static constexpr std::string_view all[] = {"24h", "7d", "30d", "90d"};
};

} // namespace appwrite

#endif
