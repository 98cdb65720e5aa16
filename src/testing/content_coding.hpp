//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Compressed bodies: which coding a client gets, and when.
//
#ifndef APPWRITE_SRC_TESTING_CONTENT_CODING_HPP
#define APPWRITE_SRC_TESTING_CONTENT_CODING_HPP

#include "http_message.hpp"
#include "release.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

enum class content_coding
{
    identity,
    gzip,
    /// Without the frame of zlib that the standard demands: real servers leave it out.
    deflate
};

/**
 * @brief What a real server picks for the value of Accept-Encoding.
 *
 * Before 1.0 any mention of a coding counts, whatever its quality. Brotli, which real servers prefer there,
 * is passed over.
 */
content_coding choose_coding(std::string_view accepted, rules version);

/// @throws std::bad_alloc
std::string encode_content(std::string_view body, content_coding coding);

/// Replaces the body by a compressed one where a real server does, and says so in the header.
void compress(response& what, const request& asked_by, rules version);

} // namespace appwrite::testing::detail

#endif
