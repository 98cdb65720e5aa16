//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Takes requests out of a stream of bytes.
//
#include "request_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace appwrite::testing::detail
{

namespace
{

std::string_view trim(std::string_view text) noexcept
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool known_method(std::string_view method) noexcept
{
    static constexpr std::array<std::string_view, 7> methods{
        "GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

} // namespace

request_reader::outcome request_reader::next(request& out)
{
    if (stage_ == stage::head)
    {
        const outcome head = read_head();
        if (head != outcome::request)
            return head;
    }
    if (stage_ == stage::body)
    {
        if (buffer_.size() < remaining_)
            return outcome::need_more;
        current_.body.assign(buffer_, 0, remaining_);
        buffer_.erase(0, remaining_);
    }
    else
    {
        const outcome body = read_chunks();
        if (body != outcome::request)
            return body;
    }
    out = std::move(current_);
    current_ = request{};
    stage_ = stage::head;
    scanned_ = 0;
    wants_continue_ = false;
    return outcome::request;
}

bool request_reader::take_rest(request& out, bool& complete)
{
    if (idle())
        return false;
    complete = next(out) == outcome::request;
    if (complete)
        return true;
    out = std::move(current_);
    if (stage_ == stage::body)
        out.body = buffer_;
    if (stage_ != stage::head)
        return true;
    // Lines that have ended, and of the first one what there is.
    const std::string_view text(buffer_);
    const std::size_t line_end = text.find("\r\n");
    const std::string_view line = text.substr(0, line_end);
    const std::size_t space = line.find(' ');
    out.method = line.substr(0, space);
    if (space != std::string_view::npos)
        out.target = line.substr(space + 1, line.find(' ', space + 1) - space - 1);
    for (std::size_t at = line_end; at != std::string_view::npos;)
    {
        const std::size_t next_end = text.find("\r\n", at + 2);
        const std::string_view field = text.substr(at + 2, next_end - at - 2);
        const std::size_t colon = field.find(':');
        if (next_end != std::string_view::npos && colon != std::string_view::npos)
            out.headers.emplace_back(field.substr(0, colon), trim(field.substr(colon + 1)));
        at = next_end;
    }
    return true;
}

bool request_reader::take_continue() noexcept
{
    return std::exchange(wants_continue_, false);
}

request_reader::outcome request_reader::read_head()
{
    // Empty lines before a request line are to be skipped (RFC 9112 2.2).
    while (buffer_.starts_with("\r\n"))
        buffer_.erase(0, 2);
    const std::size_t end = buffer_.find("\r\n\r\n", scanned_);
    if (end == std::string::npos)
    {
        scanned_ = buffer_.size() < 3 ? 0 : buffer_.size() - 3;
        return buffer_.size() > head_limit ? outcome::malformed : outcome::need_more;
    }
    if (end > head_limit)
        return outcome::malformed;
    const outcome parsed = parse_head(std::string_view(buffer_).substr(0, end));
    if (parsed != outcome::request)
        return parsed;
    buffer_.erase(0, end + 4);
    return interpret_headers();
}

request_reader::outcome request_reader::parse_head(std::string_view head)
{
    const std::size_t line_end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, line_end);
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return outcome::malformed;
    const std::string_view version = line.substr(last + 1);
    current_.method = line.substr(0, first);
    current_.target = line.substr(first + 1, last - first - 1);
    if (!known_method(current_.method) || !current_.target.starts_with('/') ||
        (version != "HTTP/1.1" && version != "HTTP/1.0"))
        return outcome::malformed;
    current_.keep_alive = version == "HTTP/1.1";

    head.remove_prefix(std::min(line_end + 2, head.size()));
    while (!head.empty())
    {
        const std::size_t field_end = std::min(head.find("\r\n"), head.size());
        const std::string_view field = head.substr(0, field_end);
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos || colon == 0)
            return outcome::malformed;
        current_.headers.emplace_back(field.substr(0, colon), trim(field.substr(colon + 1)));
        head.remove_prefix(std::min(field_end + 2, head.size()));
    }
    return outcome::request;
}

request_reader::outcome request_reader::interpret_headers()
{
    const std::string_view connection = current_.header("Connection");
    if (equal_ignoring_case(connection, "close"))
        current_.keep_alive = false;
    else if (equal_ignoring_case(connection, "keep-alive"))
        current_.keep_alive = true;
    wants_continue_ = equal_ignoring_case(current_.header("Expect"), "100-continue");

    if (equal_ignoring_case(current_.header("Transfer-Encoding"), "chunked"))
    {
        stage_ = stage::chunk_size;
        return outcome::request;
    }
    stage_ = stage::body;
    remaining_ = 0;
    const std::string_view length = current_.header("Content-Length");
    if (length.empty())
        return outcome::request;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), remaining_);
    if (error != std::errc{} || end != length.data() + length.size())
        return outcome::malformed;
    return remaining_ > limit_ ? outcome::too_large : outcome::request;
}

request_reader::outcome request_reader::read_chunks()
{
    for (std::string line;;)
    {
        if (stage_ == stage::chunk_data)
        {
            const std::size_t part = std::min(remaining_, buffer_.size());
            current_.body.append(buffer_, 0, part);
            buffer_.erase(0, part);
            remaining_ -= part;
            if (remaining_ != 0)
                return outcome::need_more;
            stage_ = stage::chunk_end;
        }
        if (!take_line(line))
            return buffer_.size() > head_limit ? outcome::malformed : outcome::need_more;
        if (stage_ == stage::chunk_end)
        {
            if (!line.empty())
                return outcome::malformed;
            stage_ = stage::chunk_size;
        }
        else if (stage_ == stage::trailer)
        {
            if (line.empty())
                return outcome::request;
        }
        else
        {
            const std::string_view digits = trim(std::string_view(line).substr(0, line.find(';')));
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), remaining_, 16);
            if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
                return outcome::malformed;
            if (remaining_ > limit_ || current_.body.size() + remaining_ > limit_)
                return outcome::too_large;
            stage_ = remaining_ == 0 ? stage::trailer : stage::chunk_data;
        }
    }
}

bool request_reader::take_line(std::string& line)
{
    const std::size_t end = buffer_.find("\r\n");
    if (end == std::string::npos)
        return false;
    line.assign(buffer_, 0, end);
    buffer_.erase(0, end + 2);
    return true;
}

} // namespace appwrite::testing::detail
