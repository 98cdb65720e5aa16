//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of connection_pool share: connections that have no socket, a clock that does not run, and
// callers.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_POOL_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_TRANSPORT_POOL_FIXTURE_HPP

#include "support/mock_connection.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/transport/connection_pool.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <deque>
#include <memory>
#include <utility>

namespace appwrite::test::pool
{

using namespace std::chrono_literals;
using detail::transport_status;
using pool_type = detail::connection_pool<mock_connection>;
using lease = detail::lease<mock_connection>;

/// What became of somebody who wants a connection.
struct acquired
{
    lease got;
    transport_status status;
};

/// As a call does it, with what it waits in its frame. The pool outlives it.
inline net::awaitable<acquired> acquire(std::shared_ptr<pool_type> pool, mock_clock::duration limit = 1h)
{
    co_await net::this_coro::throw_if_cancelled(false);
    acquired out;
    pool_type::waiter self(*pool);
    if (self.lines_up())
        co_await self.wait(mock_clock::now() + limit);
    out.got = self.take(out.status);
    co_return out;
}

/// A connection, or none, without waiting.
inline lease acquire_now(pool_type& pool)
{
    transport_status ignored;
    pool_type::waiter self(pool);
    self.lines_up();
    return self.take(ignored);
}

/// Somebody who wants a connection.
class caller
{
public:
    caller(net::io_context& ctx, std::shared_ptr<pool_type> pool, mock_clock::duration limit = 1h)
        : ctx_(ctx), task_(test::start(ctx, acquire(std::move(pool), limit)))
    {
    }

    bool done() const { return task_.done(); }
    lease& get() { return task_.get(ctx_).got; }
    transport_status const& status() { return task_.get(ctx_).status; }
    void cancel() { task_.cancel(); }

private:
    net::io_context& ctx_;
    test::task<acquired> task_;
};

struct pool_fixture
{
    explicit pool_fixture(pool_options const& options = {})
        : pool(std::make_shared<pool_type>(options,
              [this]
              {
                  ++made;
                  return std::make_shared<mock_connection>();
              }))
    {
        BOOST_REQUIRE(mock_connection::alive == 0);
    }

    /// A caller who has begun to wait.
    caller& wait(mock_clock::duration limit = 1h)
    {
        std::size_t const before = pool->counts().waiting;
        caller& c = callers.emplace_back(ctx, pool, limit);
        test::settle(ctx);
        BOOST_REQUIRE(!c.done());
        BOOST_REQUIRE(pool->counts().waiting == before + 1);
        return c;
    }

    /// A connection in use, newly connected.
    lease open()
    {
        lease l = acquire_now(*pool);
        BOOST_REQUIRE(l);
        l.start_work();
        if (!l.open())
            l.connected();
        return l;
    }

    void expect(std::size_t in_use, std::size_t connecting, std::size_t idle, std::size_t waiting)
    {
        auto const c = pool->counts();
        BOOST_TEST(c.in_use == in_use);
        BOOST_TEST(c.connecting == connecting);
        BOOST_TEST(c.idle == idle);
        BOOST_TEST(c.waiting == waiting);
    }

    int made = 0;
    net::io_context ctx;
    std::shared_ptr<pool_type> pool;
    std::deque<caller> callers;
};

inline void give_back_clean(lease& l)
{
    l.prove_clean();
    l.give_back();
}

} // namespace appwrite::test::pool

#endif
