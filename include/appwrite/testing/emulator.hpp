//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An in-process server that behaves as Appwrite's Users service.
//
#ifndef APPWRITE_TESTING_EMULATOR_HPP
#define APPWRITE_TESTING_EMULATOR_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/testing/capacity.hpp>
#include <appwrite/testing/connection_fault.hpp>
#include <appwrite/testing/counters.hpp>
#include <appwrite/testing/fault.hpp>
#include <appwrite/testing/fault_mix.hpp>
#include <appwrite/testing/options.hpp>
#include <appwrite/testing/seeds.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace appwrite::testing
{

/**
 * @brief A server with the behaviour of Appwrite's Users service, for tests and examples.
 *
 * The constructor makes a certificate authority and a server certificate, binds 127.0.0.1 and serves on a
 * thread of its own; the destructor drops every connection, joins that thread and never waits for a client.
 * The users live in memory.
 *
 * @par Thread safety
 * Distinct objects: safe. Shared objects: safe, every member function may be called from any thread.
 */
class emulator
{
public:
    /**
     * @brief Starts serving.
     * @throws std::exception if the port cannot be bound or the certificates cannot be made.
     */
    explicit emulator(emulator_options options = {});

    ~emulator();

    emulator(const emulator&) = delete;
    emulator& operator=(const emulator&) = delete;

    /// What a client takes as its endpoint, as "https://localhost:40123/v1". Only 127.0.0.1 is listening.
    std::string endpoint() const;

    /// "localhost".
    std::string host() const;

    /// The port that was bound.
    unsigned short port() const noexcept;

    /// The id of the project.
    std::string project() const;

    /// The first API key.
    std::string api_key() const;

    /// The release that the emulator behaves as.
    std::string server_version() const;

    /// The certificate of the authority that signed the server's, as PEM text. Made anew for each emulator.
    const std::string& ca_pem() const noexcept;

    /// The path of a temporary file with @ref ca_pem. It is removed with the emulator. Empty over plain http.
    const std::string& ca_file() const noexcept;

    /**
     * @brief Stages a fault.
     *
     * Each request takes the first fault in the order of injection that matches it and is not used up.
     */
    void inject(fault what);

    /// Stages a fault for connections that are yet to be accepted, in the same way.
    void inject(connection_fault what);

    /// Stages a mixture of faults, in place of an earlier one. It meets whom the other faults leave alone.
    void inject_randomly(fault_mix mix);

    /// Forgets the faults that no request and no connection has met yet, and the mixture.
    void clear_faults();

    /// From now on, answers only so many requests at once. A default @ref capacity ends that.
    void limit_capacity(capacity limit);

    /// Lets every request that @ref fault::hold stopped go on.
    void release_held();

    /**
     * @brief Accepts new connections but says nothing on them, not even in a TLS handshake.
     *
     * Turned off again, those connections go on as if nothing had happened.
     */
    void stall_new_connections(bool on);

    /// What has been counted until now.
    emulator_counters counters() const;

    /// The requests in the order of their arrival, those that a fault cut short included. Kept in memory
    /// until @ref clear_requests.
    std::vector<recorded_request> requests() const;

    /// Keeps no more than the newest so many requests, for long runs. Default: all.
    void keep_requests(std::size_t at_most);

    /// Forgets the recorded requests (the counters stay).
    void clear_requests();

    /// Whether requests are recorded, with their bodies. Default true; turn it off before a long load.
    void record_requests(bool on);

    /// Blocks until this many requests in all have arrived (headers and body). @return false after at_most.
    bool wait_for_requests(
        std::size_t count, std::chrono::milliseconds at_most = std::chrono::seconds(10)) const;

    /// Blocks until this many requests are stopped by @ref fault::hold. @return false after at_most.
    bool wait_for_held(std::size_t count, std::chrono::milliseconds at_most = std::chrono::seconds(10)) const;

    /// Blocks until this many connections in all have been accepted. @return false after at_most.
    bool wait_for_connections(
        std::size_t count, std::chrono::milliseconds at_most = std::chrono::seconds(10)) const;

    /// Blocks until exactly this many connections are open. @return false after at_most.
    bool wait_for_open_connections(
        std::size_t count, std::chrono::milliseconds at_most = std::chrono::seconds(10)) const;

    /**
     * @brief Closes every connection that waits for a request, as a server does with idle ones.
     *
     * Returns when the sockets are closed: to the client, these connections are stale from now on.
     *
     * @return how many were closed.
     */
    std::size_t close_idle_connections();

    /// Resets (RST) every connection, also those in the middle of a request. Returns when it is done.
    std::size_t reset_all_connections();

    /// Removes every user, every team, and all that belongs to them.
    void reset_users();

    /// Adds users "seed0", "seed1", ... with e-mail "seed0@example.com", ... and name "Seed 0", ...;
    /// continues after the last.
    void add_users(std::size_t count);

    /// Adds a user. @return the id. @throws std::invalid_argument if the id or an address is taken.
    std::string add_user(const user_seed& what);

    /**
     * @name Things that clients see but cannot make with an API key, or only by detours
     *
     * Each belongs to a user who must exist.
     *
     * @return the new id.
     * @throws std::invalid_argument if there is no such user, if there is such a thing already, or if the
     * emulated release has none of the kind: identities and targets came with 1.x.
     */
    ///@{
    /// Nobody knows the session's secret: it is there to be listed and deleted.
    std::string add_session(const session_seed& what);

    /// Makes the team, too, if there is none with its id.
    std::string add_membership(const membership_seed& what);
    std::string add_log(const log_seed& what);
    std::string add_identity(const identity_seed& what);
    std::string add_target(const target_seed& what);
    ///@}

    /// How many users exist.
    std::size_t user_count() const;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace appwrite::testing

#endif
