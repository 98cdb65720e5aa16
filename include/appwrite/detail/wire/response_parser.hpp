//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// response_parser: bytes in, one http_response out. No I/O.
//
#ifndef APPWRITE_DETAIL_WIRE_RESPONSE_PARSER_HPP
#define APPWRITE_DETAIL_WIRE_RESPONSE_PARSER_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/wire/http_response.hpp>
#include <appwrite/error.hpp>

#include <boost/beast/http/basic_parser.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace appwrite::detail
{

APPWRITE_DECL error_code translate_parser_error(error_code ec);

/// How large a response may become.
struct response_limits
{
    std::size_t header = 64 * 1024;
    std::size_t body = 64 * 1024 * 1024;
};

/// Whether a response can have a body.
enum class response_body
{
    /// As its header says.
    framed,
    /// None, whatever its header says: the header is all that is of interest, and what follows is not part of
    /// the response (RFC 9110 §9.3.6).
    none,
};

/// Parses one response from bytes that come in pieces of any size. Interim (1xx) responses are skipped.
///
/// Framing by Content-Length, chunks, or the end of the connection (RFC 9112 §6.3). Beast does the parsing;
/// this class keeps only the fields of interest and translates Beast's errors.
class response_parser
{
public:
    /// `room`: memory for the body.
    explicit response_parser(
        response_limits limits, response_body body = response_body::framed, std::string room = {})
        : limits_(limits), body_(body)
    {
        start(std::move(room));
    }

    /// Takes bytes and returns how many were used. What is not used has to be given again, followed by more,
    /// unless `done()`. `ec`: `malformed_response`, `header_too_large`, `body_too_large`.
    APPWRITE_DECL std::size_t put(std::span<char const> bytes, error_code& ec);

    /// The peer will send no more. `clean`: it said so in an orderly way. `ec`: `incomplete_response` unless
    /// the response is complete by that.
    APPWRITE_DECL void put_eof(bool clean, error_code& ec);

    bool done() const { return message_->is_done(); }

    /// Whether a final (not interim) status line has been read, and which.
    bool header_done() const { return message_->is_header_done() && message_->response.status >= 200; }

    /// Whether the connection may carry another request, as far as the response says. Only when done.
    bool keep_alive() const { return message_->keep_alive(); }

    /// The response. Only when done, once.
    http_response take() { return std::move(message_->response); }

private:
    class message final : public boost::beast::http::basic_parser<false>
    {
    public:
        http_response response;

    private:
        using string_view = boost::beast::string_view;
        using field = boost::beast::http::field;
        using verb = boost::beast::http::verb;
        using chunk_extension_view = boost::beast::string_view;

        APPWRITE_DECL void on_request_impl(verb, string_view, string_view, int, error_code&) override;
        APPWRITE_DECL void on_response_impl(
            int status, string_view reason, int version, error_code&) override;
        APPWRITE_DECL void on_field_impl(
            field name, string_view name_text, string_view value, error_code&) override;
        APPWRITE_DECL void on_header_impl(error_code&) override;
        APPWRITE_DECL void on_body_init_impl(
            boost::optional<std::uint64_t> const& content_length, error_code&) override;
        APPWRITE_DECL std::size_t on_body_impl(string_view piece, error_code&) override;
        APPWRITE_DECL void on_chunk_header_impl(
            std::uint64_t size, chunk_extension_view extensions, error_code&) override;
        APPWRITE_DECL std::size_t on_chunk_body_impl(
            std::uint64_t remain, string_view piece, error_code&) override;
        APPWRITE_DECL void on_finish_impl(error_code&) override;
    };

    APPWRITE_DECL void start(std::string room);

    response_limits limits_;
    response_body body_;
    std::optional<message> message_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/response_parser.ipp>
#endif

#endif
