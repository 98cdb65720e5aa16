//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What goes into the transport and what comes out: limits of an attempt, its outcome.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_EXCHANGE_HPP
#define APPWRITE_DETAIL_TRANSPORT_EXCHANGE_HPP

#include <appwrite/call_stage.hpp>
#include <appwrite/detail/boxed.hpp>
#include <appwrite/detail/wire/http_response.hpp>
#include <appwrite/error.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// Why and where something of the transport ended; no code means that it went well.
struct transport_status
{
    transport_status() {}
    transport_status(error_code c, call_stage s, std::string d = {}) : ec(c), stage(s)
    {
        if (!d.empty())
            detail.write() = std::move(d);
    }

    error_code ec;
    call_stage stage = call_stage::acquire;
    /// OpenSSL's words, for example. Empty if the code says it all.
    boxed<std::string> detail;
    /// How long the proxy asked callers to wait.
    std::optional<std::chrono::milliseconds> retry_hint;
};

/// What became of an attempt to connect.
struct connect_outcome
{
    connect_outcome() {}

    transport_status status;
    /// The TLS handshake resumed an earlier session.
    bool resumed = false;
};

/// What became of one request on one connection.
struct exchange_outcome
{
    exchange_outcome() {}

    /// Nothing became of it yet.
    void forget()
    {
        std::string kept = std::move(wire);
        *this = exchange_outcome();
        wire = std::move(kept);
    }

    /// The request. It stays here, so that it can be sent again.
    std::string wire;
    transport_status status;
    http_response response;
    /// The connection is open, in step, and may serve again. Set at the very end and nowhere else.
    bool clean = false;
    /// A kept connection turned out to be dead before it yielded one byte of a response (RFC 9110 §9.2.2
    /// allows to repeat what is idempotent).
    bool stale = false;
    /// A byte of the request may have reached the server.
    bool sent = false;
    /// The connection had served before.
    bool reused = false;
    /// Sent again on a fresh socket, after it may have reached the server once.
    bool replayed = false;
    std::uint64_t bytes_read = 0;
    /// From the hand-over to the connection until the end: what the server took, nearly.
    std::chrono::nanoseconds took{};
};

} // namespace appwrite::detail

#endif
