//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: whoever cannot be queued for want of memory leaves nothing behind. A program of its own,
// as it replaces the program's allocation.
//
#include "support/mock_connection.hpp"
#include "support/replaced_allocation.hpp"

#include <appwrite/detail/transport/connection_pool.hpp>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <new>

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
using pool_type = detail::connection_pool<test::mock_connection>;

bool ok = true;

void expect(bool so, char const* what)
{
    if (!so)
        std::printf("not so: %s\n", what);
    ok = ok && so;
}

/// Whether it failed for want of memory.
bool asks_without_memory(pool_type::waiter& who)
{
    allocations_left = 0;
    bool failed = false;
    try
    {
        who.lines_up();
    }
    catch (std::bad_alloc const&)
    {
        failed = true;
    }
    allocations_left = -1;
    return failed;
}

/// The queue grows now and then, and then it may fail.
void those_who_queue(pool_type& pool)
{
    detail::transport_status status;
    pool_type::waiter holder(pool);
    holder.lines_up();
    auto lease = holder.take(status);
    std::deque<pool_type::waiter> queue;
    int failures = 0;
    while (queue.size() < 200)
    {
        std::size_t const before = pool.counts().waiting;
        pool_type::waiter& next = queue.emplace_back(pool);
        if (!asks_without_memory(next))
            continue;
        ++failures;
        expect(pool.counts().waiting == before, "whoever was not queued is not waited for");
        queue.pop_back();
        queue.emplace_back(pool).lines_up();
    }
    expect(failures > 0, "memory ran out at least once");
    expect(pool.counts().waiting == queue.size(), "with enough memory all wait");
    for (pool_type::waiter& next : queue)
    {
        if (!lease.open())
            lease.connected();
        lease.prove_clean();
        lease.give_back();
        lease = next.take(status);
        expect(static_cast<bool>(lease), "each gets its turn");
    }
}

/// A connection that is too old is closed by whoever asks next, and listed for it.
void whoever_closes_what_is_too_old(pool_type& pool)
{
    {
        detail::transport_status status;
        pool_type::waiter first(pool);
        first.lines_up();
        auto lease = first.take(status);
        lease.connected();
        lease.prove_clean();
    }
    expect(pool.counts().idle == 1, "it is kept");
    test::mock_clock::advance(std::chrono::hours(1));
    {
        pool_type::waiter next(pool);
        expect(asks_without_memory(next), "memory runs out");
    }
    expect(pool.counts().in_use == 0 && pool.counts().connecting == 0, "no slot is granted to nobody");
}

} // namespace

int main()
{
    for (auto const test : {&those_who_queue, &whoever_closes_what_is_too_old})
    {
        pool_type pool(
            pool_options().max_connections(1), [] { return std::make_shared<test::mock_connection>(); });
        test(pool);
        expect(pool.counts().in_use == 0 && pool.counts().waiting == 0, "nothing is left");
    }
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
