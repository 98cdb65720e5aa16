//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// perform: one call of the service, from the request to the model.
//
#ifndef APPWRITE_DETAIL_PERFORM_HPP
#define APPWRITE_DETAIL_PERFORM_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/detail/decode.hpp>
#include <appwrite/facade.hpp>

#include <boost/assert/source_location.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite::detail
{

/// The end of a call: decodes the response.
template <class T>
result<T> conclude(core& from, operation const& op, result<void> const& ended, call_response& response,
    call_options const& options)
{
    if (!ended)
        return ended.error();
    result<T> decoded = decode<T>(response);
    from.reuse(std::move(response.body));
    if (decoded)
    {
        response.trace.succeeded(response.status, response.attempts);
        return decoded;
    }
    api_error error = decoded.error();
    error.operation(std::string(op.name))
        .attempts(response.attempts)
        .elapsed(response.elapsed)
        .may_have_been_executed(op.repeat != retry_class::safe)
        .retry_stop(retry_stop::permanent)
        .request_id(options.request_id());
    response.trace.failed(error);
    return error;
}

/// The same, as the facade wants it.
template <class Mode, class T>
typename Mode::template outcome<T> conclude_as(core& from, operation const& op, result<void> const& ended,
    call_response& response, call_options const& options)
{
    result<T> concluded = conclude<T>(from, op, ended, response, options);
    if constexpr (std::is_same_v<Mode, nothrow_t>)
        return concluded;
    else
    {
        if (!concluded)
            throw_exception_from_error(concluded.error(), BOOST_CURRENT_LOCATION);
        if constexpr (!std::is_void_v<T>)
            return std::move(*concluded);
    }
}

/// The one coroutine of the service. All it needs is moved into its frame; `op` is a row, which lives for
/// ever.
///
/// A call spends its life waiting: what a coroutine of the request path needs only for a moment is in a plain
/// function, so that it takes no room in its frame.
template <class Mode, class T>
net::awaitable<typename Mode::template outcome<T>> perform(
    std::shared_ptr<core> core, operation const& op, request_plan request, call_options options)
{
    call_response response;
    result<void> const ended = co_await core->call(op, request, options, response);
    // The connection is back in its pool: a slow decode holds none.
    co_return conclude_as<Mode, T>(*core, op, ended, response, options);
}

} // namespace appwrite::detail

#endif
