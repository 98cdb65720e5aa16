//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// make_client_core: over the steady clock and the system's resolver.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_MAKE_CLIENT_CORE_IPP
#define APPWRITE_IMPL_DETAIL_CALL_MAKE_CLIENT_CORE_IPP

#include <appwrite/detail/call/make_client_core.hpp>

#include <appwrite/detail/call/make_core.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL std::shared_ptr<client_core> make_client_core(
    net::any_io_executor ex, client_options const& options)
{
    return make_core<std::chrono::steady_clock>(std::move(ex), options, make_system_resolver());
}

} // namespace appwrite::detail

#endif
