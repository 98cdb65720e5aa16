//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_core: what a client owns. A core that can also be looked at and closed.
//
#ifndef APPWRITE_DETAIL_CALL_CLIENT_CORE_HPP
#define APPWRITE_DETAIL_CALL_CLIENT_CORE_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/stats.hpp>

namespace appwrite::detail
{

/// The part of the core that only the client sees; services get by with `core`.
class client_core : public core
{
public:
    virtual client_stats stats() const = 0;
    virtual void close_idle_connections() = 0;
    /// Ends all calls; does not block.
    virtual void close() = 0;
};

} // namespace appwrite::detail

#endif
