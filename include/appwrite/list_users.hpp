//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_users: which page of users to fetch.
//
#ifndef APPWRITE_LIST_USERS_HPP
#define APPWRITE_LIST_USERS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace appwrite
{

/// The parameters of `users::list`. What is left unset is not sent: the server then gives the 25 users that
/// were created first.
///
/// `list_users().search("walter").limit(50)`
///
/// Nothing is checked here; `users::list` checks everything before it sends anything.
class list_users
{
public:
    list_users() {}

    /// Full-text search over id, e-mail, phone and name, 256 code points at most. It finds whole words and
    /// beginnings of words; the parts of an e-mail address count as words of their own, and any of them is
    /// enough. An empty text is the same as none.
    list_users& search(std::string v) { return search_ = std::move(v), *this; }

    /// The largest number of users to return. 0 to 100 before 1.0; 1 or more since 1.5, where large pages are
    /// legal but slow. The server's default is 25.
    list_users& limit(std::int64_t v) { return limit_ = v, *this; }

    /// How many users to skip. 0 to 5000 before 1.0, 0 or more since 1.5. To walk over many users, use a
    /// cursor.
    list_users& offset(std::int64_t v) { return offset_ = v, *this; }

    /// The page after the user with this id, in the chosen order. Not together with `cursor_before`.
    list_users& cursor_after(std::string id) { return cursor_after_ = std::move(id), *this; }

    /// The page before the user with this id, still in the chosen order. Not together with `cursor_after`.
    list_users& cursor_before(std::string id) { return cursor_before_ = std::move(id), *this; }

    /// Whether the users created last come first. The default is the order of creation.
    list_users& newest_first(bool yes = true) { return newest_first_ = yes, *this; }

    /// Adds one query in Appwrite's own JSON form, for what has no setter, such as
    /// `{"method":"equal","attribute":"name","values":["Walter"]}`. May be called several times. Since 1.5.
    list_users& query(std::string json_text) { return queries_.push_back(std::move(json_text)), *this; }

    /// Asks the server not to count: `page::total` is then 0. Since 1.5; servers before 1.8.1 count all the
    /// same.
    list_users& without_total(bool yes = true) { return without_total_ = yes, *this; }

    std::string const& search() const noexcept { return search_; }
    std::optional<std::int64_t> limit() const noexcept { return limit_; }
    std::optional<std::int64_t> offset() const noexcept { return offset_; }
    std::optional<std::string> const& cursor_after() const noexcept { return cursor_after_; }
    std::optional<std::string> const& cursor_before() const noexcept { return cursor_before_; }
    /// What `newest_first(bool)` set.
    bool is_newest_first() const noexcept { return newest_first_; }
    std::vector<std::string> const& queries() const noexcept { return queries_; }
    /// What `without_total(bool)` set.
    bool is_without_total() const noexcept { return without_total_; }

private:
    std::string search_;
    std::optional<std::int64_t> limit_;
    std::optional<std::int64_t> offset_;
    std::optional<std::string> cursor_after_;
    std::optional<std::string> cursor_before_;
    std::vector<std::string> queries_;
    bool newest_first_ = false;
    bool without_total_ = false;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_users>);

} // namespace appwrite

#endif
