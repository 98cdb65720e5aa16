//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The one place that compiles the transport and the core over the mock clock.
//
#include "mock_core.hpp"
#include "mock_transport.hpp"

#include <appwrite/detail/call/make_core.hpp>

namespace appwrite::detail
{

template class basic_connection<test::mock_clock>;
template class connection_pool<basic_connection<test::mock_clock>>;
template class lease<basic_connection<test::mock_clock>>;
template class basic_transport<test::mock_clock>;

} // namespace appwrite::detail

namespace appwrite::test
{

std::shared_ptr<detail::client_core> make_mock_core(
    net::any_io_executor ex, client_options const& options, std::shared_ptr<detail::resolver> resolve)
{
    return detail::make_core<mock_clock>(std::move(ex), options, std::move(resolve));
}

} // namespace appwrite::test
