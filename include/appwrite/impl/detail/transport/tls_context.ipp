//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_context: OpenSSL, configured.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_TLS_CONTEXT_IPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_TLS_CONTEXT_IPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/transport/tls_context.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/assert/source_location.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace appwrite::detail
{

/// Refuses a file or a text that cannot be used.
[[noreturn]] APPWRITE_IMPL void refuse_tls_option(char const* field, error_code const& why)
{
    throw_exception_from_error(
        api_error(errc::invalid_argument, call_stage::validate, std::string(field) + ": " + why.message()),
        BOOST_CURRENT_LOCATION);
}

/// Where an SSL_CTX keeps the pointer to its tls_context. Index 0 belongs to Asio's verify callback.
APPWRITE_IMPL int tls_context_index()
{
    static int const index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

APPWRITE_IMPL tls_context::tls_context(tls_options const& options)
    : context_(net::ssl::context::tls_client), verify_(options.verify())
{
    SSL_CTX* const ctx = context_.native_handle();
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    // Renegotiation is a TLS 1.2 relic that no HTTP client needs; compression leaks secrets.
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);

    context_.set_verify_mode(verify_ ? net::ssl::verify_peer : net::ssl::verify_none);
    trust(options);
    identify(options);

    // Sessions are kept here, not in OpenSSL's cache, which is keyed for servers.
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_set_ex_data(ctx, tls_context_index(), this);
    SSL_CTX_sess_set_new_cb(ctx, &tls_context::on_new_session);
}

APPWRITE_IMPL tls_context::~tls_context() = default;

APPWRITE_IMPL void tls_context::trust(tls_options const& options)
{
    error_code ec;
    if (options.ca_file().empty() && options.ca_pem().empty())
        context_.set_default_verify_paths(ec);
    if (ec)
        refuse_tls_option("tls: the system's authorities", ec);
    if (!options.ca_file().empty())
        context_.load_verify_file(options.ca_file(), ec);
    if (ec)
        refuse_tls_option("tls.ca_file", ec);
    if (!options.ca_pem().empty())
        context_.add_certificate_authority(net::buffer(options.ca_pem()), ec);
    if (ec)
        refuse_tls_option("tls.ca_pem", ec);
}

APPWRITE_IMPL void tls_context::identify(tls_options const& options)
{
    if (options.certificate_file().empty() && options.key_file().empty())
        return;
    error_code ec;
    context_.use_certificate_chain_file(options.certificate_file(), ec);
    if (!ec)
        context_.use_private_key_file(options.key_file(), net::ssl::context::pem, ec);
    if (ec)
        refuse_tls_option("tls.client_certificate", ec);
}

APPWRITE_IMPL int tls_context::on_new_session(SSL* ssl, SSL_SESSION* session)
{
    auto* const self =
        static_cast<tls_context*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), tls_context_index()));
    // A copy: OpenSSL marks the session of a connection that ends without close_notify as not resumable, and
    // ours all do.
    std::unique_ptr<SSL_SESSION, free_session> copy(SSL_SESSION_dup(session));
    std::lock_guard lock(self->mutex_);
    self->session_.swap(copy);
    // 0: the reference to the original stays with OpenSSL.
    return 0;
}

APPWRITE_IMPL void tls_context::prepare(SSL* ssl, std::string const& host, error_code& ec)
{
    ec = {};
    error_code not_an_address;
    net::ip::make_address(host, not_an_address);
    bool const is_name = static_cast<bool>(not_an_address);
    bool ok = true;
    if (is_name)
        ok = SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
    if (ok && verify_)
    {
        X509_VERIFY_PARAM* const param = SSL_get0_param(ssl);
        X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        ok = (is_name ? X509_VERIFY_PARAM_set1_host(param, host.data(), host.size())
                      : X509_VERIFY_PARAM_set1_ip_asc(param, host.c_str())) == 1;
    }
    if (!ok)
    {
        ec = errc::tls_handshake_failed;
        return;
    }
    std::lock_guard lock(mutex_);
    // A session that the server does not know any more leads to a full handshake, not to a failure.
    // A copy, for the same reason as in on_new_session.
    if (std::unique_ptr<SSL_SESSION, free_session> const mine(
            session_ ? SSL_SESSION_dup(session_.get()) : nullptr);
        mine)
        SSL_set_session(ssl, mine.get());
}

APPWRITE_IMPL void tls_context::forget_session()
{
    std::lock_guard lock(mutex_);
    session_.reset();
}

APPWRITE_IMPL error_code tls_context::explain(SSL* ssl, error_code handshake_error, std::string& detail)
{
    long const verdict = SSL_get_verify_result(ssl);
    if (verdict != X509_V_OK && (SSL_get_verify_mode(ssl) & SSL_VERIFY_PEER) != 0)
    {
        detail = X509_verify_cert_error_string(verdict);
        switch (verdict)
        {
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return errc::tls_certificate_expired;
        case X509_V_ERR_HOSTNAME_MISMATCH:
        case X509_V_ERR_IP_ADDRESS_MISMATCH:
            return errc::tls_host_mismatch;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_CERT_UNTRUSTED:
            return errc::tls_unknown_authority;
        default:
            return errc::tls_handshake_failed;
        }
    }
    if (handshake_error == net::error::eof || handshake_error == net::ssl::error::stream_truncated)
    {
        detail = "the server closed the connection";
        return errc::tls_handshake_failed;
    }
    detail = handshake_error.message();
    if (handshake_error.category() != net::error::get_ssl_category())
        return handshake_error;
    switch (ERR_GET_REASON(static_cast<unsigned long>(handshake_error.value())))
    {
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_WRONG_SSL_VERSION:
        return errc::tls_version_refused;
    default:
        return errc::tls_handshake_failed;
    }
}

} // namespace appwrite::detail

#endif
