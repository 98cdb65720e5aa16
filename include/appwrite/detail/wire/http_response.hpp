//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// http_response: what the layers above the wire want to know of a response.
//
#ifndef APPWRITE_DETAIL_WIRE_HTTP_RESPONSE_HPP
#define APPWRITE_DETAIL_WIRE_HTTP_RESPONSE_HPP

#include <appwrite/detail/boxed.hpp>

#include <string>

namespace appwrite::detail
{

/// What is kept of a response's header. Fields that nobody asks for are not.
struct response_header
{
    /// All fields of the name, joined by commas.
    std::string content_encoding;
    std::string warning;

    // Of a success nobody asks for these, so they are not kept.

    std::string content_type;
    std::string location;
    std::string retry_after;
    std::string rate_limit_reset;

    friend bool operator==(response_header const&, response_header const&) = default;
};

/// A complete response.
struct http_response
{
    http_response() {}

    unsigned status = 0;
    /// Empty for most responses of success.
    boxed<response_header> header;
    std::string body;
};

} // namespace appwrite::detail

#endif
