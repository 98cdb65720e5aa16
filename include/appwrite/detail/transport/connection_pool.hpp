//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: the ledger with a lock around it, connections in its slots, and callers that wait.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_CONNECTION_POOL_HPP
#define APPWRITE_DETAIL_TRANSPORT_CONNECTION_POOL_HPP

#include <appwrite/detail/transport/exchange.hpp>
#include <appwrite/detail/transport/pool_ledger.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace appwrite::detail
{

template <class Connection>
class connection_pool;

/// The exclusive right to use a connection. It goes back when this is destroyed. Once `start_work` was called
/// it goes back as dirty, which closes the connection, unless `prove_clean` was called, too: whatever goes
/// wrong, nothing half read is ever used again.
template <class Connection>
class lease
{
public:
    lease() {}
    lease(std::shared_ptr<connection_pool<Connection>> pool, std::shared_ptr<Connection> connection,
        pool_grant grant)
        : pool_(std::move(pool))
        , connection_(std::move(connection))
        , grant_(grant)
        , use_(connection_->begin_use())
        , clean_(grant.open)
    {
    }
    lease(lease&& other) noexcept { swap(other); }
    lease& operator=(lease&& other) noexcept
    {
        lease(std::move(other)).swap(*this);
        return *this;
    }
    ~lease() { give_back(); }

    explicit operator bool() const noexcept { return connection_ != nullptr; }
    std::shared_ptr<Connection> const& connection() const noexcept { return connection_; }
    /// False: the connection has to be connected first.
    bool open() const noexcept { return grant_.open; }
    /// The number of this use, for `interrupt`.
    std::uint64_t use() const noexcept { return use_; }

    /// The connection goes to work: from here on it is dirty.
    void start_work() noexcept { clean_ = false; }
    /// The connection was made: the next in line may begin to connect.
    void connected();
    /// The connection was made anew after it had turned out to be dead.
    void renewed();
    /// The connection is in step with the server and may serve again.
    void prove_clean() noexcept { clean_ = true; }
    /// Gives the connection back now.
    void give_back();

private:
    void swap(lease& other) noexcept
    {
        std::swap(pool_, other.pool_);
        std::swap(connection_, other.connection_);
        std::swap(grant_, other.grant_);
        std::swap(use_, other.use_);
        std::swap(clean_, other.clean_);
    }

    std::shared_ptr<connection_pool<Connection>> pool_;
    std::shared_ptr<Connection> connection_;
    pool_grant grant_;
    std::uint64_t use_ = 0;
    bool clean_ = false;
};

/// The pool: `pool_ledger` decides, this class carries it out.
///
/// Thread-safe. One mutex guards everything; it is held for bookkeeping only, never while a socket is closed
/// or foreign code runs. A waiter lives in the frame of its coroutine and waits on a timer of its own, which
/// is its deadline and its notification at once. So the execution context owns all who wait, and a context
/// that is destroyed takes them along.
///
/// `Connection` has `clock`, `begin_use()`, `current_use()` and `interrupt(use)`.
template <class Connection>
class connection_pool : public std::enable_shared_from_this<connection_pool<Connection>>
{
public:
    using clock = typename Connection::clock;
    using time_point = typename clock::time_point;
    using factory = std::function<std::shared_ptr<Connection>()>;

    connection_pool(pool_options const& options, factory make);

    /// A connection that is free right now, without waiting.
    lease<Connection> try_acquire();

    /// The next free connection, first come, first served. `status.ec`: `acquire_timeout` (with the last
    /// connect error in words), `too_many_waiting`, `operation_aborted` when the pool is closed or the caller
    /// cancelled.
    net::awaitable<lease<Connection>> acquire(time_point deadline, transport_status& status);

    /// Notes why connecting failed, for those whom it keeps waiting.
    void note_connect_error(transport_status const& why);

    /// Closes idle connections.
    void drop_idle();

    /// Ends all who wait, interrupts all who use a connection, closes the rest. Does not block.
    void close();

    ledger_counts counts() const;

private:
    friend class lease<Connection>;

    struct waiter;
    using connections = std::vector<std::shared_ptr<Connection>>;

    lease<Connection> make_lease(pool_grant grant);
    void hand_over(std::optional<waiter_grant> const& grant);
    connections take_closing();
    void connected(slot_id slot);
    void renewed(slot_id slot);
    void give_back(slot_id slot, bool clean);

    factory make_;
    mutable std::mutex mutex_;
    pool_ledger ledger_;
    connections slots_;
    std::unordered_map<waiter_id, waiter*> waiters_;
    std::string last_connect_error_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/transport/connection_pool.hpp>

#endif
