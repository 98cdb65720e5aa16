//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response that is not the expected one to an api_error. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_ERROR_RESPONSE_HPP
#define APPWRITE_DETAIL_CALL_ERROR_RESPONSE_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/operation.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// How much of a response's body an error keeps.
inline constexpr std::size_t max_raw_body = 4096;

/// Whether a response of `status` carries the result of `op`.
///
/// That is the row's status; and, where the row expects a body, any of 200 and 201, which servers have
/// confused for some operations. No other success counts: a 200 with a page where a 204 is due comes from
/// something that is not Appwrite, and taking it for a deletion would be wrong.
constexpr bool is_success(operation const& op, unsigned status) noexcept
{
    return status == op.success || (op.success != 204 && (status == 200 || status == 201));
}

/// Says what a response without success means. Never fails, whatever the body is.
///
/// The error `type` in a JSON body decides, whatever the status and the Content-Type are: servers mask
/// statuses, and send JSON as text/html. Without a type, the status decides. `location` is the value of the
/// Location field, empty if there is none. The error's stage is `decode`; the operation, attempts, times and
/// the request id are the caller's to add.
APPWRITE_DECL api_error error_from_response(unsigned status, std::string_view content_type,
    std::string_view location, std::string_view body, std::optional<std::chrono::milliseconds> retry_hint);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/error_response.ipp>
#endif

#endif
