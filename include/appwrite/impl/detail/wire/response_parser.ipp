//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: Beast's incremental parser behind it.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_RESPONSE_PARSER_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_RESPONSE_PARSER_IPP

#include <appwrite/detail/wire/response_parser.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace appwrite::detail
{

APPWRITE_IMPL error_code translate_parser_error(error_code ec)
{
    namespace http = boost::beast::http;
    if (ec == http::error::body_limit)
        return errc::body_too_large;
    if (ec == http::error::header_limit)
        return errc::header_too_large;
    if (ec == http::error::partial_message || ec == http::error::end_of_stream)
        return errc::incomplete_response;
    return errc::malformed_response;
}

APPWRITE_IMPL void response_parser::start(std::string room)
{
    message_.emplace();
    room.clear();
    message_->response.body = std::move(room);
    message_->eager(true);
    message_->header_limit(static_cast<std::uint32_t>(limits_.header));
    message_->body_limit(limits_.body);
    message_->skip(body_ == response_body::none);
}

APPWRITE_IMPL std::size_t response_parser::put(std::span<char const> bytes, error_code& ec)
{
    ec = {};
    std::size_t used = 0;
    while (!done() && used < bytes.size())
    {
        used += message_->put(net::const_buffer(bytes.data() + used, bytes.size() - used), ec);
        if (ec == boost::beast::http::error::need_more)
        {
            ec = {};
            break;
        }
        if (ec)
        {
            ec = translate_parser_error(ec);
            break;
        }
        // An interim response (RFC 9110 §15.2) precedes the real one. 101 would change the protocol: nobody
        // asked for that.
        if (done() && message_->response.status < 200)
        {
            if (message_->response.status == 101 || message_->response.status < 100)
            {
                ec = errc::malformed_response;
                break;
            }
            start(std::move(message_->response.body));
        }
    }
    return used;
}

APPWRITE_IMPL void response_parser::put_eof(bool clean, error_code& ec)
{
    ec = {};
    if (done())
        return;
    // A body that only the connection's end delimits cannot be told from a truncated one unless the end was
    // orderly. For an error status the text matters less than the status: a bare 413 is followed by a reset.
    if (!header_done() || !message_->need_eof() || (!clean && message_->response.status < 400))
    {
        ec = errc::incomplete_response;
        return;
    }
    message_->put_eof(ec);
    if (ec)
        ec = translate_parser_error(ec);
}

APPWRITE_IMPL void response_parser::message::on_request_impl(verb, string_view, string_view, int, error_code&)
{
}

APPWRITE_IMPL void response_parser::message::on_response_impl(int status, string_view, int, error_code&)
{
    response.status = static_cast<unsigned>(status);
}

APPWRITE_IMPL void response_parser::message::on_field_impl(
    field name, string_view name_text, string_view value, error_code&)
{
    std::string response_header::*kept = nullptr;
    if (name == field::content_encoding)
        kept = &response_header::content_encoding;
    else if (name == field::unknown && boost::beast::iequals(name_text, "x-appwrite-warning"))
        kept = &response_header::warning;
    else if (response.status < 300)
        return;
    else if (name == field::content_type)
        kept = &response_header::content_type;
    else if (name == field::location)
        kept = &response_header::location;
    else if (name == field::retry_after)
        kept = &response_header::retry_after;
    else if (name == field::unknown && boost::beast::iequals(name_text, "x-ratelimit-reset"))
        kept = &response_header::rate_limit_reset;
    if (!kept)
        return;
    std::string& text = response.header.write().*kept;
    if (name == field::content_encoding && !text.empty())
        text.append(", ").append(value.data(), value.size());
    else
        text.assign(value.data(), value.size());
}

APPWRITE_IMPL void response_parser::message::on_header_impl(error_code&) {}

APPWRITE_IMPL void response_parser::message::on_body_init_impl(
    boost::optional<std::uint64_t> const& content_length, error_code&)
{
    // The limit was checked, but a peer may announce much and send little: large bodies grow as they arrive.
    if (content_length)
        response.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*content_length, 1 << 20)));
}

APPWRITE_IMPL std::size_t response_parser::message::on_body_impl(string_view piece, error_code&)
{
    response.body.append(piece.data(), piece.size());
    return piece.size();
}

APPWRITE_IMPL void response_parser::message::on_chunk_header_impl(
    std::uint64_t, chunk_extension_view, error_code&)
{
}

APPWRITE_IMPL std::size_t response_parser::message::on_chunk_body_impl(
    std::uint64_t, string_view piece, error_code&)
{
    response.body.append(piece.data(), piece.size());
    return piece.size();
}

APPWRITE_IMPL void response_parser::message::on_finish_impl(error_code&) {}

} // namespace appwrite::detail

#endif
