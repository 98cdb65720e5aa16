//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the thread-safety programs share. They run under ThreadSanitizer, so they check little and provoke
// much.
//
#ifndef APPWRITE_TEST_THREAD_SAFETY_RACE_HPP
#define APPWRITE_TEST_THREAD_SAFETY_RACE_HPP

#include "support/options_for.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstdio>

namespace appwrite::test
{

inline constexpr std::size_t threads = 4;

/// How calls ended.
struct tally
{
    std::atomic<int> succeeded = 0;
    std::atomic<int> aborted = 0;
    std::atomic<int> other = 0;
    /// Of the aborted ones, those that held a connection.
    std::atomic<int> in_flight = 0;

    template <class T>
    void count(std::exception_ptr e, result<T> const& r)
    {
        if (e)
        {
            // A coroutine cancelled before its first step ends with Asio's own exception.
            try
            {
                std::rethrow_exception(e);
            }
            catch (boost::system::system_error const& x)
            {
                ++(x.code() == net::error::operation_aborted ? aborted : other);
            }
        }
        else if (r.has_value())
            ++succeeded;
        else
        {
            ++(r.error() == error_code(net::error::operation_aborted) ? aborted : other);
            in_flight += r.error().stage() != call_stage::acquire ? 1 : 0;
        }
    }

    int total() const { return succeeded + aborted + other; }

    void print(char const* name) const
    {
        std::printf(
            "%s: %d succeeded, %d aborted, %d other\n", name, succeeded.load(), aborted.load(), other.load());
    }
};

/// Fails the program.
inline bool expect(bool condition, char const* what)
{
    if (!condition)
        std::printf("FAILED: %s\n", what);
    return condition;
}

} // namespace appwrite::test

#endif
