//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// http_proxy: where the proxy is, what to say to it, and what its answer means. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_HTTP_PROXY_HPP
#define APPWRITE_DETAIL_WIRE_HTTP_PROXY_HPP

#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/http_response.hpp>
#include <appwrite/proxy_options.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// A proxy on the way to one server.
class http_proxy
{
public:
    /// The proxy for `to`. Fails with `errc::invalid_argument` if the options are malformed; the message
    /// begins with `source` and repeats neither the URL nor the credentials.
    APPWRITE_DECL static result<http_proxy> make(
        proxy_options const& options, std::string_view source, endpoint const& to);

    std::string const& host() const noexcept { return address_.host(); }
    std::uint16_t port() const noexcept { return address_.port(); }
    /// `host:port`, for messages.
    std::string name() const { return host_and_port(address_); }
    /// Whether the proxy can only be on this machine.
    bool is_loopback() const noexcept { return address_.is_loopback(); }

    /// The request for a tunnel to the server (RFC 9110 §9.3.6), complete.
    secret_string const& connect_request() const noexcept { return connect_request_; }

    /// `[::1]:443`: with brackets where they are needed, and always with the port.
    APPWRITE_DECL static std::string host_and_port(endpoint const& to);

private:
    explicit http_proxy(endpoint address) : address_(std::move(address)) {}

    endpoint address_;
    secret_string connect_request_;
};

/// The proxy that stands between the client and `to`: none without `options`, nor if their `no_proxy` has the
/// server. Options that are malformed are refused all the same.
APPWRITE_DECL result<std::optional<http_proxy>> proxy_on_the_way(
    std::optional<proxy_options> const& options, std::string_view source, endpoint const& to);

/// What the proxy's answer means: no code if the tunnel is open. `words`: the status, with nothing of what
/// the proxy itself says.
APPWRITE_DECL error_code judge_connect_response(http_response const& answer, std::string& words);

/// Gives the value of an environment variable; empty if there is none.
using environment = std::string (*)(char const* name);

/// A proxy that the environment names, and the variable that names it.
struct environment_proxy
{
    proxy_options options;
    std::string variable;
};

/// The proxy for endpoints of the scheme, as curl finds it: `https_proxy` or `HTTPS_PROXY`; for plain http
/// `http_proxy` only, since a CGI program's `HTTP_PROXY` is whatever a client sent as the header field
/// `Proxy`; else `all_proxy` or `ALL_PROXY`. Lower case first; what is empty is not set. `no_proxy` or
/// `NO_PROXY` goes with it.
APPWRITE_DECL std::optional<environment_proxy> proxy_from(environment get, bool tls);

/// The environment of this process.
APPWRITE_DECL std::string process_environment(char const* name);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/http_proxy.ipp>
#endif

#endif
