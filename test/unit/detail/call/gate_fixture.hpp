//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of pacing and of the circuit breaker share.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_CALL_GATE_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_CALL_GATE_FIXTURE_HPP

#include "core_fixture.hpp"

#include <string>

namespace appwrite::test::core
{

inline std::string const server_busy = error_of_type("503 Service Unavailable", "general_server_error");

struct gate_fixture : core_fixture
{
    client_options two_connections() const
    {
        return options().pool(pool_options().max_connections(2).connect_concurrency(2));
    }

    /// A connection whose request the test answers.
    test::peer_socket serve(std::string const& answer)
    {
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(answer);
        return s;
    }
};

} // namespace appwrite::test::core

#endif
