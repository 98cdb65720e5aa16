//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The connection and the transport over the mock clock. They are instantiated once, in mock_core.cpp.
//
#ifndef APPWRITE_TEST_SUPPORT_MOCK_TRANSPORT_HPP
#define APPWRITE_TEST_SUPPORT_MOCK_TRANSPORT_HPP

#include "mock_clock.hpp"

#include <appwrite/detail/transport/basic_transport.hpp>

namespace appwrite::detail
{

extern template class basic_connection<test::mock_clock>;
extern template class connection_pool<basic_connection<test::mock_clock>>;
extern template class lease<basic_connection<test::mock_clock>>;
extern template class basic_transport<test::mock_clock>;

} // namespace appwrite::detail

#endif
