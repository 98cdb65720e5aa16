//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// HTTP messages as plain data, and how a response becomes bytes. Knows no sockets.
//
#ifndef APPWRITE_SRC_TESTING_HTTP_MESSAGE_HPP
#define APPWRITE_SRC_TESTING_HTTP_MESSAGE_HPP

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

using header_list = std::vector<std::pair<std::string, std::string>>;
using time_point = std::chrono::system_clock::time_point;

/// Compares without regard to the case of ASCII letters.
bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept;

/// ASCII letters in lower case, all else as it is.
std::string to_lower(std::string_view text);

/// The value of the first header field with this name, or an empty text.
std::string_view find_header(const header_list& headers, std::string_view name) noexcept;

/// As "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(time_point when);

struct request
{
    std::string method;
    std::string target;
    header_list headers;
    std::string body;

    /// Whether the client lets the connection live on.
    bool keep_alive = true;

    /// The target up to the question mark.
    std::string_view path() const noexcept;

    /// What follows the question mark.
    std::string_view query() const noexcept;

    std::string_view header(std::string_view name) const noexcept { return find_header(headers, name); }
};

struct response
{
    unsigned status = 200;
    std::string server = "Appwrite";
    std::string content_type = "application/json; charset=UTF-8";

    /// In addition to those that every response has.
    header_list headers;
    std::string body;

    /// Errors that the service handled forbid caching.
    bool no_cache = false;

    /// The CORS and debugging fields, which a few early errors lack.
    bool decorated = true;

    /// Nothing but a status line, as the HTTP layer itself answers.
    bool bare = false;
};

/// How a response is put on the wire.
struct framing
{
    bool head_request = false;
    bool close = false;

    /// 0: chunked only above the size from which real servers do it.
    std::size_t chunk_size = 0;

    /// Added to the true Content-Length.
    std::ptrdiff_t length_error = 0;
};

/// Real servers send longer bodies in chunks of this size.
constexpr std::size_t automatic_chunk_size = 2'000'000;

std::string to_wire(const response& what, const framing& how, time_point now);

} // namespace appwrite::testing::detail

#endif
