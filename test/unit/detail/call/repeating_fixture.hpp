//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A client with the default retry policy, and the moments at which it repeats.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_CALL_REPEATING_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_CALL_REPEATING_FIXTURE_HPP

#include "core_fixture.hpp"

#include <string>

namespace appwrite::test::core
{

inline std::string const unavailable = error_of_type("503 Service Unavailable", "general_server_error");

struct repeating : core_fixture
{
    repeating() { remake(options().retry(retry_policy())); }

    /// Whether the request comes again once `wait` has passed, and not a moment earlier; at most the first
    /// throttled wait later.
    void expect_again_after(test::peer_socket& s, mock_clock::duration wait, std::string const& request)
    {
        test::settle(ctx);
        mock_clock::advance(wait - 1ms);
        test::settle(ctx);
        BOOST_TEST(!s.has_more());
        mock_clock::advance(1ms + 1s);
        BOOST_TEST(s.read_request() == request);
    }

    /// Lets the longest wait before the first repeat pass.
    void pass_first_wait()
    {
        test::settle(ctx);
        mock_clock::advance(200ms);
    }
};

} // namespace appwrite::test::core

#endif
