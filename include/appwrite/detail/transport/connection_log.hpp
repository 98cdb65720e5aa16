//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_log: what the log says of one connection.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_CONNECTION_LOG_HPP
#define APPWRITE_DETAIL_TRANSPORT_CONNECTION_LOG_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/transport/transport_options.hpp>
#include <appwrite/error.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// A line when a connection is open, and one when it is closed. Not thread-safe; costs nothing unless the log
/// wants these lines.
class connection_log
{
public:
    explicit connection_log(std::shared_ptr<transport_options const> options) : options_(std::move(options))
    {
    }

    /// `resumed`: the TLS handshake resumed an earlier session.
    APPWRITE_DECL void opened(bool resumed) noexcept;
    /// If there is nothing open, nothing is written: so the first reason counts. `code`: of the request that
    /// failed, if one did.
    APPWRITE_DECL void closed(std::string_view why, error_code code, std::uint64_t responses) noexcept;

private:
    std::shared_ptr<transport_options const> options_;
    bool open_ = false;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/transport/connection_log.ipp>
#endif

#endif
