//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pacer: whoever cannot be queued for want of memory leaves nothing behind. A program of its own, as it
// replaces the program's allocation.
//
#include "support/mock_clock.hpp"
#include "support/replaced_allocation.hpp"

#include <appwrite/detail/call/pacer.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>

namespace
{

/// How many succeed before one fails; negative: all do.
int allocations_left = -1;

} // namespace

void appwrite::test::allocating(std::size_t)
{
    if (allocations_left == 0)
        throw std::bad_alloc();
    allocations_left -= allocations_left > 0 ? 1 : 0;
}

namespace
{

using namespace appwrite;
using namespace std::chrono_literals;

/// The pacer looks at it before it queues somebody, and again when that is done. What fails later than that
/// is Asio's affair.
struct watched_clock : test::mock_clock
{
    static time_point now() noexcept
    {
        if (++looks == 2)
            allocations_left = -1;
        return mock_clock::now();
    }

    static inline int looks = 0;
};

using subject = detail::pacer<watched_clock>;

struct turn
{
    subject::permit permit;
    bool failed = false;
};

net::awaitable<void> take_turn(subject& p, int allocations, turn& out)
{
    detail::transport_status status;
    watched_clock::looks = 0;
    allocations_left = allocations;
    try
    {
        out.permit = co_await p.acquire(test::mock_clock::now() + 10s, status);
    }
    catch (std::bad_alloc const&)
    {
        out.failed = true;
    }
    allocations_left = -1;
}

void start(net::io_context& ctx, subject& p, int allocations, turn& out)
{
    net::co_spawn(ctx, take_turn(p, allocations, out),
        [](std::exception_ptr e)
        {
            if (e)
                std::terminate();
        });
    ctx.restart();
    ctx.poll();
}

bool expect(bool so, char const* what)
{
    if (!so)
        std::printf("not so: %s\n", what);
    return so;
}

} // namespace

int main()
{
    subject p(pacing().max_in_flight(1), 100);
    net::io_context ctx;
    turn first;
    start(ctx, p, -1, first);
    bool ok = expect(static_cast<bool>(first.permit), "the first need not wait");
    int failures = 0;
    turn second;
    for (start(ctx, p, 0, second); second.failed; start(ctx, p, failures, second))
    {
        ++failures;
        second.failed = false;
        ok &= expect(p.counts().waiting == 0, "whoever was not queued is not waited for");
    }
    ok &= expect(failures > 1, "memory ran out at several places");
    ok &= expect(p.counts().waiting == 1, "with enough memory it waits");
    first.permit.ended(detail::load_sample());
    ctx.restart();
    ctx.poll();
    ok &= expect(static_cast<bool>(second.permit), "its turn comes");
    return ok ? 0 : 1;
}
