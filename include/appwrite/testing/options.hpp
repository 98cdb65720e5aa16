//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an emulator can be told before it starts.
//
#ifndef APPWRITE_TESTING_OPTIONS_HPP
#define APPWRITE_TESTING_OPTIONS_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace appwrite::testing
{

/// Which certificate the emulator presents. All are signed by the emulator's own authority (@ref
/// emulator::ca_pem).
enum class certificate_kind
{
    /// Valid today for `localhost`, `127.0.0.1` and `::1`.
    valid,
    /// For the same names, but it ran out yesterday.
    expired,
    /// Valid today, for `wrong.invalid` only.
    wrong_host
};

/// The newest TLS version that the emulator agrees to speak.
enum class tls_version
{
    /// Only TLS 1.1, which a careful client refuses.
    tls1_1,
    tls1_2,
    tls1_3
};

/// One API key and the scopes that it holds.
struct emulator_key
{
    /// The text that clients send in `X-Appwrite-Key`.
    std::string secret;

    /// Empty means every scope; a key without any scope is written as one empty scope, `{""}`.
    std::vector<std::string> scopes;
};

/**
 * @brief How an @ref emulator is set up.
 *
 * The defaults serve HTTPS on a free port and behave as Appwrite 1.9.0.
 */
class emulator_options
{
public:
    emulator_options();

    /// The release to behave as, such as "0.15.3" (anything below 1.0 follows its rules) or "1.9.0" (the
    /// rest). @throws std::invalid_argument if the text is no version.
    emulator_options& server_version(std::string version);

    /// The id of the one project that exists. Default "emulated-project".
    emulator_options& project(std::string id);

    /// Adds an API key; may be called repeatedly. Without any call there is "emulated-key" with every scope.
    emulator_options& api_key(std::string secret, std::vector<std::string> scopes = {});

    /**
     * @brief Adds a name under which clients may call the server; may be called repeatedly.
     *
     * Servers from 1.4 on refuse a request with any other name in its Host header. Without any call every
     * name is good.
     */
    emulator_options& known_host(std::string name);

    /// Serves `http://` instead of `https://`.
    emulator_options& plain_http();

    /// Default: @ref certificate_kind::valid.
    emulator_options& certificate(certificate_kind kind);

    /// Default: @ref tls_version::tls1_3.
    emulator_options& max_tls_version(tls_version version);

    /// The TCP port; 0, the default, lets the system choose a free one.
    emulator_options& port(unsigned short number);

    /// Connections without a request for this long are closed. Default: never.
    emulator_options& idle_close_after(std::chrono::milliseconds time);

    /// The server closes a connection after this many requests, saying so in the last response. Default: no
    /// limit.
    emulator_options& keep_alive_max(std::size_t requests);

    /// The same with a limit of its own for each connection, drawn evenly from least (at least 1) to most.
    /// The seed decides the sequence of the limits. @throws std::invalid_argument if it is no such range.
    emulator_options& keep_alive_between(std::size_t least, std::size_t most, std::uint64_t seed = 0);

    /// Whether the last response within the limit says `Connection: close`. Default true. Without it, the
    /// connection goes stale in the client's pool.
    emulator_options& announce_close(bool on);

    const std::string& server_version() const noexcept { return server_version_; }
    const std::string& project() const noexcept { return project_; }
    const std::vector<emulator_key>& api_keys() const noexcept { return api_keys_; }
    const std::vector<std::string>& known_hosts() const noexcept { return known_hosts_; }
    bool uses_tls() const noexcept { return tls_; }
    certificate_kind certificate() const noexcept { return certificate_; }
    tls_version max_tls_version() const noexcept { return max_tls_version_; }
    unsigned short port() const noexcept { return port_; }

    /// Zero means never.
    std::chrono::milliseconds idle_close_after() const noexcept { return idle_close_after_; }

    /// Zero means no limit.
    std::size_t keep_alive_max() const noexcept { return keep_alive_max_; }
    std::size_t keep_alive_min() const noexcept { return keep_alive_min_; }
    std::uint64_t keep_alive_seed() const noexcept { return keep_alive_seed_; }
    bool announces_close() const noexcept { return announces_close_; }

private:
    std::string server_version_ = "1.9.0";
    std::string project_ = "emulated-project";
    std::vector<emulator_key> api_keys_;
    std::vector<std::string> known_hosts_;
    bool tls_ = true;
    certificate_kind certificate_ = certificate_kind::valid;
    tls_version max_tls_version_ = tls_version::tls1_3;
    unsigned short port_ = 0;
    std::chrono::milliseconds idle_close_after_{0};
    std::size_t keep_alive_min_ = 0;
    std::size_t keep_alive_max_ = 0;
    std::uint64_t keep_alive_seed_ = 0;
    bool announces_close_ = true;
};

} // namespace appwrite::testing

#endif
