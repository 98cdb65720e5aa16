//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// pool_ledger: who gets which connection. Pure bookkeeping: no sockets, no clock, no locks; time comes in as
// an argument.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_POOL_LEDGER_HPP
#define APPWRITE_DETAIL_TRANSPORT_POOL_LEDGER_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/pool_options.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace appwrite::detail
{

/// A place for one connection, numbered from 0 to `max_connections` - 1.
using slot_id = std::uint32_t;

/// A caller in the queue. Numbers rise, so the queue is sorted by them.
using waiter_id = std::uint64_t;

/// The right to use a slot.
struct pool_grant
{
    slot_id slot = 0;
    /// True: its connection is open and idle no longer. False: the holder has to connect it.
    bool open = false;
};

/// A grant for somebody who waited.
struct waiter_grant
{
    waiter_id waiter = 0;
    pool_grant grant;
};

/// What asking for a connection led to.
struct acquire_outcome
{
    enum class kind
    {
        granted,
        queued,
        too_many_waiting,
        closed,
    };

    kind what = kind::closed;
    /// If granted.
    pool_grant grant;
    /// If queued.
    waiter_id waiter = 0;
};

struct ledger_counts
{
    std::size_t in_use = 0;
    std::size_t connecting = 0;
    std::size_t idle = 0;
    std::size_t waiting = 0;
};

/// The pool's bookkeeping.
///
/// Every slot is free (no connection), connecting, in use or idle. Rules:
/// - an idle connection goes to the next who asks, the most recently used one first, so that the others can
/// grow old;
/// - who finds none gets a free slot to connect, while fewer than `connect_concurrency` are connecting;
/// - everybody else queues, first in, first out. Each event that makes something available hands it to the
/// head of the queue
///   in the same step, so nobody waits beside an idle connection, and no newcomer overtakes.
///
/// Connections that leave the pool are reported through `take_closing()`; the caller closes them.
class pool_ledger
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    APPWRITE_DECL explicit pool_ledger(pool_options const& options);

    /// Somebody wants a connection, now or not at all.
    APPWRITE_DECL std::optional<pool_grant> try_acquire(time_point now);

    /// Somebody wants a connection and is ready to wait.
    APPWRITE_DECL acquire_outcome acquire(time_point now);

    /// The holder of a slot has connected it: another may connect now.
    APPWRITE_DECL std::optional<waiter_grant> connected(slot_id slot, time_point now);

    /// The holder of a slot gives it back. `clean`: its connection is open and may serve again. The request
    /// count and the age decide whether it does.
    APPWRITE_DECL std::optional<waiter_grant> release(slot_id slot, bool clean, time_point now);

    /// A connection was made anew in a slot that is in use: its age and request count start again.
    APPWRITE_DECL void renewed(slot_id slot, time_point now);

    /// A waiter gives up. False if it is not in the queue (any more).
    APPWRITE_DECL bool cancel(waiter_id waiter);

    /// Drops the idle connections that are too old, or all of them.
    APPWRITE_DECL void prune(time_point now);
    APPWRITE_DECL void drop_idle();

    /// Nothing is granted from now on; idle connections are dropped and the queue is emptied.
    APPWRITE_DECL void close();
    bool closed() const noexcept { return closed_; }

    /// The slots whose connections have to be closed, since the last time. They are free again.
    std::vector<slot_id> take_closing()
    {
        // Not moved: freeing a slot must not need memory.
        std::vector<slot_id> out = closing_;
        closing_.clear();
        return out;
    }
    bool has_closing() const noexcept { return !closing_.empty(); }

    APPWRITE_DECL ledger_counts counts() const noexcept;

private:
    enum class state : std::uint8_t
    {
        free,
        connecting,
        in_use,
        idle,
    };

    struct entry
    {
        state is = state::free;
        time_point opened_at{};
        time_point used_at{};
        std::size_t requests = 0;
    };

    struct place
    {
        waiter_id waiter;
        bool gone;
    };

    APPWRITE_DECL bool may_serve_again(entry const& e, time_point now) const noexcept;
    APPWRITE_DECL bool fresh_enough(entry const& e, time_point now) const noexcept;
    APPWRITE_DECL std::optional<pool_grant> take_idle(time_point now);
    APPWRITE_DECL std::optional<pool_grant> take_free();
    APPWRITE_DECL std::optional<waiter_id> pop_waiter();
    APPWRITE_DECL std::optional<waiter_grant> grant_free_to_waiter();
    APPWRITE_DECL void free_slot(slot_id slot);
    APPWRITE_DECL void compact_queue();

    pool_options options_;
    std::vector<entry> slots_;
    std::vector<slot_id> free_;
    // The back is the most recently used.
    std::vector<slot_id> idle_;
    std::vector<slot_id> closing_;
    std::deque<place> queue_;
    std::size_t waiting_ = 0;
    std::size_t connecting_ = 0;
    std::size_t in_use_ = 0;
    waiter_id next_waiter_ = 1;
    bool closed_ = false;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/transport/pool_ledger.ipp>
#endif

#endif
