//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the service remembers, in a form that outlives the process.
//
#ifndef APPWRITE_SRC_TESTING_RECORD_HPP
#define APPWRITE_SRC_TESTING_RECORD_HPP

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

/// What a record describes. The numbers are written to files: never change one, only add.
enum class record_kind : std::uint8_t
{
    user = 1,
    session = 2,
    team = 3,
    membership = 4,
    identity = 5,
    log_entry = 6,
    token = 7,
    mfa = 8
};

struct record_key
{
    record_kind kind = record_kind::user;
    std::string id;

    bool operator==(const record_key&) const = default;
};

/// One entity. No body: it does not exist (any more).
struct record
{
    record_key key;

    /// JSON text.
    std::optional<std::string> body;
};

/**
 * @brief Which entities one request may have changed.
 *
 * Every table of the service reports here. It is enough to report too much: who reads the set asks each table
 * how the entity looks now. Off until somebody wants to know.
 */
class change_set
{
public:
    void enable() noexcept { enabled_ = true; }

    void touch(record_kind kind, std::string_view id)
    {
        if (enabled_ && known_[index(kind)].emplace(id).second)
            keys_.push_back({kind, std::string(id)});
    }

    /// What was reported since the last time, in the order of the first report. Forgets it.
    std::vector<record_key> take()
    {
        for (auto& ids : known_)
            ids.clear();
        return std::exchange(keys_, {});
    }

private:
    static constexpr std::size_t kinds = 9;
    static std::size_t index(record_kind kind) noexcept { return static_cast<std::size_t>(kind); }

    bool enabled_ = false;
    std::vector<record_key> keys_;
    std::unordered_set<std::string> known_[kinds];
};

/// Where records are kept. Used by one thread at a time.
class storage
{
public:
    virtual ~storage() = default;

    /// Calls take(record) for everything that is kept: kind by kind, within a kind the oldest first.
    virtual void load(const std::function<void(record&&)>& take) = 0;

    /// Takes over all of these or, if it throws, none. When it returns, they are safe.
    virtual void commit(const std::vector<record>& changes) = 0;
};

} // namespace appwrite::testing::detail

#endif
