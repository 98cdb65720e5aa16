//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// http_response: what the layers above the wire want to know of a response.
//
#ifndef APPWRITE_DETAIL_WIRE_HTTP_RESPONSE_HPP
#define APPWRITE_DETAIL_WIRE_HTTP_RESPONSE_HPP

#include <string>

namespace appwrite::detail
{

/// A complete response. Header fields that nobody asks for are not kept.
struct http_response
{
    http_response() {}

    unsigned status = 0;
    std::string content_type;
    /// All fields of the name, joined by commas.
    std::string content_encoding;
    std::string location;
    std::string retry_after;
    std::string rate_limit_reset;
    std::string warning;
    std::string body;
};

} // namespace appwrite::detail

#endif
