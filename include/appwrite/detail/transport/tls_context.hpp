//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_context: the one audited place where TLS is configured and where its errors get names.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_TLS_CONTEXT_HPP
#define APPWRITE_DETAIL_TRANSPORT_TLS_CONTEXT_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>
#include <appwrite/tls_options.hpp>

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <mutex>
#include <string>

namespace appwrite::detail
{

/// The TLS configuration that all connections of a client share, and the session that the next handshake may
/// resume. Thread-safe once constructed.
class tls_context
{
public:
    /// Throws `api_exception` with `errc::invalid_argument` when a file or a PEM text is unusable.
    APPWRITE_DECL explicit tls_context(tls_options const& options);
    APPWRITE_DECL ~tls_context();

    tls_context(tls_context const&) = delete;
    tls_context& operator=(tls_context const&) = delete;

    net::ssl::context& asio() noexcept { return context_; }

    /// Prepares a client handshake with `host`: the name (or address) that the certificate has to bear, SNI
    /// unless it is an address (RFC 6066 §3), and the session to resume.
    APPWRITE_DECL void prepare(SSL* ssl, std::string const& host, error_code& ec);

    /// Offers the session no more: a handshake failed with it.
    APPWRITE_DECL void forget_session();

    /// The code for a failed handshake: why OpenSSL refused the certificate, if it did.
    APPWRITE_DECL static error_code explain(SSL* ssl, error_code handshake_error, std::string& detail);

private:
    struct free_session
    {
        void operator()(SSL_SESSION* s) const noexcept { SSL_SESSION_free(s); }
    };

    APPWRITE_DECL static int on_new_session(SSL* ssl, SSL_SESSION* session);
    APPWRITE_DECL void trust(tls_options const& options);
    APPWRITE_DECL void identify(tls_options const& options);

    net::ssl::context context_;
    bool verify_;
    std::mutex mutex_;
    std::unique_ptr<SSL_SESSION, free_session> session_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/transport/tls_context.ipp>
#endif

#endif
