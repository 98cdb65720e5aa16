//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// HTTP messages as plain data, and how a response becomes bytes.
//
#include "http_message.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace appwrite::testing::detail
{

namespace
{

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view reason(unsigned status) noexcept
{
    switch (status)
    {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Request Entity Too Large";
    case 416:
        return "Range Not Satisfiable";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Unknown";
    }
}

void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void append_chunks(std::string& out, std::string_view body, std::size_t size)
{
    for (std::size_t at = 0; at < body.size(); at += size)
    {
        const std::string_view piece = body.substr(at, size);
        char length[24];
        std::snprintf(length, sizeof length, "%zx\r\n", piece.size());
        out.append(length).append(piece).append("\r\n");
    }
    out += "0\r\n\r\n";
}

} // namespace

std::string http_date(time_point when)
{
    static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(when - day)};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %d %02d:%02d:%02d GMT",
        days.at(std::chrono::weekday{day}.c_encoding()), static_cast<unsigned>(date.day()),
        months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()));
    return text;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string to_lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::string_view find_header(const header_list& headers, std::string_view name) noexcept
{
    for (const auto& [field, value] : headers)
        if (equal_ignoring_case(field, name))
            return value;
    return {};
}

std::string_view request::path() const noexcept
{
    return std::string_view(target).substr(0, target.find('?'));
}

std::string_view request::query() const noexcept
{
    const std::size_t mark = target.find('?');
    return mark == std::string::npos ? std::string_view{} : std::string_view(target).substr(mark + 1);
}

std::string to_wire(const response& what, const framing& how, time_point now)
{
    std::string out = "HTTP/1.1 " + std::to_string(what.status);
    out.append(" ").append(reason(what.status)).append("\r\n");
    if (what.bare)
        return out.append("\r\n");

    const std::size_t chunk = how.chunk_size != 0                       ? how.chunk_size
                              : what.body.size() > automatic_chunk_size ? automatic_chunk_size
                                                                        : 0;
    out.reserve(768 + what.body.size());
    append_field(out, "Server", what.server);
    append_field(out, "Date", http_date(now));
    append_field(out, "Connection", how.close ? "close" : "keep-alive");
    if (!what.content_type.empty())
        append_field(out, "Content-Type", what.content_type);
    if (what.no_cache)
    {
        append_field(out, "Cache-Control", "no-cache, no-store, must-revalidate");
        append_field(out, "Expires", "0");
        append_field(out, "Pragma", "no-cache");
    }
    if (what.decorated)
    {
        append_field(out, "Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        append_field(out, "Access-Control-Expose-Headers", "X-Fallback-Cookies");
        append_field(out, "Access-Control-Allow-Credentials", "true");
        append_field(out, "X-Debug-Fallback", "true");
    }
    for (const auto& [name, value] : what.headers)
        append_field(out, name, value);

    // A real server tells a HEAD request no Content-Length, unless it compressed the body.
    const bool coded = !find_header(what.headers, "Content-Encoding").empty();
    if (how.head_request && !coded)
        return out.append("\r\n");
    if (chunk != 0 && !how.head_request)
    {
        append_field(out, "Transfer-Encoding", "chunked");
        out += "\r\n";
        append_chunks(out, what.body, chunk);
        return out;
    }
    const auto length = static_cast<std::ptrdiff_t>(what.body.size()) + how.length_error;
    append_field(out, "Content-Length", std::to_string(std::max<std::ptrdiff_t>(length, 0)));
    out += "\r\n";
    if (!how.head_request)
        out += what.body;
    return out;
}

} // namespace appwrite::testing::detail
