//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the outcome of an attempt to an api_error. Pure.
//
#ifndef APPWRITE_DETAIL_CALL_OUTCOME_ERROR_HPP
#define APPWRITE_DETAIL_CALL_OUTCOME_ERROR_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/operation.hpp>
#include <appwrite/detail/transport/exchange.hpp>

#include <string_view>

namespace appwrite::detail
{

/// The error for an attempt that did not succeed: the server's words where a response arrived, the
/// transport's otherwise.
APPWRITE_DECL api_error error_from_outcome(exchange_outcome const& out);

/// Whether a deletion that was sent twice was told, the second time, that there is nothing to delete: the
/// first one did it.
APPWRITE_DECL bool is_gone_already(operation const& op, exchange_outcome const& out);

/// Overwrites the key with asterisks wherever the outcome quotes it, in what may become part of an error or
/// of the log. Keys of less than 8 characters are left: they might be a part of any word.
APPWRITE_DECL void hide_key(operation const& op, exchange_outcome& out, std::string_view key);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/outcome_error.ipp>
#endif

#endif
