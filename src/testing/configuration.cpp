//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Options, faults and recorded requests: their functions.
//
#include "http_message.hpp"
#include "release.hpp"

#include <appwrite/testing/counters.hpp>
#include <appwrite/testing/fault.hpp>
#include <appwrite/testing/options.hpp>

#include <algorithm>
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
    keep_alive_max_ = requests;
    return *this;
}

fault fault::delay(std::chrono::milliseconds time)
{
    fault result(action::delay);
    result.time_ = time;
    return result;
}

fault fault::respond(unsigned status, std::string body, std::string content_type)
{
    fault result(action::respond);
    result.status_ = status;
    result.text_ = std::move(body);
    result.content_type_ = std::move(content_type);
    return result;
}

fault fault::raw(std::string bytes)
{
    fault result(action::raw);
    result.text_ = std::move(bytes);
    return result;
}

fault fault::reset()
{
    return fault(action::reset);
}

fault fault::close_before_response()
{
    return fault(action::close_before_response);
}

fault fault::close_after_bytes(std::size_t count)
{
    fault result(action::close_after_bytes);
    result.count_ = count;
    return result;
}

fault fault::never_answer()
{
    return fault(action::never_answer);
}

fault fault::hold()
{
    return fault(action::hold);
}

fault fault::no_close_notify()
{
    return fault(action::no_close_notify);
}

fault fault::connection_close()
{
    return fault(action::connection_close);
}

fault fault::chunked(std::size_t chunk_size)
{
    fault result(action::chunked);
    result.count_ = std::max<std::size_t>(chunk_size, 1);
    return result;
}

fault fault::drip(std::size_t bytes, std::chrono::milliseconds pause)
{
    fault result(action::drip);
    result.count_ = std::max<std::size_t>(bytes, 1);
    result.time_ = pause;
    return result;
}

fault fault::content_length(std::ptrdiff_t delta)
{
    fault result(action::content_length);
    result.delta_ = delta;
    return result;
}

fault fault::extra_bytes(std::string bytes)
{
    fault result(action::extra_bytes);
    result.text_ = std::move(bytes);
    return result;
}

fault fault::close_after_response()
{
    return fault(action::close_after_response);
}

fault& fault::times(std::size_t count)
{
    times_ = count;
    return *this;
}

fault& fault::on(std::string method, std::string target_prefix)
{
    method_ = std::move(method);
    target_prefix_ = std::move(target_prefix);
    return *this;
}

fault& fault::after_executing()
{
    after_executing_ = true;
    return *this;
}

fault& fault::header(std::string name, std::string value)
{
    headers_.emplace_back(std::move(name), std::move(value));
    return *this;
}

bool fault::executes() const noexcept
{
    switch (action_)
    {
    case action::respond:
    case action::raw:
    case action::reset:
    case action::close_before_response:
    case action::never_answer:
        return after_executing_;
    default:
        return true;
    }
}

bool fault::matches(const std::string& method, const std::string& target) const
{
    return (method_.empty() || method_ == method) && target.starts_with(target_prefix_);
}

std::string recorded_request::header(const std::string& name) const
{
    return std::string(detail::find_header(headers, name));
}

} // namespace appwrite::testing
