//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_options: what one call may do differently from the client's defaults.
//
#ifndef APPWRITE_CALL_OPTIONS_HPP
#define APPWRITE_CALL_OPTIONS_HPP

#include <appwrite/detail/boxed.hpp>
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
    call_options& deadline(std::chrono::milliseconds d) { return set_.write().deadline = d, *this; }

    /// One attempt, from the moment it has a connection or a place to make one, must end within `d`. 1 ms
    /// to 24 hours, as above.
    call_options& attempt_timeout(std::chrono::milliseconds d)
    {
        return set_.write().attempt_timeout = d, *this;
    }

    /// Adds a header field to the request. Fields that the client sets itself (the `X-Appwrite-Project`,
    /// `-Key` and
    /// `-Response-Format` fields, `Host`, the framing fields) are refused, as are CR, LF and NUL:
    /// `errc::invalid_argument`.
    call_options& header(std::string name, std::string value)
    {
        set_.write().headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }

    /// Sent as `X-Request-Id` and kept in `api_error::request_id()`, to find the call in the logs of both
    /// sides.
    call_options& request_id(std::string id) { return set_.write().request_id = std::move(id), *this; }

    /// Says whether the request may be sent a second time when it is unknown whether the server executed it.
    /// Unset: the operation's own class decides.
    call_options& idempotent(bool yes) { return set_.write().idempotent = yes, *this; }

    /// How often this call may be repeated; `retry_policy::none()` for never. Unset: the client's policy.
    call_options& retry(retry_policy p) { return set_.write().retry = p, *this; }

    std::optional<std::chrono::milliseconds> deadline() const noexcept { return set_.read().deadline; }
    std::optional<std::chrono::milliseconds> attempt_timeout() const noexcept
    {
        return set_.read().attempt_timeout;
    }
    std::vector<std::pair<std::string, std::string>> const& headers() const noexcept
    {
        return set_.read().headers;
    }
    std::string const& request_id() const noexcept { return set_.read().request_id; }
    std::optional<bool> idempotent() const noexcept { return set_.read().idempotent; }
    std::optional<retry_policy> const& retry() const noexcept { return set_.read().retry; }

private:
    struct settings
    {
        std::optional<std::chrono::milliseconds> deadline;
        std::optional<std::chrono::milliseconds> attempt_timeout;
        std::optional<bool> idempotent;
        std::optional<retry_policy> retry;
        std::vector<std::pair<std::string, std::string>> headers;
        std::string request_id;
    };

    // Every call has a place for its options, and most set none.
    detail::boxed<settings> set_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<call_options>);

} // namespace appwrite

#endif
