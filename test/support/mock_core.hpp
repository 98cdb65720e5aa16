//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The transport and the core over the mock clock. They are instantiated once, in mock_core.cpp.
//
#ifndef APPWRITE_TEST_SUPPORT_MOCK_CORE_HPP
#define APPWRITE_TEST_SUPPORT_MOCK_CORE_HPP

#include "mock_clock.hpp"

#include <appwrite/client_options.hpp>
#include <appwrite/detail/call/client_core.hpp>
#include <appwrite/detail/transport/resolver.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace appwrite::test
{

/// A core as a client has it, except for the clock and the resolver.
std::shared_ptr<detail::client_core> make_mock_core(
    net::any_io_executor ex, client_options const& options, std::shared_ptr<detail::resolver> resolve);

} // namespace appwrite::test

#endif
