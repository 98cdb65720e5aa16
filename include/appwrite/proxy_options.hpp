//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// proxy_options: the HTTP proxy that stands between client and server.
//
#ifndef APPWRITE_PROXY_OPTIONS_HPP
#define APPWRITE_PROXY_OPTIONS_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/secret_string.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// An HTTP proxy, the credentials for it, and the servers that are reached without it.
///
/// The client asks the proxy for a tunnel to the server (`CONNECT`), for `https` endpoints as for `http`
/// ones. The proxy looks up the server's name; TLS is spoken with the server, inside the tunnel, so the proxy
/// sees neither the key nor the data. doc/proxy_and_compression.md has the rest.
///
/// `appwrite::proxy_options("http://proxy.example:3128").credentials("user", "password")`
class proxy_options
{
public:
    /// `url`: `http://host:port`, or `http://user:password@host:port` with percent-encoding where user and
    /// password need it. Without a port: 80. Without `://`, it is the host and port of an HTTP proxy.
    /// `client` refuses anything else with `errc::invalid_argument`.
    APPWRITE_DECL explicit proxy_options(std::string_view url);

    /// User and password, for the proxy alone (the `Basic` scheme). Instead of those in the URL.
    proxy_options& credentials(std::string user, secret_string password)
    {
        user_ = std::move(user);
        password_ = std::move(password);
        has_broken_escape_ = false;
        return *this;
    }

    /// The servers that are reached without the proxy: a list, separated by commas or spaces, of
    /// - `example.com` or `.example.com`: that host and everything below it;
    /// - addresses: `10.0.0.1`, `::1`, or `[::1]`;
    /// - ranges of addresses: `10.0.0.0/8`, `fd00::/8`;
    /// - `*`: every server.
    ///
    /// Each may end in `:port` (an IPv6 address is in brackets then) and is meant for that port only. Upper
    /// and lower case are the same. Names are not looked up: an address matches an endpoint that is an
    /// address. What is none of these matches nothing.
    proxy_options& no_proxy(std::string list) { return no_proxy_ = std::move(list), *this; }

    /// The URL without user and password; with `http://` if it had no scheme.
    std::string const& url() const noexcept { return url_; }
    std::string const& user() const noexcept { return user_; }
    secret_string const& password() const noexcept { return password_; }
    /// Whether user or password of the URL have a percent sign that begins no escape: `client` refuses that.
    bool has_broken_escape() const noexcept { return has_broken_escape_; }
    std::string const& no_proxy() const noexcept { return no_proxy_; }

private:
    std::string url_;
    std::string user_;
    secret_string password_;
    std::string no_proxy_;
    bool has_broken_escape_ = false;
};

static_assert(!std::is_aggregate_v<proxy_options>);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/proxy_options.ipp>
#endif

#endif
