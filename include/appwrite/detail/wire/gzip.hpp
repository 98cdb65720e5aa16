//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// gunzip: what a gzip text was before it was compressed. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_GZIP_HPP
#define APPWRITE_DETAIL_WIRE_GZIP_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Replaces `out` by what `text` was (RFC 1952): up to 4096 members, nothing before, between or behind
/// them, each with the check sum and the length that its trailer says. Stops as soon as there are more than
/// `limit` bytes. Fails with `malformed_response` or `body_too_large`; `out` is unspecified then.
APPWRITE_DECL error_code gunzip(std::string_view text, std::size_t limit, std::string& out);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/gzip.ipp>
#endif

#endif
