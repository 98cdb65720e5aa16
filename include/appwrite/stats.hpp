//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_stats: a snapshot of what a client is doing and has done.
//
#ifndef APPWRITE_STATS_HPP
#define APPWRITE_STATS_HPP

#include <appwrite/circuit_breaker.hpp>

#include <cstddef>
#include <cstdint>

namespace appwrite
{

/// A snapshot of what a client is doing and has done; from `client::stats()`.
struct client_stats
{
    /// Connections that a call is using, those being made included.
    std::size_t in_use = 0;
    /// Of those, the ones being made for the first time.
    std::size_t connecting = 0;
    /// Open connections that nobody uses.
    std::size_t idle = 0;
    /// Calls that wait for a connection.
    std::size_t waiting = 0;

    /// Attempts that wait for their turn: `client_options::pacing`.
    std::size_t pacing_waiting = 0;
    /// Attempts whose turn it is, and how many that may be at most now. 0: not limited, and not counted where
    /// nothing is paced.
    std::size_t in_flight = 0;
    std::size_t in_flight_limit = 0;
    /// How it stands with the circuit breaker.
    circuit_state circuit = circuit_state::closed;
    /// Attempts that it refused.
    std::uint64_t circuit_refusals = 0;

    /// Calls that were awaited. Those that have not ended yet are what the three members below leave.
    std::uint64_t calls_started = 0;
    /// Calls that ended with their value.
    std::uint64_t calls_succeeded = 0;
    /// Calls that ended with an error, refused ones included, cancelled ones not.
    std::uint64_t calls_failed = 0;
    /// Calls that were cancelled, by their caller or with the client, or whose coroutine was destroyed.
    std::uint64_t calls_cancelled = 0;

    /// Connections made, TLS handshake included.
    std::uint64_t connections_opened = 0;
    /// Attempts to connect that failed.
    std::uint64_t connect_failures = 0;
    /// TLS handshakes that resumed an earlier session.
    std::uint64_t tls_resumed = 0;
    /// Requests that went out on a connection that had served one before.
    std::uint64_t connections_reused = 0;
    /// Requests sent a second time, on a fresh socket, because a kept connection died under them.
    std::uint64_t replays = 0;
    /// Attempts beyond the first of a request, replays not included.
    std::uint64_t retries = 0;
    /// Of those, the ones after a phase that took too long.
    std::uint64_t retries_after_timeout = 0;
    /// After a connection that could not be made or was lost.
    std::uint64_t retries_after_connection_failure = 0;
    /// After a 429.
    std::uint64_t retries_after_throttling = 0;
    /// After another error of the server that may pass, mostly a 5xx.
    std::uint64_t retries_after_server_error = 0;
    /// Calls that were not repeated because too many had failed lately: `retry_budget`.
    std::uint64_t retries_over_budget = 0;
    /// Complete responses, whatever their status.
    std::uint64_t responses = 0;
    /// Request bytes handed to connections and response bytes read from them, before TLS.
    std::uint64_t bytes_written = 0;
    std::uint64_t bytes_read = 0;
};

} // namespace appwrite

#endif
