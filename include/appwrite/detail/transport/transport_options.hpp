//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// transport_options: what all connections of a client share.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_TRANSPORT_OPTIONS_HPP
#define APPWRITE_DETAIL_TRANSPORT_TRANSPORT_OPTIONS_HPP

#include <appwrite/detail/transport/resolver.hpp>
#include <appwrite/detail/transport/tls_context.hpp>
#include <appwrite/detail/wire/http_proxy.hpp>
#include <appwrite/detail/wire/response_parser.hpp>
#include <appwrite/logger.hpp>
#include <appwrite/pool_options.hpp>
#include <appwrite/timeouts.hpp>

#include <memory>
#include <optional>
#include <string>

namespace appwrite::detail
{

/// What all connections of a client share. Not changed once the transport is made.
struct transport_options
{
    transport_options() {}

    /// The server as `host:port`, and the proxy in front of it, for messages.
    std::string peer() const
    {
        bool const brackets = host.find(':') != std::string::npos;
        return (brackets ? "[" + host + "]:" : host + ":") + std::to_string(port) +
               (proxy ? " through the proxy " + proxy->name() : "");
    }

    /// Whose name is looked up, and who is connected to.
    std::string const& next_host() const noexcept { return proxy ? proxy->host() : host; }
    unsigned short next_port() const noexcept { return proxy ? proxy->port() : port; }

    std::string host;
    unsigned short port = 0;
    std::optional<http_proxy> proxy;
    /// Null: plain TCP.
    std::shared_ptr<tls_context> tls;
    std::shared_ptr<resolver> resolve;
    appwrite::timeouts limits;
    pool_options pool;
    response_limits response;
    logger log;
};

} // namespace appwrite::detail

#endif
