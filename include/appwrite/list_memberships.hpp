//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_memberships: which page of a user's memberships to fetch.
//
#ifndef APPWRITE_LIST_MEMBERSHIPS_HPP
#define APPWRITE_LIST_MEMBERSHIPS_HPP

#include <appwrite/list_parameters.hpp>

#include <type_traits>

namespace appwrite
{

struct membership;

/// The parameters of `users::list_memberships`. Servers before 1.7 know none of them and give all
/// memberships.
///
/// `list_memberships().where(equal(fields::memberships::confirm, true))`
///
/// `page::total` is the size of the page; and there are neither cursors nor a search that finds anything. So
/// go on with `offset` until a page is shorter than the limit.
class list_memberships : public query_list<list_memberships, membership>
{
public:
    list_memberships() {}
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_memberships>);

} // namespace appwrite

#endif
