//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_engine: one TLS connection without its socket. Encrypted bytes in, plain ones out, and back.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_TLS_ENGINE_HPP
#define APPWRITE_DETAIL_TRANSPORT_TLS_ENGINE_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/ssl/context.hpp>
#include <boost/assert.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// The client's end of a TLS connection: OpenSSL's state machine with buffers in place of a socket. No I/O:
/// whoever has the socket gives what arrived to `put`, and sends what `output` has.
///
/// Asio's `ssl::stream` does the same behind an asynchronous interface, and pays with 68 KiB of buffers a
/// connection, through which each byte is copied once more, and with an operation that is composed of others
/// for each read.
///
/// Not thread-safe. Errors of OpenSSL have `net::error::get_ssl_category()`.
class tls_engine
{
public:
    /// Throws `std::bad_alloc` if OpenSSL has no memory for it.
    APPWRITE_DECL explicit tls_engine(net::ssl::context& context);
    APPWRITE_DECL ~tls_engine();
    // OpenSSL keeps a pointer to it.
    tls_engine(tls_engine const&) = delete;
    tls_engine& operator=(tls_engine const&) = delete;

    SSL* native_handle() const noexcept { return ssl_.get(); }

    /// Goes on with the handshake. True: it is done. False without an error: the server's turn. In each case
    /// there may be output: to a server that is refused, too.
    APPWRITE_DECL bool shake_hands(error_code& ec);

    /// Decrypts, one record at most. Returns how many bytes; none without an error: it takes more input.
    /// `net::error::eof`: the server ended the connection in an orderly way.
    APPWRITE_DECL std::size_t read(std::span<char> to, error_code& ec);

    /// Encrypts all of `text`; it comes out as output.
    APPWRITE_DECL void write(std::string_view text, error_code& ec);

    /// Takes what arrived from the server. It is not copied: it stays valid until `read` or `shake_hands`
    /// asks for more.
    void put(std::span<char const> arrived) noexcept
    {
        BOOST_ASSERT(input_.empty());
        input_ = arrived;
    }

    /// What it means that the socket ended with `ec`: `eof` only after the server said so, otherwise
    /// somebody may have cut off the rest (`net::ssl::error::stream_truncated`).
    APPWRITE_DECL error_code meaning_of(error_code ec) const noexcept;

    /// What is to be sent.
    std::string_view output() const noexcept { return std::string_view(output_).substr(sent_); }

    /// The first `n` bytes of the output were sent.
    APPWRITE_DECL void sent(std::size_t n) noexcept;

    /// Whether there is something from the server that `read` has not given out: parts of records as well,
    /// but for one that ends with its header of five bytes.
    APPWRITE_DECL bool has_pending() const noexcept;

private:
    struct bio;
    struct free_ssl
    {
        void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
    };

    APPWRITE_DECL error_code error_of(int outcome) const;

    std::unique_ptr<SSL, free_ssl> ssl_;
    std::span<char const> input_;
    std::string output_;
    std::size_t sent_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/transport/tls_engine.ipp>
#endif

#endif
