//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// An operation of the service as a constexpr row: what it is called, what it sends, when it may be repeated.
//
#ifndef APPWRITE_DETAIL_CALL_OPERATION_HPP
#define APPWRITE_DETAIL_CALL_OPERATION_HPP

#include <appwrite/detail/wire/http_method.hpp>
#include <appwrite/error.hpp>

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::detail
{

/// When a request may be sent again although the server may have executed it already.
enum class retry_class
{
    /// Reads only.
    safe,
    /// A second execution leaves the same state.
    idempotent,
    /// Creates something under an id that the client knows, so that a repeat can be told from a conflict.
    keyed_create,
    /// A repeat may do it twice.
    unsafe,
};

/// A server version, for "since" and "until".
struct api_version
{
    unsigned major = 0;
    unsigned minor = 0;
    unsigned patch = 0;
    friend constexpr auto operator<=>(api_version const&, api_version const&) = default;
};

struct call_request;
struct server_info;
class settlement;

/// Finds out what became of a request that was refused with 409 after an earlier attempt may have been
/// executed. Pure; `seen` is what was read before.
using settle_function = settlement (*)(
    call_request const& sent, server_info const& server, std::vector<std::optional<std::string>> const& seen);

/// One operation. `path` is relative to the endpoint; each `{name}` in it is filled from the request's path
/// arguments, in order.
struct operation
{
    /// As `users.get`.
    std::string_view name;
    http_method method;
    std::string_view path;
    retry_class repeat;
    /// The status of success.
    unsigned success;
    /// The first server version that has it.
    api_version since;
    /// What the server says to a repeated deletion: that was done before. `unknown` for operations that
    /// delete nothing.
    api_errc gone = api_errc::unknown;
    /// For operations whose repeat may clash with what an earlier attempt did.
    settle_function settle = nullptr;
};

} // namespace appwrite::detail

#endif
