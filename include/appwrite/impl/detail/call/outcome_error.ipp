//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the outcome of an attempt to an api_error.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_OUTCOME_ERROR_IPP
#define APPWRITE_IMPL_DETAIL_CALL_OUTCOME_ERROR_IPP

#include <appwrite/detail/call/outcome_error.hpp>

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/wire/retry_after.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL api_error error_from_outcome(exchange_outcome const& out)
{
    if (out.status.ec)
    {
        std::string text = out.status.ec.message();
        if (out.status.ec == errc::acquire_timeout && !out.status.detail.empty())
            text += "; the last connection could not be made: " + out.status.detail;
        else if (!out.status.detail.empty())
            text += ": " + out.status.detail;
        return api_error(out.status.ec, out.status.stage, std::move(text));
    }
    http_response const& r = out.response;
    // A limited route tells with every response when its window ends; only to a 429 that means "come back
    // then".
    std::string_view const reset =
        r.status == 429 ? std::string_view(r.rate_limit_reset) : std::string_view();
    auto const hint = parse_retry_hint(r.retry_after, reset, std::chrono::system_clock::now());
    return error_from_response(r.status, r.content_type, r.location, r.body, hint);
}

APPWRITE_IMPL bool is_gone_already(operation const& op, exchange_outcome const& out)
{
    // Not any 404: an unknown project or route deletes nothing.
    return op.gone != api_errc::unknown && !out.status.ec && out.response.status == 404 &&
           error_from_outcome(out).code() == op.gone;
}

} // namespace appwrite::detail

#endif
