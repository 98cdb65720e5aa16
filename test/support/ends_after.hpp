//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// ends_after: the limit that ended something, on the mock clock.
//
#ifndef APPWRITE_TEST_SUPPORT_ENDS_AFTER_HPP
#define APPWRITE_TEST_SUPPORT_ENDS_AFTER_HPP

#include "mock_clock.hpp"
#include "run_coro.hpp"

#include <boost/test/unit_test.hpp>

namespace appwrite::test
{

/// `t` goes on waiting until `limit` has passed, and no longer.
template <class T>
void ends_after(net::io_context& ctx, task<T>& t, mock_clock::duration limit)
{
    constexpr std::chrono::milliseconds moment(1);
    settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(limit - moment);
    settle(ctx);
    BOOST_TEST(!t.done());
    mock_clock::advance(moment);
    t.get(ctx);
}

} // namespace appwrite::test

#endif
