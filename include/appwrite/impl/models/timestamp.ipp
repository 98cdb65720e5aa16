//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// timestamp: its text.
//
#ifndef APPWRITE_IMPL_MODELS_TIMESTAMP_IPP
#define APPWRITE_IMPL_MODELS_TIMESTAMP_IPP

#include <appwrite/models/timestamp.hpp>

#include <appwrite/detail/json/timestamp_text.hpp>

#include <optional>
#include <utility>

namespace appwrite
{

APPWRITE_IMPL std::string to_string(timestamp t)
{
    std::optional<std::string> text = detail::timestamp_text(t);
    return text ? *std::move(text) : std::to_string(t.time_since_epoch().count());
}

} // namespace appwrite

#endif
