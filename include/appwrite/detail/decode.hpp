//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response of success to a model. Pure.
//
#ifndef APPWRITE_DETAIL_DECODE_HPP
#define APPWRITE_DETAIL_DECODE_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/to_json.hpp>
#include <appwrite/result.hpp>

namespace appwrite::detail
{

/// Reads the model `T` from a body. The readers take the forms of every dialect, so none is given. Fails with
/// `errc::unexpected_content` if the body is not JSON at all, with `errc::invalid_json` if it is broken or
/// lacks what the model cannot do without; the message then names the place, as `users[3].targets[0].$id`.
///
/// `T` is a model, a page of one, or `boost::json::object` for preferences: the table in `decode.ipp` has
/// all.
template <class T>
result<T> decode(call_response const& response);

/// Nothing to read: a 204 has no body, whatever its Content-Type says.
template <>
APPWRITE_DECL result<void> decode<void>(call_response const& response);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/decode.ipp>
#endif

#endif
