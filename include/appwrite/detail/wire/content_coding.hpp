//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// decode_content: undoes what Content-Encoding says was done to a body. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_CONTENT_CODING_HPP
#define APPWRITE_DETAIL_WIRE_CONTENT_CODING_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/wire/http_response.hpp>
#include <appwrite/error.hpp>

#include <cstddef>
#include <string>

namespace appwrite::detail
{

/// Replaces the body of a complete response by what it was before it was compressed, at most `limit` bytes.
/// gzip is undone whether or not it was asked for: a cache in between may have it.
///
/// Fails with `malformed_response`, `body_too_large`, or, for another coding, `unexpected_content`, and
/// `words` names the coding. From 300 on the status matters more than the text: what cannot be decoded is
/// dropped.
APPWRITE_DECL error_code decode_content(http_response& response, std::size_t limit, std::string& words);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/content_coding.ipp>
#endif

#endif
