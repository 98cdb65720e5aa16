//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_users: which page of users to fetch.
//
#ifndef APPWRITE_LIST_USERS_HPP
#define APPWRITE_LIST_USERS_HPP

#include <appwrite/list_parameters.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

struct user;

/// The parameters of `users::list`. What is left unset is not sent: the server then gives the 25 users that
/// were created first.
///
/// `list_users().search("walter").where(equal(fields::users::status, true)).limit(50)`
///
/// Nothing is checked here; `users::list` checks everything before it sends anything. Before 1.0 there are
/// no conditions (`where`) and no order but that of creation.
class list_users : public cursor_list<list_users, user>
{
public:
    list_users() {}

    /// Full-text search over id, e-mail, phone and name, 256 code points at most. It finds whole words and
    /// beginnings of words; the parts of an e-mail address count as words of their own, and any of them is
    /// enough. An empty text is the same as none.
    list_users& search(std::string v) { return terms_.search = std::move(v), *this; }

    std::string const& search() const noexcept { return terms_.search; }
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_users>);

} // namespace appwrite

#endif
