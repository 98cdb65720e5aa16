//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// make_client_core: from options to a core. Apart from client_core, which the core's own headers include.
//
#ifndef APPWRITE_DETAIL_CALL_MAKE_CLIENT_CORE_HPP
#define APPWRITE_DETAIL_CALL_MAKE_CLIENT_CORE_HPP

#include <appwrite/client_options.hpp>
#include <appwrite/detail/call/client_core.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace appwrite::detail
{

/// Makes the core that real clients have. Throws `api_exception` if the options are refused.
APPWRITE_DECL std::shared_ptr<client_core> make_client_core(
    net::any_io_executor ex, client_options const& options);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/call/make_client_core.ipp>
#endif

#endif
