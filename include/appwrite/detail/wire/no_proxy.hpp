//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which servers are reached without the proxy. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_NO_PROXY_HPP
#define APPWRITE_DETAIL_WIRE_NO_PROXY_HPP

#include <appwrite/detail/wire/endpoint.hpp>

#include <string_view>

namespace appwrite::detail
{

/// Whether `list` (see `proxy_options::no_proxy`) has an entry for the server. What cannot be understood
/// matches nothing: the list may be meant for other programs, too, which understand more.
APPWRITE_DECL bool is_without_proxy(std::string_view list, endpoint const& to);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/no_proxy.ipp>
#endif

#endif
