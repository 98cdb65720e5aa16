//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// decode_content: gzip, or nothing.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_CONTENT_CODING_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_CONTENT_CODING_IPP

#include <appwrite/detail/wire/content_coding.hpp>
#include <appwrite/detail/wire/gzip.hpp>
#include <appwrite/detail/wire/header_check.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// What `Content-Encoding` says was done.
enum class content_coding
{
    none,
    gzip,
    /// Something else, or more than one thing.
    other,
};

inline content_coding coding_of(std::string_view field) noexcept
{
    static constexpr std::string_view white_space = " \t";
    content_coding found = content_coding::none;
    while (!field.empty())
    {
        std::size_t const comma = std::min(field.find(','), field.size());
        std::string_view name = field.substr(0, comma);
        field.remove_prefix(std::min(comma + 1, field.size()));
        name.remove_prefix(std::min(name.find_first_not_of(white_space), name.size()));
        name = name.substr(0, name.find_last_not_of(white_space) + 1);
        // Coding names are compared as field names are.
        if (name.empty() || same_field_name(name, "identity"))
            continue;
        bool const gzip = same_field_name(name, "gzip") || same_field_name(name, "x-gzip");
        found = gzip && found == content_coding::none ? content_coding::gzip : content_coding::other;
    }
    return found;
}

APPWRITE_IMPL error_code decode_content(http_response& response, std::size_t limit, std::string& words)
{
    content_coding const coding = coding_of(response.header.read().content_encoding);
    // Nothing stays nothing: to a 204, for example, some servers add the field.
    if (coding == content_coding::none || response.body.empty())
        return {};
    std::string decoded;
    error_code ec = errc::unexpected_content;
    if (coding == content_coding::gzip)
        ec = gunzip(response.body, limit, decoded);
    if (!ec)
    {
        response.body = std::move(decoded);
        return {};
    }
    if (response.status >= 300)
    {
        response.body.clear();
        return {};
    }
    words = "Content-Encoding: " + response.header.read().content_encoding.substr(0, 128);
    return ec;
}

} // namespace appwrite::detail

#endif
