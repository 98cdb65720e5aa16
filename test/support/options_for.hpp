//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The options of a client for an emulator.
//
#ifndef APPWRITE_TEST_SUPPORT_OPTIONS_FOR_HPP
#define APPWRITE_TEST_SUPPORT_OPTIONS_FOR_HPP

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

namespace appwrite::test
{

/// Without repetition: most tests look at one attempt.
inline client_options options_for(testing::emulator const& server)
{
    client_options out(server.endpoint(), server.project());
    out.key(server.api_key()).server_version(server.server_version()).retry(retry_policy::none());
    if (!server.ca_pem().empty())
        out.tls(tls_options().ca_pem(server.ca_pem()));
    return out;
}

} // namespace appwrite::test

#endif
