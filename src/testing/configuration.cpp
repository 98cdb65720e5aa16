//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Options and recorded requests: their functions.
//
#include "http_message.hpp"
#include "release.hpp"

#include <appwrite/testing/counters.hpp>
#include <appwrite/testing/options.hpp>

#include <stdexcept>
#include <utility>

namespace appwrite::testing
{

emulator_options::emulator_options() = default;

emulator_options& emulator_options::server_version(std::string version)
{
    if (!detail::is_release(version))
        throw std::invalid_argument("server_version: '" + version + "' is no version such as 1.9.0");
    server_version_ = std::move(version);
    return *this;
}

emulator_options& emulator_options::project(std::string id)
{
    project_ = std::move(id);
    return *this;
}

emulator_options& emulator_options::api_key(std::string secret, std::vector<std::string> scopes)
{
    api_keys_.push_back({std::move(secret), std::move(scopes)});
    return *this;
}

emulator_options& emulator_options::known_host(std::string name)
{
    known_hosts_.push_back(std::move(name));
    return *this;
}

emulator_options& emulator_options::plain_http()
{
    tls_ = false;
    return *this;
}

emulator_options& emulator_options::certificate(certificate_kind kind)
{
    certificate_ = kind;
    return *this;
}

emulator_options& emulator_options::max_tls_version(tls_version version)
{
    max_tls_version_ = version;
    return *this;
}

emulator_options& emulator_options::port(unsigned short number)
{
    port_ = number;
    return *this;
}

emulator_options& emulator_options::idle_close_after(std::chrono::milliseconds time)
{
    idle_close_after_ = time;
    return *this;
}

emulator_options& emulator_options::keep_alive_max(std::size_t requests)
{
    return keep_alive_between(requests, requests);
}

emulator_options& emulator_options::keep_alive_between(
    std::size_t least, std::size_t most, std::uint64_t seed)
{
    if (least > most || (least == 0 && most != 0))
        throw std::invalid_argument("keep_alive_between: not a range of at least one request");
    keep_alive_min_ = least;
    keep_alive_max_ = most;
    keep_alive_seed_ = seed;
    return *this;
}

emulator_options& emulator_options::announce_close(bool on)
{
    announces_close_ = on;
    return *this;
}

std::string recorded_request::header(const std::string& name) const
{
    return std::string(detail::find_header(headers, name));
}

} // namespace appwrite::testing
