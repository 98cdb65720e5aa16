//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_logs: which page of a user's log to fetch.
//
#ifndef APPWRITE_LIST_LOGS_HPP
#define APPWRITE_LIST_LOGS_HPP

#include <appwrite/list_parameters.hpp>

#include <type_traits>

namespace appwrite
{

/// The parameters of `users::list_logs`. What is left unset is not sent. The newest entries come first.
///
/// `list_logs().limit(50).offset(50)`
class list_logs : public paged_list<list_logs>
{
public:
    list_logs() {}
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_logs>);

} // namespace appwrite

#endif
