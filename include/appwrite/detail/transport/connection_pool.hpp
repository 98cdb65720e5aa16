//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_pool: the ledger with a lock around it, connections in its slots, and callers that wait.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_CONNECTION_POOL_HPP
#define APPWRITE_DETAIL_TRANSPORT_CONNECTION_POOL_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/transport/exchange.hpp>
#include <appwrite/detail/transport/pool_ledger.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/intrusive/list.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace appwrite::detail
{

template <class Connection>
class connection_pool;

/// The exclusive right to use a connection. It goes back when this is destroyed. Once `start_work` was called
/// it goes back as dirty, which closes the connection, unless `prove_clean` was called, too: whatever goes
/// wrong, nothing half read is ever used again. The pool must outlive it.
template <class Connection>
class lease
{
public:
    lease() {}
    lease(
        connection_pool<Connection>& pool, std::shared_ptr<Connection> connection, pool_grant grant) noexcept
        : pool_(&pool)
        , connection_(std::move(connection))
        , slot_(grant.slot)
        , open_(grant.open)
        , clean_(grant.open)
    {
        connection_->begin_use();
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
    bool open() const noexcept { return open_; }

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
        std::swap(slot_, other.slot_);
        std::swap(open_, other.open_);
        std::swap(clean_, other.clean_);
    }

    connection_pool<Connection>* pool_ = nullptr;
    std::shared_ptr<Connection> connection_;
    slot_id slot_ = 0;
    bool open_ = false;
    bool clean_ = false;
};

/// The pool: `pool_ledger` decides, this class carries it out.
///
/// Thread-safe. One mutex guards everything; it is held for bookkeeping only, never while a socket is closed
/// or foreign code runs.
///
/// `Connection` has `clock`, `begin_use()`, `current_use()` and `interrupt(use)`.
template <class Connection>
class connection_pool
{
public:
    using clock = typename Connection::clock;
    using time_point = typename clock::time_point;
    using factory = std::function<std::shared_ptr<Connection>()>;

    class waiter;

    connection_pool(pool_options const& options, factory make);
    connection_pool(connection_pool const&) = delete;
    connection_pool& operator=(connection_pool const&) = delete;

    /// Notes why connecting failed, for those whom it keeps waiting.
    void note_connect_error(transport_status const& why);

    /// Closes idle connections.
    void drop_idle();

    /// Ends all who wait, interrupts all who use a connection, closes the rest. Does not block.
    void close();

    ledger_counts counts() const;

private:
    friend class lease<Connection>;

    using connections = std::vector<std::shared_ptr<Connection>>;
    using waiter_hook = boost::intrusive::base_hook<boost::intrusive::list_base_hook<>>;

    lease<Connection> make_lease(pool_grant grant, connections& closing);
    void hand_over(std::optional<waiter_grant> const& grant);
    void take_closing(connections& out);
    void connected(slot_id slot);
    void renewed(slot_id slot);
    void give_back(slot_id slot, bool clean);

    factory make_;
    mutable std::mutex mutex_;
    pool_ledger ledger_;
    connections slots_;
    /// Who is in the ledger's queue, in the same order: queueing allocates nothing that could fail.
    boost::intrusive::list<waiter, waiter_hook> waiters_;
    std::string last_connect_error_;
};

/// Somebody who wants a connection, first come, first served. It lives in the frame of a coroutine, and waits
/// on a timer of its own, which is its deadline and its notification at once. So the execution context owns
/// all who wait, and a context that is destroyed takes them along. The pool must outlive it.
///
/// @code
/// if (self.lines_up())
///     co_await self.wait(deadline);
/// auto lease = self.take(status);
/// @endcode
template <class Connection>
class connection_pool<Connection>::waiter : public boost::intrusive::list_base_hook<>
{
public:
    explicit waiter(connection_pool& pool) noexcept : pool_(pool) {}
    waiter(waiter const&) = delete;
    waiter& operator=(waiter const&) = delete;
    /// Leaves the queue. A grant that came at the last moment is handed on: no wake-up is lost.
    ~waiter();

    /// Asks for a connection. True: there is a queue, and this is in it now.
    bool lines_up();

    /// Ends when there is a connection, or when none will come any more, as when the caller is cancelled. No
    /// coroutine frame is made for it.
    auto wait(time_point deadline)
    {
        deadline_ = deadline;
        auto initiate = [](auto&& handler, waiter* self) { self->start(std::move(handler)); };
        return net::async_initiate<net::deferred_t const, void()>(initiate, net::deferred, this);
    }

    /// What came of it, now. Nothing: `status.ec` is `acquire_timeout` (with the last connect error in
    /// words), `too_many_waiting`, or `operation_aborted` when the pool is closed or the caller cancelled.
    lease<Connection> take(transport_status& status);

private:
    friend class connection_pool;

    template <class Handler>
    void start(Handler handler);
    void stop();
    void leave();
    void wake(acquire_outcome::kind outcome);

    // Guarded by the pool's mutex; the timer, too: whoever notifies cancels it under the lock.
    connection_pool& pool_;
    time_point deadline_{};
    std::optional<net::basic_waitable_timer<clock>> timer_;
    waiter_id id_ = 0;
    acquire_outcome::kind outcome_ = acquire_outcome::kind::closed;
    pool_grant grant_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/transport/connection_pool.hpp>

#endif
