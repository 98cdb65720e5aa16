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

/// The one coroutine of the service. All it needs is moved into its frame; `op` is a row, which lives for
/// ever.
template <class Mode, class T>
net::awaitable<typename Mode::template outcome<T>> perform(
    std::shared_ptr<core> core, operation const& op, request_plan request, call_options options)
{
    std::string request_id = options.request_id();
    result<call_response> response = co_await core->call(op, std::move(request), std::move(options));

    // The connection is back in its pool: a slow decode holds none.
    result<T> decoded = response ? decode<T>(*response) : result<T>(std::move(response).error());
    if (response && !decoded)
        decoded = std::move(decoded.error()
                                .operation(std::string(op.name))
                                .attempts(response->attempts)
                                .elapsed(response->elapsed)
                                .may_have_been_executed(op.repeat != retry_class::safe)
                                .retry_stop(retry_stop::permanent)
                                .request_id(std::move(request_id)));
    if (decoded)
        response->trace.succeeded(response->status, response->attempts);
    else if (response)
        response->trace.failed(decoded.error());

    if constexpr (!std::is_same_v<Mode, nothrow_t>)
    {
        if (!decoded)
            throw_exception_from_error(decoded.error(), BOOST_CURRENT_LOCATION);
        if constexpr (std::is_void_v<T>)
            co_return;
        else
            co_return std::move(*decoded);
    }
    else
        co_return decoded;
}

} // namespace appwrite::detail

#endif
