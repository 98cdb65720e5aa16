//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// core: the one door from the service to the call machinery. The service knows no sockets, the machinery no
// users.
//
#ifndef APPWRITE_DETAIL_CALL_CORE_HPP
#define APPWRITE_DETAIL_CALL_CORE_HPP

#include <appwrite/call_options.hpp>
#include <appwrite/detail/call/call_trace.hpp>
#include <appwrite/detail/call/operation.hpp>
#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// A response of the status that the operation's row names.
struct call_response
{
    call_response() {}

    unsigned status = 0;
    std::string body;
    /// For the error, should the body turn out not to be understood.
    unsigned attempts = 0;
    std::chrono::milliseconds elapsed{};
    /// The call ends when the body is understood, or found not to be: whoever decodes it says which.
    call_trace trace;
};

/// Carries out calls: deadline, attempts, error building. Knows neither the service nor sockets.
/// All members are safe to call from any thread.
class core
{
public:
    virtual ~core() = default;

    /// Sends the request and fills `response` if its status is the one that the row names; an error
    /// otherwise. Asks the server for its version before, if it is not known yet. Never throws for what
    /// happens on the wire or for cancellation; `std::bad_alloc` passes. What is passed stays where it is
    /// until the call has ended.
    virtual net::awaitable<result<void>> call(
        operation const& op, request_plan& request, call_options const& options, call_response& response) = 0;

    /// The server that requests are built for, once its version is known.
    virtual std::optional<server_info> server() const noexcept = 0;

    /// Takes back the body of a response that was read: its memory serves again.
    virtual void reuse(std::string) noexcept {}

    /// The id of the project that all calls are for.
    virtual std::string_view project() const noexcept = 0;
};

} // namespace appwrite::detail

#endif
