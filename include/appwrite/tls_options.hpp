//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_options: whom a client trusts, and how it identifies itself.
//
#ifndef APPWRITE_TLS_OPTIONS_HPP
#define APPWRITE_TLS_OPTIONS_HPP

#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// Whom a client trusts, and how it identifies itself. By default: TLS 1.2 or newer, the server's certificate
/// verified against the system's authorities, and its name against the endpoint's host.
///
/// Files are read when the `client` is made; one that is missing or unreadable is `errc::invalid_argument`.
class tls_options
{
public:
    tls_options() {}

    /// Trusts the authorities in a PEM file instead of the system's.
    tls_options& ca_file(std::string path) { return ca_file_ = std::move(path), *this; }

    /// Trusts the authorities in a PEM text instead of the system's. May be combined with `ca_file`.
    tls_options& ca_pem(std::string pem) { return ca_pem_ = std::move(pem), *this; }

    /// Presents a client certificate: a PEM file with the chain, and one with the private key.
    tls_options& client_certificate(std::string chain_file, std::string key_file)
    {
        certificate_file_ = std::move(chain_file);
        key_file_ = std::move(key_file);
        return *this;
    }

    /// Accepts any certificate from anybody. Whoever sits between client and server then reads the API key
    /// and all data: for experiments only.
    tls_options& insecure_skip_verify() { return verify_ = false, *this; }

    std::string const& ca_file() const noexcept { return ca_file_; }
    std::string const& ca_pem() const noexcept { return ca_pem_; }
    std::string const& certificate_file() const noexcept { return certificate_file_; }
    std::string const& key_file() const noexcept { return key_file_; }
    bool verify() const noexcept { return verify_; }

private:
    std::string ca_file_;
    std::string ca_pem_;
    std::string certificate_file_;
    std::string key_file_;
    bool verify_ = true;
};

static_assert(!std::is_aggregate_v<tls_options>);

} // namespace appwrite

#endif
