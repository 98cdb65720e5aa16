//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an emulator has seen: numbers to assert on.
//
#ifndef APPWRITE_TESTING_COUNTERS_HPP
#define APPWRITE_TESTING_COUNTERS_HPP

#include <appwrite/detail/config.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace appwrite::testing
{

/// A snapshot of what an @ref emulator has counted since it started.
struct emulator_counters
{
    /// TCP connections that were accepted.
    std::size_t connections_accepted = 0;

    /// Those of them that are open now.
    std::size_t connections_open = 0;

    /// TLS handshakes that were completed.
    std::size_t tls_handshakes = 0;

    /// Those of them that resumed an earlier session.
    std::size_t tls_resumed = 0;

    /// TLS handshakes that failed, for instance because the client did not trust the certificate.
    std::size_t tls_failed = 0;

    /// Requests that arrived whole (headers and body).
    std::size_t requests = 0;

    /// The same for each connection, in the order in which connections were accepted.
    std::vector<std::size_t> requests_per_connection;

    /// Requests of which only a part arrived before the connection ended. Not among @ref requests.
    std::size_t requests_cut = 0;

    /// Requests that a fault was applied to.
    std::size_t faults_applied = 0;

    /// Connections that a fault was applied to.
    std::size_t connection_faults_applied = 0;

    /// How often each fault was applied, by the name of the function that makes it; those of connections as
    /// "connection_fault::reset".
    std::map<std::string, std::size_t> faults_by_name;

    /// Requests that were refused for lack of @ref capacity.
    std::size_t over_capacity = 0;

    /// Requests that are in service, and the most there ever were at once: from their arrival until their
    /// response is on its way.
    std::size_t in_service = 0;
    std::size_t most_in_service = 0;

    /// Requests that @ref fault::hold stops now.
    std::size_t held = 0;
};

/// One request as it arrived, or the part of it that did.
struct recorded_request
{
    /// The verb, as "PATCH".
    std::string method;

    /// Path and query as they stood in the request line.
    std::string target;

    /// Header fields in their order.
    std::vector<std::pair<std::string, std::string>> headers;

    /// The body, after chunked decoding.
    std::string body;

    /// The connection that carried it: 0 is the first that was accepted.
    std::size_t connection = 0;

    /// False: the connection ended before the rest of it came. Then the target is what has come of it, and
    /// the headers are those that have come whole.
    bool complete = true;

    /// Whether it reached the emulated service, be it that the response was lost. Then its effect, if it has
    /// any, is there.
    bool executed = false;

    /// The name of the fault that it met, as @ref fault::name, or an empty text.
    std::string fault;

    /// What the client sent as `X-Request-Id` (@ref call_options::request_id), or an empty text.
    std::string request_id() const { return header("X-Request-Id"); }

    /// The value of a header field (names are compared without case), or nothing: an empty text.
    std::string header(const std::string& name) const;
};

} // namespace appwrite::testing

#endif
