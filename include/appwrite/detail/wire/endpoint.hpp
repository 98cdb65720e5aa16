//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// endpoint: where the server is, parsed and checked once.
//
#ifndef APPWRITE_DETAIL_WIRE_ENDPOINT_HPP
#define APPWRITE_DETAIL_WIRE_ENDPOINT_HPP

#include <appwrite/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// The parts of an endpoint such as `https://cloud.appwrite.io/v1`.
class endpoint
{
public:
    /// Whether the scheme is https.
    bool is_tls() const noexcept { return is_tls_; }
    /// A host name in lower case or an address; IPv6 addresses without brackets.
    std::string const& host() const noexcept { return host_; }
    /// Whether the host is an IPv4 or IPv6 address: there is no SNI then.
    bool is_address() const noexcept { return is_address_; }
    /// The port, the scheme's default if the text had none.
    std::uint16_t port() const noexcept { return port_; }
    /// What every target begins with, as `/v1`: empty or beginning with a slash, never ending in one.
    std::string const& base_path() const noexcept { return base_path_; }
    /// Whether the host can only be this machine: `localhost`, 127.0.0.0/8 or ::1.
    bool is_loopback() const noexcept { return is_loopback_; }

    /// The value of the Host field: brackets around IPv6 addresses, the port unless it is the default.
    APPWRITE_DECL std::string host_field() const;

    /// Parses `text`. Fails with `errc::invalid_argument` if it is not an absolute http or https URL with a
    /// host, or has user information, a query, a fragment or dot segments: none of them has a meaning here.
    APPWRITE_DECL static result<endpoint> parse(std::string_view text);

private:
    endpoint() = default;

    std::string host_;
    std::string base_path_;
    std::uint16_t port_ = 0;
    bool is_tls_ = false;
    bool is_address_ = false;
    bool is_loopback_ = false;
};

/// Refuses plain http to another machine unless it was allowed: the API key would travel in clear text.
APPWRITE_DECL std::optional<api_error> check_transport_security(endpoint const& to, bool allow_insecure_http);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/endpoint.ipp>
#endif

#endif
