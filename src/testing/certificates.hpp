//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A certificate authority of our own, and a server certificate that it signed.
//
#ifndef APPWRITE_SRC_TESTING_CERTIFICATES_HPP
#define APPWRITE_SRC_TESTING_CERTIFICATES_HPP

#include <appwrite/testing/options.hpp>

#include <memory>
#include <string>

#include <openssl/ssl.h>

namespace appwrite::testing::detail
{

struct ssl_context_deleter
{
    void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};

using ssl_context = std::unique_ptr<SSL_CTX, ssl_context_deleter>;

/// What a TLS server needs, and what its clients need in order to trust it.
struct server_identity
{
    ssl_context context;
    std::string ca_pem;
};

/// Makes new keys and certificates. @throws std::runtime_error if OpenSSL refuses.
server_identity make_server_identity(certificate_kind kind, tls_version highest);

} // namespace appwrite::testing::detail

#endif
