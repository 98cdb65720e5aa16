//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_options: what one call may do differently from the client's defaults.
//
#ifndef APPWRITE_CALL_OPTIONS_HPP
#define APPWRITE_CALL_OPTIONS_HPP

#include <appwrite/retry_policy.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace appwrite
{

/// Settings of a single call; every operation takes one as its last argument. What is left unset comes from
/// `client_options`.
///
/// `co_await users.get(id, appwrite::call_options().deadline(2s))`
class call_options
{
public:
    call_options() {}

    /// The whole call must end within `d`, whatever it waits for. 1 ms to 24 hours; anything else ends the
    /// call with `errc::invalid_argument` before anything is sent.
    call_options& deadline(std::chrono::milliseconds d) { return deadline_ = d, *this; }

    /// One attempt, from the moment it has a connection or a place to make one, must end within `d`. 1 ms
    /// to 24 hours, as above.
    call_options& attempt_timeout(std::chrono::milliseconds d) { return attempt_timeout_ = d, *this; }

    /// Adds a header field to the request. Fields that the client sets itself (the `X-Appwrite-Project`,
    /// `-Key` and
    /// `-Response-Format` fields, `Host`, the framing fields) are refused, as are CR, LF and NUL:
    /// `errc::invalid_argument`.
    call_options& header(std::string name, std::string value)
    {
        headers_.emplace_back(std::move(name), std::move(value));
        return *this;
    }

    /// Sent as `X-Request-Id` and kept in `api_error::request_id()`, to find the call in the logs of both
    /// sides.
    call_options& request_id(std::string id) { return request_id_ = std::move(id), *this; }

    /// Says whether the request may be sent a second time when it is unknown whether the server executed it.
    /// Unset: the operation's own class decides.
    call_options& idempotent(bool yes) { return idempotent_ = yes, *this; }

    /// How often this call may be repeated; `retry_policy::none()` for never. Unset: the client's policy.
    call_options& retry(retry_policy p) { return retry_ = p, *this; }

    std::optional<std::chrono::milliseconds> deadline() const noexcept { return deadline_; }
    std::optional<std::chrono::milliseconds> attempt_timeout() const noexcept { return attempt_timeout_; }
    std::vector<std::pair<std::string, std::string>> const& headers() const noexcept { return headers_; }
    std::string const& request_id() const noexcept { return request_id_; }
    std::optional<bool> idempotent() const noexcept { return idempotent_; }
    std::optional<retry_policy> const& retry() const noexcept { return retry_; }

private:
    std::optional<std::chrono::milliseconds> deadline_;
    std::optional<std::chrono::milliseconds> attempt_timeout_;
    std::optional<bool> idempotent_;
    std::optional<retry_policy> retry_;
    std::vector<std::pair<std::string, std::string>> headers_;
    std::string request_id_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<call_options>);

} // namespace appwrite

#endif
