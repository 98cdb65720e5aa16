//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// resolver: host name in, endpoints out. A seam, so that tests decide when and what it answers.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_RESOLVER_HPP
#define APPWRITE_DETAIL_TRANSPORT_RESOLVER_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace appwrite::detail
{

using endpoint_list = std::vector<net::ip::tcp::endpoint>;

/// Resolves host names. Thread-safe.
class resolver
{
public:
    using handler = std::function<void(error_code, endpoint_list)>;

    using canceller = std::function<void()>;

    virtual ~resolver() = default;

    /// Starts to resolve; `done` is called once, on `ex`, and not from within this function. The result, when
    /// called, says that the answer is not wanted any more: a lookup that waits for its turn does not begin
    /// then. One that has begun cannot be stopped: `getaddrinfo` has no way. Who does not want to wait any
    /// longer ignores the answer.
    virtual canceller resolve(
        std::string const& host, unsigned short port, net::any_io_executor ex, handler done) = 0;
};

/// The system's resolver.
APPWRITE_DECL std::shared_ptr<resolver> make_system_resolver();

/// The order in which endpoints are tried: families take turns, beginning with that of the first endpoint
/// (RFC 8305 §4), so that a family without connectivity costs one attempt and not all of them.
APPWRITE_DECL endpoint_list interleave_families(endpoint_list endpoints);

/// The part of the remaining time that the next of `left` endpoints may use: an equal share, but never under
/// 250 ms while more is there, since a share too small would fail everywhere.
APPWRITE_DECL std::chrono::nanoseconds connect_share(std::chrono::nanoseconds remaining, std::size_t left);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/transport/resolver.ipp>
#endif

#endif
